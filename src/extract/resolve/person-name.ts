/** Compares names of people. */

import { isSameSpelled } from '../../text/spelling.ts';
import { NAME_PARTICLES } from '../knowledge/function-words.ts';
import { HONORIFICS, ROLES } from '../knowledge/titles.ts';
import { wordSet } from '../knowledge/word-set.ts';

const ARTICLE = /^(?:al|el|ul|ad|an|ar|as|ash|at|az)-(?=.{2})/;
const SUFFIX = /^(?:jr|sr|esq)\.?$/;
/** Particles that begin a part of a name: "bin Laden", "de Gaulle". "Al" may be short for Albert. */
const LEADING = wordSet('de del della da di du des dos bin bint ibn van von der den ter');

/** The words of a person's name that tell it: no title before it, no "Jr." after it, no Arabic article in them. */
export function personWords(words: readonly string[]): readonly string[] {
  return words
    .slice(titleWords(words))
    .filter((word, i) => i === 0 || !SUFFIX.test(word))
    .map((word) => word.replace(ARTICLE, ''));
}

/** A name as printed, without the title before it. */
export function withoutTitle(name: string, words: readonly string[]): string {
  return name.split(' ').slice(titleWords(words)).join(' ');
}

function titleWords(words: readonly string[]): number {
  return Math.max(
    words.findIndex((word, i) => i === words.length - 1 || !isTitle(word)),
    0,
  );
}

const isTitle = (word: string): boolean => ROLES.has(word) || (HONORIFICS.has(word) && /\.$|^.{1,3}$/.test(word));

/** Whether the words are a whole name, given and family, rather than a part of one. */
export function isWholeName(words: readonly string[]): boolean {
  const telling = words.filter((word, i) => i === 0 || !NAME_PARTICLES.has(word));
  return telling.length >= 2 && !LEADING.has(words[0] ?? '');
}

/** How well two whole names agree, from 3 (first and last) down to 1; 0 when they do not. The longer one first. */
export function agreement(long: readonly string[], short: readonly string[]): number {
  const areEnds = agree(long[0], short[0]) && agree(long.at(-1), short.at(-1));
  if (areEnds && isSubsequence(short.slice(1, -1), long.slice(1, -1))) return 3;
  if (endsWith(long, short)) return 2;
  return startsWith(long, short) || isRespelled(long, short) ? 1 : 0;
}

/** How well a part of a name agrees with a whole name: 4 its end, 3 that in plural or respelled, 2 its beginning, 1 within; or 0. */
export function partAgreement(whole: readonly string[], part: readonly string[]): number {
  const [only, last] = [part.length === 1 ? (part[0] ?? '') : '', whole.at(-1) ?? ''];
  if (endsWith(whole, part)) return 4;
  if (only !== '' && (isPluralOf(only, last) || isSameSpelled(only, last))) return 3;
  if (startsWith(whole, part)) return 2;
  return only.length > 2 && whole.includes(only) ? 1 : 0;
}

export const isPluralOf = (plural: string, word: string): boolean =>
  plural === `${word}s` || (/(?:s|x|z|ch|sh)$/.test(word) && plural === `${word}es`);

/** Equal, or one is the other's initial. */
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
