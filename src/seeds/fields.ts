/** The metadata fields of an article, and the parsers of their values. */
import {
  type ArticleKey,
  type Document,
  type EntityKey,
  isAddress,
  kindOfKey,
  MAX_KEY,
  type Publication,
} from '../model.ts';
import type { Problem } from '../problem.ts';
import { compose } from '../text/compose.ts';
import { parseLanguage } from './languages.ts';
import { error, type Finding, quote, warning } from './problems.ts';
import { parsePublication } from './publication.ts';

export const FIELDS = ['key', 'publishedAt', 'modifiedAt', 'source', 'url', 'language', 'section'] as const;
export type Field = (typeof FIELDS)[number];

/** The value of a field as written. `line` is null when the format has no lines of fields. */
export interface FieldValue {
  readonly text: string;
  readonly line: number | null;
}
export type MetadataFields = { readonly [field in Field]?: FieldValue };

export interface Metadata extends Pick<Document, 'publication' | 'source' | 'url' | 'language' | 'section'> {
  /** Null when the seed gives none. */
  readonly key: ArticleKey | null;
  /** When it was last changed, to tell versions of it apart. */
  readonly modified: Publication | null;
}

export interface ParsedMetadata {
  /** Null when the key is invalid, so that the article is left out. */
  readonly metadata: Metadata | null;
  readonly problems: readonly Problem[];
}

/** Parses all fields. An invalid value is reported and its field left empty, except that an invalid key is an error. */
export function parseMetadata(fields: MetadataFields, file: string): ParsedMetadata {
  const problems: Problem[] = [];
  const read = <T>(field: Field, parse: (text: string) => T | null, expected: string): T | null => {
    const value = fields[field];
    if (value === undefined || value.text.trim() === '') return null;
    const parsed = parse(value.text);
    if (parsed !== null) return parsed;
    const finding: Finding = ['BAD_VALUE', `${field} is ${quote(value.text)}; write ${expected}.`];
    problems.push((field === 'key' ? error : warning)({ file, line: value.line }, finding));
    return null;
  };
  const metadata: Metadata = {
    key: read('key', parseKey, `one line of at most ${MAX_KEY} characters`),
    publication: read('publishedAt', parsePublication, A_DATE),
    modified: read('modifiedAt', parsePublication, A_DATE),
    source: read('source', oneLine, 'one line'),
    url: read('url', parseUrl, 'an address that begins with http:// or https://'),
    language: read('language', parseLanguage, 'a language tag such as en or pt-BR, or the name of a language'),
    section: read('section', oneLine, 'one line'),
  };
  return { metadata: problems.some(({ severity }) => severity === 'ERROR') ? null : metadata, problems };
}

const A_DATE = 'a date such as 2005, 2005-03, 2005-03-24, 2005-03-24T12:30:00Z or Thu, 24 Mar 2005 12:30:00 GMT';

/** Line breaks, control characters, and characters that turn the direction of the text after them. */
const NOT_IN_KEYS = /[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u;

/** An article key, from a path or a field; null when the text is not valid as one. */
export function parseKey(text: string): ArticleKey | null {
  const key = compose(text).trim();
  return key === '' || key.length > MAX_KEY || NOT_IN_KEYS.test(key) ? null : (key as ArticleKey);
}

/** An entity key, kind in lower case and slug, such as `person/ada-lovelace`; null when the text is not valid as one. */
export function parseEntityKey(text: string): EntityKey | null {
  const key = compose(text);
  return key.length <= MAX_KEY && kindOfKey(key) !== null && /^\S+$/.test(key) && !NOT_IN_KEYS.test(key)
    ? (key as EntityKey)
    : null;
}

/** Text on one line, without control characters; null when nothing remains. */
export function oneLine(text: string): string | null {
  return (
    compose(text)
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  );
}

function parseUrl(text: string): string | null {
  const url = text.trim();
  return isAddress(url) ? url : null;
}
