/** Finds one of many ordered spans by an offset, without walking along all of them. */

/** The last item that starts at or before `offset`; `items` are ordered by their starts. */
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
