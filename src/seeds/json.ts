/** Parses an article in JSON, with the field names of schema.org NewsArticle. */
import { type DocumentPart, isAddress } from '../model.ts';
import type { Problem } from '../problem.ts';
import { FIELDS, type Field, type MetadataFields, oneLine, parseKey } from './fields.ts';
import { errorLine, type Located, membersOf, paragraphsAt } from './json-text.ts';
import { accept, type Parse, reject } from './parsed-seed.ts';
import { type Finding, type SourceLocation, warning } from './problems.ts';

type Article = Readonly<Record<string, unknown>>;

/** The members that give each field; the first one that is not empty counts. */
const MEMBERS_OF_FIELD: Readonly<Record<Field, readonly string[]>> = {
  key: ['key', 'identifier', '@id', 'url'],
  publishedAt: ['datePublished'],
  source: ['publisher'],
  url: ['url'],
  language: ['inLanguage'],
  section: ['articleSection'],
};

/** The members to read when the value of a field is an object. */
const MEMBERS_OF_OBJECT: Readonly<Record<Field, readonly string[]>> = {
  key: ['value', '@value', '@id'],
  publishedAt: ['@value'],
  source: ['name'],
  url: ['@id'],
  language: ['alternateName', 'name'],
  section: ['name'],
};

export const parseJson: Parse = (text, location, offset) => {
  let article: unknown;
  try {
    article = JSON.parse(text);
  } catch {
    return reject({ ...location, line: location.line ?? errorLine(text) }, NOT_JSON);
  }
  if (!isObject(article)) return reject(location, NOT_ONE);
  const parts = partsOf(article, text).map((part) => ({ ...part, at: part.at === null ? null : offset + part.at }));
  const { seed, problems } = accept({ parts, fields: fieldsOf(article, location) }, location);
  return { seed, problems: [...problems, ...inexactNumbers(article, location)] };
};

const NOT_JSON: Finding = ['SYNTAX', 'This is not JSON; look for a missing quote, comma or bracket.'];
const NOT_ONE: Finding = ['BAD_VALUE', 'This is not one article; write an object, and many of them as JSON Lines.'];

function partsOf(article: Article, json: string): DocumentPart[] {
  const members = membersOf(json);
  const paragraphs = (name: string): Located[] =>
    typeof article[name] === 'string' ? paragraphsAt(json, members.get(name) ?? 0) : [];
  const headline = paragraphs('headline').slice(0, 1);
  const byline = oneLine(textsOf(article.author, ['name']).join(', '));
  const [author] = paragraphs('author');
  return [
    ...headline.map((located) => onOneLine('HEADLINE', located)),
    ...(byline === null ? [] : [onOneLine('BYLINE', author?.text === byline ? author : { text: byline, at: null })]),
    ...bodyParts(paragraphs('articleBody'), oneLine(textsOf(article.dateline, ['name']).join(', '))),
  ];
}

function onOneLine(role: DocumentPart['role'], { text, at }: Located): DocumentPart {
  const line = oneLine(text) ?? '';
  return { role, text: line, at: line === text ? at : null };
}

/** The paragraphs of the body. The dateline is added in front of the first one, unless the paragraph begins with it. */
function bodyParts([first, ...rest]: readonly Located[], dateline: string | null): DocumentPart[] {
  if (!first) return [];
  const place = dateline?.replace(/[\s–—-]{1,9}$/u, '');
  const hasDateline = !place || first.text.trimStart().startsWith(place);
  const opening = hasDateline ? first : { text: `${place} - ${first.text.trimStart()}`, at: null };
  return [opening, ...rest].map(({ text, at }) => ({ role: 'BODY', text, at }));
}

function fieldsOf(article: Article, { line }: SourceLocation): MetadataFields {
  const values = FIELDS.flatMap((field) => {
    const text = MEMBERS_OF_FIELD[field]
      .flatMap((name) => textsOf(article[name], MEMBERS_OF_OBJECT[field]).filter((each) => mayBe(field, name, each)))
      .find((each) => each.trim() !== '');
    return text === undefined ? [] : [[field, { text, line }] as const];
  });
  return Object.fromEntries(values);
}

/** An address that is not valid, or is longer than a key may be, is no key. */
const mayBe = (field: Field, member: string, text: string): boolean =>
  field !== 'key' || member !== 'url' || (isAddress(text.trim()) && parseKey(text) !== null);

/** Warnings for numbers in metadata that JSON does not keep digit by digit; they are left out. */
function inexactNumbers(article: Article, location: SourceLocation): Problem[] {
  const names = new Set(Object.values(MEMBERS_OF_FIELD).flat());
  const inexact = [...names].filter((name) => typeof article[name] === 'number' && !isExact(article[name]));
  return inexact.map((name) =>
    warning(location, ['BAD_VALUE', `${name} is a number that is too large; write it in quotes.`]),
  );
}

const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

/** The texts of a value or of the items of an array. Of an object, the first of the named members that is a text. */
function textsOf(value: unknown, names: readonly string[]): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const texts = isObject(item) ? names.map((name) => item[name]) : [item];
    const found = texts.find((text) => typeof text === 'string' || (typeof text === 'number' && isExact(text)));
    return found === undefined ? [] : [String(found)];
  });
}

function isObject(value: unknown): value is Article {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
