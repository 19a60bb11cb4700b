/** Parses one article in JSON, by the field names of schema.org NewsArticle. */
import type { DocumentPart } from '../model.ts';
import { type Claims, FIELDS, type Field, oneLine } from './fields.ts';
import { errorLine } from './json-error.ts';
import { type Located, membersOf, paragraphsAt } from './json-text.ts';
import { leftOut, type Parsed, whole } from './parsed-seed.ts';
import type { Finding, Place } from './problems.ts';

type Article = Readonly<Record<string, unknown>>;

/** Where each field may stand; the first name that says something counts. */
const SOURCES: Readonly<Record<Field, readonly string[]>> = {
  key: ['key', 'identifier', '@id', 'url'],
  publishedAt: ['datePublished'],
  source: ['publisher'],
  url: ['url'],
  language: ['inLanguage'],
  section: ['articleSection'],
};

/**
 * `place.line` is the line that the article stands on where others stand on the next ones, null when it is the whole file;
 * `before` counts the code points of the file that stand before `text`.
 */
export function parseJson(text: string, place: Place, before = 0): Parsed {
  let article: unknown;
  try {
    article = JSON.parse(text);
  } catch {
    return leftOut({ ...place, line: place.line ?? errorLine(text) }, NOT_JSON);
  }
  if (!isRecord(article)) return leftOut(place, NOT_ONE);
  const parts = partsOf(article, text).map((part) => ({ ...part, at: part.at === null ? null : before + part.at }));
  return whole({ parts, claims: claimsOf(article, place) }, place);
}

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
    ...opened(paragraphs('articleBody'), oneLine(textsOf(article.dateline, ['name']).join(', '))),
  ];
}

function onOneLine(role: DocumentPart['role'], { text, at }: Located): DocumentPart {
  const line = oneLine(text) ?? '';
  return { role, text: line, at: line === text ? at : null };
}

/** The body behind its dateline, which is written in front of the first paragraph unless it stands there already. */
function opened([first, ...rest]: readonly Located[], dateline: string | null): DocumentPart[] {
  if (!first) return [];
  const place = dateline?.replace(/[\s–—-]{1,9}$/u, '');
  const opening =
    !place || first.text.trimStart().startsWith(place)
      ? first
      : { text: `${place} - ${first.text.trimStart()}`, at: null };
  return [opening, ...rest].map(({ text, at }) => ({ role: 'BODY', text, at }));
}

function claimsOf(article: Article, { line }: Place): Claims {
  const said = FIELDS.flatMap((field) => {
    const text = SOURCES[field]
      .flatMap((name) => textsOf(article[name], NAMES[field]))
      .find((each) => each.trim() !== '');
    return text === undefined ? [] : [[field, { text, line }] as const];
  });
  return Object.fromEntries(said);
}

/** What to read where a value is a thing and not a text. */
const NAMES: Readonly<Record<Field, readonly string[]>> = {
  key: ['value', '@value', '@id'],
  publishedAt: ['@value'],
  source: ['name'],
  url: ['@id'],
  language: ['alternateName', 'name'],
  section: ['name'],
};

/** The texts of a value: itself, its items, and for things among them the first of the names that is a text. */
function textsOf(value: unknown, names: readonly string[]): string[] {
  const items: unknown[] = Array.isArray(value) ? value : [value];
  return items.flatMap((item) => {
    const texts = isRecord(item) ? names.map((name) => item[name]) : [item];
    const found = texts.find((text) => typeof text === 'string' || typeof text === 'number');
    return found === undefined ? [] : [String(found)];
  });
}

function isRecord(value: unknown): value is Article {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
