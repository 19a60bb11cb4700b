/** Binary search in ordered spans. */

/** The last item that starts at or before `offset`; undefined when none does. `items` are ordered by start. */
export function lastBefore<Item extends { readonly start: number }>(
  items: readonly Item[],
  offset: number,
): Item | undefined {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as Item).start <= offset) low = middle + 1;
    else high = middle;
  }
  return items[low - 1];
}
