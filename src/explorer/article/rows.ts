/** Cuts the text of an article into rows: a paragraph each, long ones in several. Only rows near the viewport are rendered. */

/** A stretch of the text: half-open, in UTF-16 code units of the text of the article. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

export interface Row extends Stretch {
  /** Whether it goes on with the paragraph of the row before. */
  readonly isContinued: boolean;
}

/** The most code units of a row. A word that is longer is cut too. */
const LONGEST = 2000;

const isLowSurrogate = (text: string, place: number): boolean => (text.charCodeAt(place) & 0xfc00) === 0xdc00;

/** Where to cut a paragraph that goes on beyond `most`: after its last space, or between two characters. */
function cutBefore(text: string, { start, most }: { readonly start: number; readonly most: number }): number {
  const space = text.lastIndexOf(' ', most - 1);
  if (space > start) return space + 1;
  return isLowSurrogate(text, most) ? most - 1 : most;
}

/** Passages are parted by a blank line. */
export function rowsOf(text: string): Row[] {
  const rows: Row[] = [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n\n', start);
    const end = found === -1 ? text.length : found;
    for (let from = start; from < end; ) {
      const to = end - from > LONGEST ? cutBefore(text, { start: from, most: from + LONGEST }) : end;
      rows.push({ start: from, end: to, isContinued: from > start });
      from = to;
    }
    start = end + 2;
  }
  return rows;
}

/** The index of the row that holds a place, or of the one before it. */
export function rowAt(rows: readonly Row[], place: number): number {
  let [low, high] = [0, rows.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((rows[middle]?.start ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Things by the index of the row in which they begin, and of those that they reach into. */
export function byRow<Thing extends { readonly start: number; readonly end: number }>(
  rows: readonly Row[],
  things: readonly Thing[],
): ReadonlyMap<number, readonly Thing[]> {
  const found = new Map<number, Thing[]>();
  for (const thing of things) {
    for (let index = rowAt(rows, thing.start); (rows[index]?.start ?? Number.POSITIVE_INFINITY) < thing.end; index++) {
      const list = found.get(index);
      if (list === undefined) found.set(index, [thing]);
      else list.push(thing);
    }
  }
  return found;
}
