/** Folds names for comparison, lookup and keys. */
import { createHash } from 'node:crypto';
import type { Span } from '../model.ts';

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[‘’ʼʻʹ`´′＇]/g;
/** White space but single spaces, of which most of it consists. */
const SPACES = / \s+|[^\S ]\s*/g;
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
/** Text without diacritics, typographic apostrophes, and white space but single spaces: only its case is folded. */
const PLAIN_ASCII = /^(?:[!-_a-~]+(?: [!-_a-~]+)*)?$/;
/** Text without diacritics and typographic apostrophes; the grave accent is one. */
const ASCII = /^[\0-_a-\x7f]*$/;

/** A name as it is stored: on one line, each run of white space a single space. */
export const oneLine = (name: string): string => name.replace(SPACES, ' ').trim();

/** Whether a text has small ASCII letters only, as most words do. */
export function isSmallAscii(s: string): boolean {
  for (let i = 0; i < s.length; i++) if (s.charCodeAt(i) < 0x61 || s.charCodeAt(i) > 0x7a) return false;
  return true;
}

/** Lower case, no diacritics, one kind of apostrophe, single spaces, trimmed. Folding is idempotent. */
export function fold(s: string): string {
  if (isSmallAscii(s)) return s;
  if (PLAIN_ASCII.test(s)) return s.toLowerCase();
  if (ASCII.test(s)) return oneLine(s.toLowerCase());
  const lower = s.replace(APOSTROPHES, "'").normalize('NFKD').replace(MARKS, '').toLowerCase();
  // Lower-casing may decompose letters again, such as "İ".
  const base = lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(WITH_BASE_LETTER, (letter) => BASE_LETTERS[letter] ?? letter);
  return base.replace(APOSTROPHES, "'").replace(SPACES, ' ').trim();
}

/** Letters and digits beyond ASCII. */
const OTHER_LETTERS = /(?!\p{ASCII})[\p{L}\p{N}]/gu;
/** The full-text indexes take the marks off Latin letters themselves, but those of "ǡ"; syllables of Hangul stay whole. */
const FOLDED_BY_INDEX = /^(?:(?!a\u0307\u0304)[a-z]\p{M}+|\p{Script=Hangul})/iu;

/** What `foldLetters` makes of each letter or digit, by itself. */
const foldedLetters = new Map<string, string>();

function foldLetter(letter: string): string {
  const known = foldedLetters.get(letter);
  if (known !== undefined) return known;
  const folded = fold(letter);
  const stays = FOLDED_BY_INDEX.test(letter.normalize('NFD')) || folded === letter.toLowerCase();
  foldedLetters.set(letter, stays ? letter : folded);
  return stays ? letter : folded;
}

/**
 * The text with letters such as "ł", "ø", "ß", "ﬁ", "Ａ" and "й" as `fold` has them: those that the full-text indexes of SQLite do not fold
 * as it does. All else stays as it is.
 */
export const foldLetters = (text: string): string => text.replace(OTHER_LETTERS, foldLetter);

/** What the full-text indexes read in the place of a text; null when they read the text itself, as they do most. */
export function foldedCopy(text: string): string | null {
  const folded = foldLetters(text);
  return folded === text ? null : folded;
}

/** Where spans of `foldLetters(text)` stand in `text`; they are in order and do not overlap. A letter belongs to them as a whole. */
export function unfoldSpans(text: string, spans: readonly Span[]): Span[] {
  const letters = text.matchAll(OTHER_LETTERS);
  let next = letters.next().value;
  let shift = 0;
  const printed = (place: number, isEnd: boolean): number => {
    while (next && next.index + shift + foldLetter(next[0]).length <= place) {
      shift += foldLetter(next[0]).length - next[0].length;
      next = letters.next().value;
    }
    const isWithin = next !== undefined && next.index + shift < place;
    return next && isWithin ? next.index + (isEnd ? next[0].length : 0) : place - shift;
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
