/** Tells how deep a value of JSON nests, going no deeper than it has to. */

/** True when there is a value more than `most` objects and lists deep. */
export function nestsDeeper(value: unknown, most: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (most === 0) return true;
  const inside = value as Readonly<Record<string, unknown>>;
  for (const name in inside) if (nestsDeeper(inside[name], most - 1)) return true;
  return false;
}
