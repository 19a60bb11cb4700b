/** Reduces names to the form in which they are compared, looked up and put into keys. */
import { createHash } from 'node:crypto';

const MARKS = /\p{M}+/gu;
const APOSTROPHES = /[‘’ʼʻʹ`´′＇]/g;
const SPACES = /\s+/g;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
/** Letters that decomposition leaves whole, and what they are written as without their stroke or tie. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
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
const WHOLE_LETTER = /[ıłøđðþßæœ]/g;
const PLAIN = /^[a-z0-9]*$/;

/** Lower case without diacritics, apostrophes alike, white space single and trimmed. Folding what is folded changes nothing. */
export function fold(s: string): string {
  if (PLAIN.test(s)) return s;
  const lower = s.replace(APOSTROPHES, "'").normalize('NFKD').replace(MARKS, '').toLowerCase();
  const bare = lower
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(WHOLE_LETTER, (letter) => WHOLE_LETTERS[letter] ?? letter);
  return bare.replace(APOSTROPHES, "'").replace(SPACES, ' ').trim();
}

/** The folded words of `s` joined by "-", in any script; of a text without letters and digits its hash; '' only of ''. */
export function slug(s: string): string {
  const joined = fold(s).replace(NOT_WORD, '-').replace(/^-|-$/g, '');
  if (joined !== '' || s === '') return joined;
  return createHash('sha256').update(s).digest('hex').slice(0, 16);
}
