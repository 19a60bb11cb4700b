/** Cuts the text of an article into stretches. What stands in it is loaded stretch by stretch, where the text is shown. */
import type { Row, Stretch } from './rows.ts';

/** Code units after which a stretch ends with its paragraph, and after which it ends in any case. */
const [LONG, LONGEST] = [10_000, 20_000];

/** One after the other they are the whole text. A passage begins in the stretch that it is in, unless it is very long. */
export function stretchesOf(rows: readonly Row[], length: number): readonly Stretch[] {
  const starts = [0];
  for (const { start, isContinued } of rows) {
    if (start - (starts.at(-1) ?? 0) >= (isContinued ? LONGEST : LONG)) starts.push(start);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? length }));
}

/** The index of the stretch that holds a place; the first or last one for a place outside of the text. */
export const stretchAt = (stretches: readonly Stretch[], place: number): number =>
  Math.max(
    0,
    stretches.findLastIndex(({ start }) => start <= place),
  );

/** The indexes of the stretches that a part of the text is in. */
export function stretchesIn(stretches: readonly Stretch[], { start, end }: Stretch): readonly number[] {
  const [first, last] = [stretchAt(stretches, start), stretchAt(stretches, end)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
