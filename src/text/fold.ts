/** Folds names for comparison, lookup and keys. */
import { createHash } from 'node:crypto';
import type { Span } from '../model.ts';

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
const WITH_LETTER_TO_FOLD = /[ıłøđðþßæœŁØĐÐÞẞÆŒǿǾǽǼǣǢ]/;
const LETTERS_TO_FOLD = /[ıłøđðþßæœŁØĐÐÞẞÆŒǿǾǽǼǣǢ]/g;
/** Text without diacritics, typographic apostrophes, and white space but single spaces: only its case is folded. */
const PLAIN_ASCII = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;

/** A name as it is stored: on one line, each run of white space a single space. */
export const oneLine = (name: string): string => name.replace(SPACES, ' ').trim();

/** Lower case, no diacritics, one kind of apostrophe, single spaces, trimmed. Folding is idempotent. */
export function fold(s: string): string {
  if (PLAIN_ASCII.test(s)) return s.toLowerCase();
  const lower = s.replace(APOSTROPHES, "'").normalize('NFKD').replace(MARKS, '').toLowerCase();
  // Lower-casing may decompose letters again, such as "İ".
  const base = lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(WITH_BASE_LETTER, (letter) => BASE_LETTERS[letter] ?? letter);
  return base.replace(APOSTROPHES, "'").replace(SPACES, ' ').trim();
}

/** Whether a text has letters that `foldLetters` replaces. */
export const hasLettersToFold = (text: string): boolean => WITH_LETTER_TO_FOLD.test(text);

/**
 * The text with "ł", "ø", "ß" and the like as plain letters, all else as it is: what the full-text indexes of SQLite do not fold
 * themselves. The views of migration 013 do the same.
 */
export const foldLetters = (text: string): string => text.replace(LETTERS_TO_FOLD, fold);

/** Where spans of `foldLetters(text)` stand in `text`; they are in order and do not overlap. A letter belongs to them as a whole. */
export function unfoldSpans(text: string, spans: readonly Span[]): Span[] {
  const letters = text.matchAll(LETTERS_TO_FOLD);
  let next = letters.next().value;
  let shift = 0;
  const printed = (place: number, isEnd: boolean): number => {
    while (next && next.index + shift + fold(next[0]).length <= place) {
      shift += fold(next[0]).length - 1;
      next = letters.next().value;
    }
    const isWithin = next !== undefined && next.index + shift < place;
    return next && isWithin ? next.index + (isEnd ? 1 : 0) : place - shift;
  };
  return spans.map(({ start, end }) => ({ start: printed(start, false), end: printed(end, true) }));
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
