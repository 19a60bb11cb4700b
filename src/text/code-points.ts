/** Says where in a text, in UTF-16 code units, its code points begin. */

/** The UTF-16 offset of a code point by its number; null when the text has not that many. Its end counts as one. */
export type Units = (codePoint: number) => number | null;

/** Nothing is counted before it is asked for; then each answer is a search among the characters of two units. */
export function createUnits(text: string): Units {
  let wide: readonly number[] | null = null;
  return (codePoint) => {
    wide ??= findWide(text);
    const offset = codePoint + countBelow(wide, codePoint);
    return offset <= text.length ? offset : null;
  };
}

/** The numbers of the code points that take two units. */
function findWide(text: string): number[] {
  return Array.from(text.matchAll(/[\u{10000}-\u{10ffff}]/gu), ({ index }, before) => index - before);
}

/** How many of ordered numbers are less than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
