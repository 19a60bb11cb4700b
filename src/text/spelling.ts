/** Tells spellings of one name apart from two names. */

/** Letters that transliterations write differently, brought to one: "Iosif" and "Yosif", "Zakhar" and "Zahar". */
const ALIKE: readonly (readonly [RegExp, string])[] = [
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
const SHORTEST = 5;
const LONG = 9;

/** What spellings of one name share. Of a folded word. */
export const skeleton = (word: string): string => ALIKE.reduce((left, [from, to]) => left.replace(from, to), word);

/** Whether two folded words may be one name spelled twice. A woman's form of a man's family name is another name. */
export function isSameSpelled(a: string, b: string): boolean {
  if (a === b) return true;
  if (Math.min(a.length, b.length) < SHORTEST || isFeminine(a, b) || isFeminine(b, a)) return false;
  if (/\p{N}/u.test(a + b)) return false;
  const [left, right] = [skeleton(a), skeleton(b)];
  if (left === right) return true;
  return left[0] === right[0] && isWithin(left, right, Math.min(a.length, b.length) >= LONG ? 2 : 1);
}

const isFeminine = (man: string, woman: string): boolean =>
  /a$/.test(woman) && !/a$/.test(man) && woman.replace(/(?:ai|ay)?a$/, '') === man.replace(/(?:ii|iy|yi|y|i)$/, '');

/** Whether at most `most` letters must be put in, left out or changed. */
function isWithin(a: string, b: string, most: number): boolean {
  if (Math.abs(a.length - b.length) > most) return false;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row[b.length] ?? 0) <= most;
}
