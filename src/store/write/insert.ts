/** Inserts many rows per statement, each statement prepared once. */
import type { Store } from '../database/open.ts';
import { storedColumn } from '../sql/codes.ts';
import type { Tables } from '../sql/tables.ts';

/** More rows per statement were no faster. */
const ROWS_AT_ONCE = 20;

type Column<Table extends keyof Tables> = keyof Tables[Table] & string;

/** Inserts rows given as a flat list of values, in the order of `columns`. */
export function valuesInserter<Table extends keyof Tables>(
  store: Store,
  table: Table,
  columns: readonly Column<Table>[],
): (values: readonly unknown[]) => void {
  const stored = columns.map((column) => storedColumn(table, column));
  const names = stored.map(({ name }) => `"${name}"`).join(', ');
  const isCoded = stored.some(({ name }, at) => name !== columns[at]);
  const encode = (value: unknown, at: number): unknown => stored[at % columns.length]?.encode(value);
  const row = `(${columns.map(() => '?').join(', ')})`;
  const prepare = (rows: number) =>
    store.prepare(`INSERT INTO ${table} (${names}) VALUES ${Array(rows).fill(row).join(', ')}`);
  const statements: ReturnType<typeof prepare>[] = [];
  return (values) => {
    for (let from = 0; from < values.length; from += ROWS_AT_ONCE * columns.length) {
      const isAll = values.length <= ROWS_AT_ONCE * columns.length;
      const some = isAll ? values : values.slice(from, from + ROWS_AT_ONCE * columns.length);
      const rows = some.length / columns.length;
      statements[rows] ??= prepare(rows);
      statements[rows].run(isCoded ? some.map(encode) : some);
    }
  };
}

/** Inserts rows with all their columns. */
export function inserter<Table extends keyof Tables>(
  store: Store,
  table: Table,
): (rows: readonly Tables[Table][]) => void {
  let columns: Column<Table>[] = [];
  let insert: ReturnType<typeof valuesInserter> | undefined;
  return (rows) => {
    if (!insert) {
      columns = Object.keys(rows[0] ?? {}) as Column<Table>[];
      if (columns.length === 0) return;
      insert = valuesInserter(store, table, columns);
    }
    const values: unknown[] = [];
    for (const row of rows) for (const column of columns) values.push(row[column]);
    insert(values);
  };
}
