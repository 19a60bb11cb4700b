/** Makes the field `Entity.aliases` of a database slow, with a view that counts before it returns rows. */
import Database from 'better-sqlite3';

export const SLOW = '{ entities(first: 1) { nodes { aliases { name } } } }';

/** Counting to 10 million takes about a second. */
export function slowDown(database: string, count: number): void {
  const db = new Database(database);
  db.exec(`PRAGMA legacy_alter_table = ON;
    ALTER TABLE aliases RENAME TO quick_aliases;
    CREATE VIEW aliases AS SELECT * FROM quick_aliases WHERE
      (WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT ${count}) SELECT count(*) FROM n) > 0`);
  db.close();
}
