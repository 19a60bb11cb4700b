/** Replaces the rows of an article in one table and writes only those that differ. */
import type { Store } from '../database/open.ts';
import { storedColumn } from '../sql/codes.ts';
import type { Tables } from '../sql/tables.ts';
import { inserter } from './insert.ts';

type ArticleTable = 'mentions' | 'mention_candidates' | 'origin_candidates' | 'roles' | 'statements';

/** The differences between the stored rows and the target rows. */
interface RowSync<Row> {
  readonly deleted: readonly Row[];
  /** The target row, where a stored row has the same primary key, and the columns that differ. */
  readonly changed: readonly { readonly row: Row; readonly columns: readonly (keyof Row & string)[] }[];
  readonly inserted: readonly Row[];
  /** Deletes the rows in `deleted` and `changed`. */
  readonly deleteOutdated: () => void;
  /** Inserts the rows in `changed` and `inserted`, after `deleteOutdated`. */
  readonly insertMissing: () => void;
  /** Deletes, updates and inserts in one step; changed rows are updated in place, since others refer to them. */
  readonly update: () => void;
}

type RowDiff<Row> = Pick<RowSync<Row>, 'deleted' | 'changed' | 'inserted'>;

const diffRows = <Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  key: readonly (keyof Row & string)[],
): RowDiff<Row> => {
  const keyOf = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
  const deleted = new Map(before.map((row) => [keyOf(row), row]));
  const changed: { row: Row; columns: (keyof Row & string)[] }[] = [];
  const inserted: Row[] = [];
  for (const row of after) {
    const old = deleted.get(keyOf(row));
    deleted.delete(keyOf(row));
    if (!old) {
      inserted.push(row);
      continue;
    }
    const columns = (Object.keys(row) as (keyof Row & string)[]).filter((column) => row[column] !== old[column]);
    if (columns.length > 0) changed.push({ row, columns });
  }
  return { deleted: [...deleted.values()], changed, inserted };
};

/** Compares the stored rows of an article, by row id, with its target rows. `key` is the primary key of the table. */
export function rowSyncer<Table extends ArticleTable>(
  store: Store,
  table: Table,
  key: readonly (keyof Tables[Table] & string)[],
): (article: number, after: readonly Tables[Table][]) => RowSync<Tables[Table]> {
  type Row = Tables[Table];
  const insert = inserter(store, table);
  const where = `WHERE ${key.map((column) => `"${column}" = @${column}`).join(' AND ')}`;
  const remove = (rows: readonly Row[]): void => {
    for (const row of rows) store.prepare(`DELETE FROM ${table} ${where}`).run(row);
  };
  const update = (row: Row, columns: readonly string[]): void => {
    const stored = columns.map((column) => ({ column, ...storedColumn(table, column) }));
    const values = stored.map(({ column, name }) => `"${name}" = @${column}`).join(', ');
    const encoded = stored.map(({ column, encode }) => [column, encode((row as Record<string, unknown>)[column])]);
    store.prepare(`UPDATE ${table} SET ${values} ${where}`).run({ ...row, ...Object.fromEntries(encoded) });
  };
  return (article, after) => {
    const before = store.prepare(`SELECT * FROM ${table} WHERE article_id = ?`).all(article) as Row[];
    const diff = diffRows(before, after, key);
    const { deleted, changed, inserted } = diff;
    const changedRows = changed.map(({ row }) => row);
    return {
      ...diff,
      deleteOutdated: () => remove([...deleted, ...changedRows]),
      insertMissing: () => insert([...changedRows, ...inserted]),
      update: () => {
        remove(deleted);
        for (const { row, columns } of changed) update(row, columns);
        insert(inserted);
      },
    };
  };
}
