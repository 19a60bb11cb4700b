/** Brings a database to the version this package knows, making the file when there is none. */
import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { explained } from './failure.ts';
import { WAIT_MS } from './open.ts';
import { APPLICATION_ID, listMigrations, type Migration, readVersion, refuseForeign } from './version.ts';
import { refuseUnwritable } from './writable.ts';

/** The versions before and after; equal when there was nothing to do, `from` 0 when the database is new. */
export interface MigrateReport {
  readonly from: number;
  readonly to: number;
}

const apply = (db: Database.Database, migration: Migration): void => {
  const step = db.transaction(() => {
    // Another process may have done this step while we waited for the lock.
    if (readVersion(db) >= migration.version) return;
    db.exec(readFileSync(migration.file, 'utf8'));
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`${migration.file} leaves ${broken.length} rows that refer to nothing`);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${migration.version}`);
  });
  step.immediate();
};

/**
 * Runs what is missing of the migrations in `folder`, each in one transaction: one that fails or dies leaves the database
 * at the version before it. Throws DATABASE_NEWER, DATABASE_NOT_OURS, DATABASE_CORRUPT, DATABASE_BUSY, DATABASE_UNWRITABLE.
 */
export function migrate(path: string, folder?: string): MigrateReport {
  const migrations = listMigrations(folder);
  if (!existsSync(path)) refuseUnwritable(path);
  return explained(path, () => {
    if (existsSync(path)) refuseForeign(path, migrations.length);
    const db = new Database(path, { timeout: WAIT_MS });
    try {
      const from = readVersion(db);
      const missing = migrations.slice(from);
      if (missing.length > 0) {
        refuseUnwritable(path);
        db.pragma('journal_mode = WAL');
        // A table is rebuilt by dropping the old one, which must not take its children along; apply() checks them after.
        db.pragma('foreign_keys = OFF');
        for (const migration of missing) apply(db, migration);
      }
      return { from, to: migrations.length };
    } finally {
      db.close();
    }
  });
}
