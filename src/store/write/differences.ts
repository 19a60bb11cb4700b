/** Tells two lists of rows of one table apart. */

export interface Differences<Row> {
  readonly gone: readonly Row[];
  /** Of a key that both lists have: the row after, and the columns that differ. */
  readonly changed: readonly { readonly row: Row; readonly columns: readonly (keyof Row & string)[] }[];
  readonly fresh: readonly Row[];
}

/** `key` names the columns by which rows are told apart. */
export function differences<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  key: readonly (keyof Row & string)[],
): Differences<Row> {
  const keyOf = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
  const gone = new Map(before.map((row) => [keyOf(row), row]));
  const changed: { row: Row; columns: (keyof Row & string)[] }[] = [];
  const fresh: Row[] = [];
  for (const row of after) {
    const old = gone.get(keyOf(row));
    gone.delete(keyOf(row));
    if (!old) {
      fresh.push(row);
      continue;
    }
    const columns = (Object.keys(row) as (keyof Row & string)[]).filter((column) => row[column] !== old[column]);
    if (columns.length > 0) changed.push({ row, columns });
  }
  return { gone: [...gone.values()], changed, fresh };
}
