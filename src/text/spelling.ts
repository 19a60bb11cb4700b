/** Decides whether two words are spellings of one name. */
import { ownCopy } from './own-copy.ts';

/** Normalizes letters that transliterations write differently: "Iosif" and "Yosif", "Zakhar" and "Zahar". */
const NORMALIZATIONS: readonly (readonly [RegExp, string])[] = [
  [/[^\p{L}\p{N}]/gu, ''],
  [/sch/g, 'sh'],
  [/shch/g, 'sh'],
  [/kh/g, 'h'],
  [/gh/g, 'g'],
  [/dh/g, 'd'],
  [/ph/g, 'f'],
  [/ck|q/g, 'k'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/w/g, 'v'],
  [/j|y/g, 'i'],
  [/(\p{L})\1+/gu, '$1'],
  [/(?<=[aou])i(?=e)/g, ''],
];
/** Words shorter than this must be equal; from `LONG` on, two letters may differ, otherwise one. */
const MIN_LENGTH = 5;
const LONG = 9;

/** Longer words have no other spelling, so that the time of a comparison is bounded. */
const MAX_LENGTH = 60;

/** Skeletons of recent words, because one word is compared with many. Emptied when it is full. */
const skeletons = new Map<string, string>();
const MAX_SKELETONS = 20_000;

/** The normalized form that spellings of a folded word share. */
export function skeleton(word: string): string {
  if (word.length > MAX_LENGTH) return word;
  const known = skeletons.get(word);
  if (known !== undefined) return known;
  if (skeletons.size >= MAX_SKELETONS) skeletons.clear();
  const kept = ownCopy(word);
  const normalized = NORMALIZATIONS.reduce((left, [from, to]) => left.replace(from, to), kept);
  skeletons.set(kept, normalized);
  return normalized;
}

/** The first letter of the skeleton, which all spellings of a folded word and its plural share. */
export const spellingInitial = (word: string): string => skeleton(word).charAt(0);

/** Whether two folded words may be spellings of one name. The feminine form of a family name is another name. */
export function isSameSpelled(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < MIN_LENGTH || Math.max(a.length, b.length) > MAX_LENGTH) return false;
  const [left, right] = [skeleton(a), skeleton(b)];
  const isLike = left === right || (left[0] === right[0] && isWithinDistance(left, right, shorter >= LONG ? 2 : 1));
  return isLike && !isFeminine(a, b) && !isFeminine(b, a) && !/\p{N}/u.test(a + b);
}

const isFeminine = (man: string, woman: string): boolean =>
  /a$/.test(woman) && !/a$/.test(man) && woman.replace(/(?:ai|ay)?a$/, '') === man.replace(/(?:ii|iy|yi|y|i)$/, '');

/** Whether the edit distance (Levenshtein) is at most `max`. */
function isWithinDistance(a: string, b: string, max: number): boolean {
  if (Math.abs(a.length - b.length) > max) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) <= max;
}

/** The first letter and the consonants of a word's skeleton, without "h", "z" as "s": spellings rarely change these. */
export function consonantSkeleton(word: string): string {
  const letters = skeleton(word).replaceAll('z', 's');
  return (
    letters.slice(0, 1) +
    letters
      .slice(1)
      .replace(/[aeiouh]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}
