/** Orders rows by id: a full-text index that gets rows out of order writes itself to disk at every one. */

/** The same rows, lowest id first. */
export function inOrder<Row extends { readonly id: number }>(rows: Iterable<Row>): Row[] {
  return [...rows].sort((one, other) => one.id - other.id);
}
