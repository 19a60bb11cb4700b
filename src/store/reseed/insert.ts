/** Makes typed inserts that take many rows at once, and prepares each once. */
import type { Store } from '../open.ts';
import type { Tables } from '../tables.ts';

type Statement = ReturnType<Store['prepare']>;

/** More rows in one statement gain nothing. */
const ROWS_AT_ONCE = 20;

const prepareInsert = (
  store: Store,
  table: string,
  [columns, rows]: readonly [readonly string[], number],
): Statement => {
  const names = columns.map((column) => `"${column}"`).join(', ');
  const row = `(${columns.map(() => '?').join(', ')})`;
  return store.db.prepare(`INSERT INTO ${table} (${names}) VALUES ${Array(rows).fill(row).join(', ')}`);
};

/** A function that inserts whole rows of `table`. */
export function inserter<Table extends keyof Tables>(
  store: Store,
  table: Table,
): (rows: readonly Tables[Table][]) => void {
  const statements: Statement[] = [];
  let columns: (keyof Tables[Table] & string)[] | undefined;
  return (rows) => {
    if (rows.length === 0) return;
    columns ??= Object.keys(rows[0] as Tables[Table]) as NonNullable<typeof columns>;
    for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
      const count = Math.min(ROWS_AT_ONCE, rows.length - from);
      const values: unknown[] = [];
      for (let at = from; at < from + count; at++) {
        const row = rows[at] as Tables[Table];
        for (const column of columns) values.push(row[column]);
      }
      statements[count] ??= prepareInsert(store, table, [columns, count]);
      statements[count].run(values);
    }
  };
}
