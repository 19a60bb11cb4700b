/** Binary search in ordered numbers and spans. */

/** The first index in an ascending list for which `isBelow` is false; the length of the list when there is none. */
function partitionPoint<Item>(items: ArrayLike<Item>, isBelow: (item: Item) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBelow(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the ascending numbers are less than `limit`. */
export const countBelow = (numbers: ArrayLike<number>, limit: number): number =>
  partitionPoint(numbers, (number) => number < limit);

/** The last item that starts at or before `offset`; undefined when none does. `items` are ordered by start. */
export function lastBefore<Item extends { readonly start: number }>(
  items: readonly Item[],
  offset: number,
): Item | undefined {
  return items[partitionPoint(items, ({ start }) => start <= offset) - 1];
}
