/** Tells a row that must be there from one that may be absent. */

/** The row. Throws when a foreign key of the database leads nowhere, which is a defect and not an answer. */
export function present<Row>(row: Row | null): Row {
  if (row === null) throw new Error('A row of the database refers to another that is not there.');
  return row;
}
