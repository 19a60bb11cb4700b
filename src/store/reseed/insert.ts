/** Makes typed inserts, each prepared once. */
import type { Store } from '../open.ts';
import type { Tables } from '../tables.ts';

const prepareInsert = (store: Store, table: string, columns: readonly string[]) =>
  store.prepare(
    `INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')})
     VALUES (${columns.map(() => '?').join(', ')})`,
  );

/** A function that inserts one whole row of `table`. */
export function inserter<Table extends keyof Tables>(store: Store, table: Table): (row: Tables[Table]) => void {
  let columns: (keyof Tables[Table] & string)[] = [];
  let statement: ReturnType<typeof prepareInsert> | undefined;
  return (row) => {
    if (!statement) {
      columns = Object.keys(row) as typeof columns;
      statement = prepareInsert(store, table, columns);
    }
    statement.run(columns.map((column) => row[column]));
  };
}
