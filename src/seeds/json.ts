/** Parses articles in JSON, with the field names of schema.org NewsArticle or of an export. */
import type { DocumentPart } from '../model.ts';
import { type FieldNames, MEMBERS_OF_OBJECT } from './field-names.ts';
import { oneLine } from './fields.ts';
import { type FoundArticle, findArticles, isArticleType, isMembers, type Members } from './json-articles.ts';
import { fieldsOf, inexactNumbers, localIdOf, textsOf, valueAt } from './json-fields.ts';
import { errorLine, type Located, membersAt, paragraphsAt, valueEnd } from './json-text.ts';
import { accept, type Parse, type ParseResult, reject, type Source } from './parsed-seed.ts';
import { type Finding, quote, warning } from './problems.ts';

export const parseJson: Parse = (source) => {
  const { text, location, names } = source;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [reject({ ...location, line: location.line ?? errorLine(text) }, NOT_JSON)];
  }
  const hasText = (members: Members) => bodyIn(members, names) !== null;
  const { articles, isList } = findArticles(value, text, hasText);
  if (articles.length === 0) return [reject(location, NOT_ONE)];
  const lines = createLineCounter(text);
  return articles.map((found) => {
    const start = found.start;
    const line = location.line ?? (isList ? lines(start) : null);
    const piece = isList ? { start, end: valueEnd(text, start), line } : null;
    return { ...parseArticle(found, { ...source, location: { ...location, line } }), piece };
  });
};

/**
 * Parses an article of another format, whose fields are called as those of JSON. It has no offsets of its file. `things` are what it may
 * refer to by `@id`.
 */
export function parseMembers(members: Members, source: Source, things: readonly Members[] = []): ParseResult {
  const value =
    things.length > 0 ? { '@graph': [members, ...things.filter((thing) => !isArticleType(thing))] } : members;
  const [result = reject(source.location, NOT_ONE)] = parseJson({ ...source, text: JSON.stringify(value), offset: 0 });
  if (result.seed === null) return { ...result, piece: null };
  const parts = result.seed.parts.map((part) => ({ ...part, at: null }));
  return { ...result, piece: null, seed: { ...result.seed, parts } };
}

const NOT_JSON: Finding = ['SYNTAX', 'This is not JSON; look for a missing quote, comma or bracket.'];
const NOT_ONE: Finding = ['BAD_VALUE', 'This is no article; write an object, or a list of objects.'];

/** Counts lines before ascending offsets, each time from the last offset on. */
function createLineCounter(text: string): (offset: number) => number {
  let [last, line] = [0, 1];
  return (offset) => {
    for (let at = text.indexOf('\n', last); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    last = offset;
    return line;
  };
}

function parseArticle(found: FoundArticle, { text, location, offset, names }: Source): ParseResult {
  const { article } = found;
  const body = bodyIn(article, names);
  if (body === null) return reject(location, noText(article, names));
  const { parts, problems: cut } = cutOff(partsOf(found, body, { json: text, names }));
  const located = parts.map((part) => ({ ...part, at: part.at === null ? null : offset + part.at }));
  const { seed, problems } = accept({ parts: located, fields: fieldsOf(found, names, location) }, location);
  const warnings = [...cut.map((finding) => warning(location, finding)), ...inexactNumbers(article, names, location)];
  return { seed, localId: localIdOf(found), problems: [...problems, ...warnings] };
}

function noText(article: Members, { body }: FieldNames): Finding {
  const fields = Object.keys(article).map(quote);
  const shown = fields.length > 12 ? [...fields.slice(0, 12), `${fields.length - 12} more`] : fields;
  const wanted = body.slice(0, 4).join(', ');
  const has = shown.length === 0 ? 'It has no fields' : `Its fields are ${shown.join(', ')}`;
  return [
    'MISSING_FIELD',
    `The article has no text in a field such as ${wanted}. ${has}; name its text in mapping.yml.`,
  ];
}

/** The name of the first field that has text; of the first one with white space when there is none. */
function bodyIn(article: Members, { body }: FieldNames): string | null {
  const present = body.filter((name) => proseOf(valueAt(article, name)).length > 0);
  return (
    present.find((name) => proseOf(valueAt(article, name)).some((text) => text.trim() !== '')) ?? present[0] ?? null
  );
}

/** Members of objects that a text is divided into. */
const PROSE = [
  'rendered',
  'summary',
  'headline',
  'title',
  'text',
  'content',
  'paragraphs',
  'sections',
  'body',
  '@value',
];
const MAX_DEPTH = 6;

/** The texts of a value, of a list, or of sections and paragraphs. */
function proseOf(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth >= MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item) => proseOf(item, depth + 1));
  return isMembers(value) ? PROSE.flatMap((name) => proseOf(value[name], depth + 1)) : [];
}

interface Context {
  readonly json: string;
  readonly names: FieldNames;
}

function partsOf(found: FoundArticle, body: string, { json, names }: Context): DocumentPart[] {
  const { article, start } = found;
  const members = membersAt(json, start);
  const paragraphs = (name: string): Located[] => {
    if (typeof article[name] === 'string') return paragraphsAt(json, members.get(name) ?? start);
    return proseOf(valueAt(article, name)).map((text) => ({ text, at: null }));
  };
  const textOf = (field: 'title' | 'byline' | 'dateline') => {
    const texts = (name: string) => textsOf(valueAt(article, name), MEMBERS_OF_OBJECT[field], found.things);
    const name = names[field].find((each) => texts(each).some((text) => text.trim() !== ''));
    return { name: name ?? '', line: name === undefined ? null : oneLine(texts(name).join(', ')) };
  };
  const onOneLine = (role: DocumentPart['role'], { name, line }: ReturnType<typeof textOf>): DocumentPart[] => {
    if (line === null) return [];
    const whole = typeof article[name] === 'string' ? paragraphs(name)[0] : undefined;
    return [{ role, text: line, at: whole?.text === line ? whole.at : null }];
  };
  return [
    ...onOneLine('HEADLINE', textOf('title')),
    ...onOneLine('BYLINE', textOf('byline')),
    ...bodyParts(paragraphs(body), textOf('dateline').line).map((part) => declared(part, body)),
  ];
}

/** A field whose name says that it holds HTML, as in JSON Feed and ninjs. */
const declared = (part: DocumentPart, name: string): DocumentPart =>
  /html$/i.test(name) ? { ...part, markup: ['HTML'] } : part;

/** The paragraphs of the body. The dateline is added in front of the first one, unless the paragraph begins with it. */
function bodyParts([first, ...rest]: readonly Located[], dateline: string | null): DocumentPart[] {
  if (!first) return [];
  const place = dateline?.replace(/[\s–—-]{1,9}$/u, '');
  const hasDateline = !place || first.text.trimStart().startsWith(place);
  const opening = hasDateline ? first : { text: `${place} - ${first.text.trimStart()}`, at: null };
  return [opening, ...rest].map(({ text, at }) => ({ role: 'BODY', text, at }));
}

const CUT_OFF = /(?:…|\.{3})?\s*\[\+\d+ chars\]\s*$/;

/** Takes the mark off with which news interfaces end a text that they cut. */
function cutOff(parts: readonly DocumentPart[]): { parts: readonly DocumentPart[]; problems: readonly Finding[] } {
  const last = parts.at(-1);
  if (!last || !CUT_OFF.test(last.text.slice(-100))) return { parts, problems: [] };
  return {
    parts: [...parts.slice(0, -1), { ...last, text: last.text.replace(CUT_OFF, '') }],
    problems: [['MENDED', 'Its text was cut off by the interface that it comes from; fetch the whole article.']],
  };
}
