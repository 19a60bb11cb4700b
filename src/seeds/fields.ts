/** Settles what a seed says about its article: from words of its own to the fields of a Document. */
import { type ArticleKey, type Document, isAddress, languageTag, MAX_KEY } from '../model.ts';
import type { Problem } from '../problem.ts';
import { error, type Finding, quote, warning } from './problems.ts';
import { parsePublication } from './publication.ts';

/** The fields that a seed may give, as it writes them. */
export const FIELDS = ['key', 'publishedAt', 'source', 'url', 'language', 'section'] as const;
export type Field = (typeof FIELDS)[number];

/** What a seed writes in a field, and on which line; line null where the format does not say. */
export interface Claim {
  readonly text: string;
  readonly line: number | null;
}
export type Claims = { readonly [field in Field]?: Claim };

export interface Facts extends Pick<Document, 'publication' | 'source' | 'url' | 'language' | 'section'> {
  /** Null when the seed gives none. */
  readonly key: ArticleKey | null;
}

export interface Settled {
  /** Null when the key is unusable, so that the article has to be left out. */
  readonly facts: Facts | null;
  readonly problems: readonly Problem[];
}

/** A field that cannot be understood is reported and left empty; only a key must be right. */
export function settle(claims: Claims, file: string): Settled {
  const problems: Problem[] = [];
  const read = <T>(field: Field, parse: (text: string) => T | null, expected: string): T | null => {
    const claim = claims[field];
    if (claim === undefined || claim.text.trim() === '') return null;
    const value = parse(claim.text);
    if (value !== null) return value;
    const finding: Finding = ['BAD_VALUE', `${field} is ${quote(claim.text)}; write ${expected}.`];
    problems.push((field === 'key' ? error : warning)({ file, line: claim.line }, finding));
    return null;
  };
  const facts: Facts = {
    key: read('key', parseKey, `one line of at most ${MAX_KEY} characters`),
    publication: read(
      'publishedAt',
      parsePublication,
      'a date such as 2005, 2005-03, 2005-03-24 or 2005-03-24T12:30:00Z',
    ),
    source: read('source', oneLine, 'one line'),
    url: read('url', parseUrl, 'an address that begins with http:// or https://'),
    language: read('language', parseLanguage, 'a language tag such as en or pt-BR'),
    section: read('section', oneLine, 'one line'),
  };
  return { facts: problems.some(({ severity }) => severity === 'ERROR') ? null : facts, problems };
}

/** A key made of a path or of what a seed writes; null when it is no key. */
export function parseKey(text: string): ArticleKey | null {
  const key = text.normalize('NFC').trim();
  return key === '' || key.length > MAX_KEY || /\p{Cc}/u.test(key) ? null : (key as ArticleKey);
}

/** Text on one line, without control characters; null when nothing is left. */
export function oneLine(text: string): string | null {
  return (
    text
      .normalize('NFC')
      .replaceAll(/[\s\p{Cc}]+/gu, ' ')
      .trim() || null
  );
}

function parseUrl(text: string): string | null {
  const url = text.trim();
  return isAddress(url) ? url : null;
}

function parseLanguage(text: string): string | null {
  return languageTag(text.trim().replaceAll('_', '-'));
}
