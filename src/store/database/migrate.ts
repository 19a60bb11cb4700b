/** Migrates a database to the current version, creating the file when there is none. */
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { identify, refuseForeign } from './identify.ts';
import { WAIT_MS } from './open.ts';
import { refuseIrregular, refuseLinked } from './regular-file.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { APPLICATION_ID, defineMigrationFunctions, listMigrations, type Migration, readVersion } from './version.ts';
import { refuseUnwritable } from './writable.ts';

/** Versions before and after; 0 is a new database. */
export interface MigrateReport {
  readonly from: number;
  readonly to: number;
}

const SELECT_CHILDREN = `
  SELECT t.name FROM sqlite_schema AS t, pragma_foreign_key_list(t.name) AS f WHERE t.type = 'table' AND f."table" = ?`;

/** Whether a migration drops a table that others refer to, and keeps these: it rebuilds that table, and their rows must stay. */
const dropsParent = (db: Database.Database, sql: string): boolean => {
  const dropped = [...sql.matchAll(/\bDROP TABLE\s+(?:IF EXISTS\s+)?"?(\w+)/gi)].map(([, name = '']) => name);
  const selectChildren = db.prepare(SELECT_CHILDREN).pluck();
  return dropped.some((name) => (selectChildren.all(name) as string[]).some((child) => !dropped.includes(child)));
};

const apply = (db: Database.Database, { file, version }: Migration): void => {
  const sql = readFileSync(file, 'utf8');
  // Without foreign keys all rows have to be checked afterwards, which takes minutes on a large database.
  const isUnchecked = dropsParent(db, sql);
  db.pragma(`foreign_keys = ${isUnchecked ? 'OFF' : 'ON'}`);
  const step = db.transaction(() => {
    // Another process may have run this migration while this one waited for the lock.
    if (readVersion(db) >= version) return;
    db.exec(sql);
    const broken = isUnchecked ? (db.pragma('foreign_key_check') as unknown[]) : [];
    if (broken.length > 0) throw new Error(`${file} leaves ${broken.length} rows that refer to nothing`);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${version}`);
  });
  step.immediate();
};

/**
 * Runs the missing migrations of `folder`, each in one transaction: one that fails or crashes leaves the database at the version
 * before it. Throws DATABASE_NEWER, DATABASE_NOT_OURS, DATABASE_CORRUPT, DATABASE_BUSY, DATABASE_UNWRITABLE.
 */
export function migrate(path: string, folder?: string): MigrateReport {
  const migrations = listMigrations(folder);
  refuseIrregular(path);
  refuseLinked(path);
  if (!existsSync(path)) refuseUnwritable(path);
  return translatingErrors(path, () => {
    if (existsSync(path)) refuseForeign(path, migrations.length);
    const db = new Database(path, { timeout: WAIT_MS });
    try {
      const from = identify(db, migrations.length);
      defineMigrationFunctions(db);
      const missing = migrations.slice(from);
      if (missing.length > 0) {
        refuseUnwritable(path);
        db.pragma('journal_mode = WAL');
        for (const migration of missing) apply(db, migration);
      }
      return { from, to: migrations.length };
    } finally {
      db.close();
    }
  });
}
