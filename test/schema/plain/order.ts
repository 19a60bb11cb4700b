/** Compares values as the orders of the schema do: texts by code points, numbers by size. */

export type Value = string | number;
export type Direction = 'ASC' | 'DESC';

const SURROGATE = /[\uD800-\uDFFF]/;

/** -1, 0 or 1. Without surrogates the order of code units is that of code points. */
export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  if (!SURROGATE.test(one) && !SURROGATE.test(other)) return one < other ? -1 : 1;
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}

/** Numbers come before texts. */
function compareValues(one: Value, other: Value): number {
  if (typeof one === 'number' && typeof other === 'number') return Math.sign(one - other);
  if (typeof one === 'string' && typeof other === 'string') return compareTexts(one, other);
  return typeof one === 'number' ? -1 : 1;
}

/** Compares lists of values, the first difference deciding, each value in its own direction. */
export function compareKeys(one: readonly Value[], other: readonly Value[], directions: readonly Direction[]): number {
  for (const [index, direction] of directions.entries()) {
    const difference = compareValues(one[index] as Value, other[index] as Value);
    if (difference !== 0) return direction === 'ASC' ? difference : -difference;
  }
  return 0;
}

/** The items in ascending order of what `keyOf` gives. */
export function sortBy<Item>(items: readonly Item[], keyOf: (item: Item) => readonly Value[]): Item[] {
  const keyed = items.map((item) => ({ item, key: keyOf(item) }));
  const directions = (keyed[0]?.key ?? []).map(() => 'ASC' as const);
  return keyed.sort((one, other) => compareKeys(one.key, other.key, directions)).map(({ item }) => item);
}
