/** Compares names of people. */
import { isSameSpelled } from '../../text/spelling.ts';
import { wordSet } from '../../text/word-set.ts';
import { NAME_PARTICLES } from '../knowledge/function-words.ts';
import { isShortName } from '../knowledge/short-names.ts';
import { HONORIFICS, ROLES } from '../knowledge/titles.ts';

const ARABIC_ARTICLE = /^(?:al|el|ul|ad|an|ar|as|ash|at|az)-(?=.{2})/;
const SUFFIX = /^(?:jr|jnr|sr|snr|esq)\.?$/;
/** Only after two other words, because "Elizabeth II" is one name. */
const NUMBER = /^(?:ii|iii|iv)$/;
/** Particles that begin a family name: "bin Laden", "de Gaulle". "Al" is not one, because it may be short for Albert. */
const LEADING_PARTICLES = wordSet('de del della da di du des dos bin bint ibn van von der den ter');

/** The words that a person's names are compared by: without the title before the name, "Jr." after it, and Arabic articles in it. */
export function personWords(words: readonly string[]): readonly string[] {
  const begin = titleLength(words);
  if (begin === 0 && words.every(isPlain)) return words;
  return words
    .slice(begin)
    .filter((word, i, own) => !isSuffix(word, i) || i < own.length - 1)
    .flatMap((word) => (INITIALS.test(word) ? word.split('.').filter((letter) => letter !== '') : [word]))
    .map((word) => word.replace(ARABIC_ARTICLE, ''));
}

/** Whether a word is neither a suffix, nor initials, nor begins with an article. */
const isPlain = (word: string): boolean => PLAIN.test(word);

const PLAIN = /^(?!(?:jr|jnr|sr|snr|esq|ii|iii|iv)$)[a-z]+$/;
/** Initials that are printed without a space: "J.B. Lovelace". */
const INITIALS = /^(?:\p{L}\.){2,4}$/u;

const isSuffix = (word: string, i: number): boolean => (i > 0 && SUFFIX.test(word)) || (i > 1 && NUMBER.test(word));

/** What tells people of one name apart, "jr", "sr" or a number; null when a name has none. */
export function suffixOf(words: readonly string[]): string | null {
  const own = words.slice(titleLength(words));
  const last = own.at(-1) ?? '';
  if (!isSuffix(last, own.length - 1) || last.startsWith('esq')) return null;
  return last.replace(/\.$/, '').replace('n', '');
}

/** A name as printed, without the title before it. */
export function withoutTitle(name: string, words: readonly string[]): string {
  return name.split(' ').slice(titleLength(words)).join(' ');
}

/** A name without a nickname in quotation marks or brackets within it: ‘William "Bill" Tarrant’. */
export const withoutNickname = (name: string): string => name.replace(/ (?:["“”'‘(][^"“”'‘’()]+["“”'’)] )+/u, ' ');

/** How many words at the beginning are a title; the last word never is. */
function titleLength(words: readonly string[]): number {
  return Math.max(
    words.findIndex((word, i) => i === words.length - 1 || !isTitle(word)),
    0,
  );
}

/** Roles that are given names more often, where they stand in a name. */
const GIVEN_NAMES = wordSet('dean');

const isTitle = (word: string): boolean =>
  (ROLES.has(word) && !GIVEN_NAMES.has(word)) || (HONORIFICS.has(word) && /\.$|^.{1,3}$/.test(word));

/** Whether the words are a full name, given and family, rather than a part of one. */
export function isWholeName(words: readonly string[]): boolean {
  const significant = words.filter((word, i) => i === 0 || !NAME_PARTICLES.has(word));
  return significant.length >= 2 && !LEADING_PARTICLES.has(words[0] ?? '');
}

/**
 * How well two full names agree: 4 first and last words, 3 last words and a short form of the first, 2 the end, 1 the beginning or
 * another spelling; 0 when they do not. Pass the longer name first.
 */
export function agreement(long: readonly string[], short: readonly string[]): number {
  const areWithin = agree(long.at(-1), short.at(-1)) && isSubsequence(short.slice(1, -1), long.slice(1, -1));
  if (areWithin && agree(long[0], short[0])) return 4;
  if (areWithin && isShortName(long[0] ?? '', short[0] ?? '')) return 3;
  if (endsWith(long, short)) return 2;
  return startsWith(long, short) || isRespelled(long, short) ? 1 : 0;
}

/**
 * How well a partial name agrees with a full name: 4 its end, 3 its last word in plural or another spelling, 2 its beginning,
 * 1 a word within it; 0 when it does not.
 */
export function partAgreement(whole: readonly string[], part: readonly string[]): number {
  const [only, last] = [part.length === 1 ? (part[0] ?? '') : '', whole.at(-1) ?? ''];
  if (endsWith(whole, part)) return 4;
  if (only !== '' && (isPluralOf(only, last) || isSameSpelled(only, last))) return 3;
  if (startsWith(whole, part)) return 2;
  return only.length > 2 && whole.includes(only) ? 1 : 0;
}

export const isPluralOf = (plural: string, word: string): boolean =>
  plural === `${word}s` || (/(?:s|x|z|ch|sh)$/.test(word) && plural === `${word}es`);

/** Whether two words are equal, or one is the other's initial. */
const agree = (a = '', b = ''): boolean =>
  a === b || (a.length === 1 && b.startsWith(a)) || (b.length === 1 && a.startsWith(b));

const endsWith = (whole: readonly string[], part: readonly string[]): boolean =>
  part.length <= whole.length && part.every((word, i) => whole[whole.length - part.length + i] === word);

const startsWith = (whole: readonly string[], part: readonly string[]): boolean =>
  part.length <= whole.length && part.every((word, i) => whole[i] === word);

function isSubsequence(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (at < short.length && agree(word, short[at])) at++;
  return at === short.length;
}

function isRespelled(a: readonly string[], b: readonly string[]): boolean {
  const isEach = a.length === b.length && a.every((word, i) => isSameSpelled(word, b[i] ?? ''));
  return isEach && a.some((word, i) => word === b[i]);
}
