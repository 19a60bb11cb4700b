/** Folds names for comparison, lookup and keys. */
import { createHash } from 'node:crypto';

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[‘’ʼʻʹ`´′＇]/g;
const SPACES = /\s+/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
/** Letters that Unicode decomposition does not separate from their stroke or tie. */
const BASE_LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};
const WITH_BASE_LETTER = /[ıłøđðþßæœ]/g;
const FOLDED_ASCII = /^[a-z0-9]*$/;

/** A name as it is stored: on one line, each run of white space a single space. */
export const oneLine = (name: string): string => name.replace(SPACES, ' ').trim();

/** Lower case, no diacritics, one kind of apostrophe, single spaces, trimmed. Folding is idempotent. */
export function fold(s: string): string {
  if (FOLDED_ASCII.test(s)) return s;
  const lower = s.replace(APOSTROPHES, "'").normalize('NFKD').replace(MARKS, '').toLowerCase();
  // Lower-casing may decompose letters again, such as "İ".
  const base = lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(WITH_BASE_LETTER, (letter) => BASE_LETTERS[letter] ?? letter);
  return base.replace(APOSTROPHES, "'").replace(SPACES, ' ').trim();
}

/** So that keys of entities, which add a kind and sometimes a country, stay within `MAX_KEY`. */
const MAX_SLUG = 360;

/**
 * The folded words of `s`, of any script, joined by "-". A hash when `s` has no letters or digits, or in the place of what is too
 * long; '' only for ''.
 */
export function slug(s: string): string {
  const joined = fold(s).replace(NOT_WORD, '-').replace(/^-|-$/g, '');
  if ((joined !== '' || s === '') && joined.length <= MAX_SLUG) return joined;
  const hash = createHash('sha256').update(s).digest('hex').slice(0, 16);
  return joined === '' ? hash : `${joined.slice(0, MAX_SLUG).replace(/\p{Surrogate}$/u, '')}-${hash}`;
}
