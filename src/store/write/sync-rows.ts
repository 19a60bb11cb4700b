/** Makes the rows of an article in one table others, and touches only those that differ. */
import type { Store } from '../database/open.ts';
import type { Tables } from '../sql/tables.ts';
import { type Differences, differences } from './differences.ts';
import { inserter } from './insert.ts';

type OfArticle = 'mentions' | 'mention_candidates' | 'origin_candidates' | 'article_entities' | 'roles' | 'statements';

export interface Mending<Row> extends Differences<Row> {
  /** Deletes what is gone or changed. */
  readonly drop: () => void;
  /** Inserts what is changed or fresh. */
  readonly fill: () => void;
  /** Does all in place: rows that are changed are never away. */
  readonly mend: () => void;
}

export type Mender<Row> = (article: number, after: readonly Row[]) => Mending<Row>;

/** `key` is the primary key of the table. */
export function createMender<Table extends OfArticle>(
  store: Store,
  table: Table,
  key: readonly (keyof Tables[Table] & string)[],
): Mender<Tables[Table]> {
  type Row = Tables[Table];
  const insert = inserter(store, table);
  const where = `WHERE ${key.map((column) => `"${column}" = @${column}`).join(' AND ')}`;
  const remove = (rows: readonly Row[]): void => {
    for (const row of rows) store.prepare(`DELETE FROM ${table} ${where}`).run(row);
  };
  const update = (row: Row, columns: readonly string[]): void => {
    const values = columns.map((column) => `"${column}" = @${column}`).join(', ');
    store.prepare(`UPDATE ${table} SET ${values} ${where}`).run(row);
  };
  return (article, after) => {
    const before = store.prepare(`SELECT * FROM ${table} WHERE article_id = ?`).all(article) as Row[];
    const found = differences(before, after, key);
    const { gone, changed, fresh } = found;
    const rows = changed.map(({ row }) => row);
    return {
      ...found,
      drop: () => remove([...gone, ...rows]),
      fill: () => insert([...rows, ...fresh]),
      mend: () => {
        remove(gone);
        for (const { row, columns } of changed) update(row, columns);
        insert(fresh);
      },
    };
  };
}
