/** Bulk-loads empty tables: creating an index by sorting takes a fraction of the time of updating it row by row. */
import type { Store } from '../database/open.ts';
import type { Tables } from '../sql/tables.ts';

interface Index {
  readonly name: string;
  readonly sql: string;
}

/** The indexes that can be dropped; those of UNIQUE and PRIMARY KEY have no SQL. */
const SELECT = `
  SELECT name, sql FROM sqlite_schema
  WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?)) ORDER BY name`;

/** Drops the indexes of these tables; returns a function that creates them again. */
export function beginBulkLoad({ db }: Store, tables: readonly (keyof Tables)[]): () => void {
  const indexes = db.prepare<[string], Index>(SELECT).all(JSON.stringify(tables));
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  return () => {
    for (const { sql } of indexes) db.exec(sql);
  };
}

/** Runs `work` while the indexes of these tables are dropped. */
export function bulkLoad<R>(store: Store, tables: readonly (keyof Tables)[], work: () => R): R {
  const createIndexes = beginBulkLoad(store, tables);
  const result = work();
  createIndexes();
  return result;
}
