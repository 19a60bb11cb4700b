/** Identifies the databases of Dateline, before anything in them is used. */
import Database from 'better-sqlite3';
import { refuseForeignSchema } from './schema.ts';
import { listMigrations, readVersion, refuseNewer } from './version.ts';

/**
 * The version of the open database, 0 when it is empty. From then on the schema cannot call functions of ours, and damaged pages
 * are detected when they are read. Throws DATABASE_NOT_OURS, and DATABASE_NEWER for a version beyond `latest`, by default that of the
 * shipped migrations.
 */
export function identify(db: Database.Database, latest = listMigrations().length): number {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  // In one transaction: another process may be migrating.
  const read = db.transaction(() => {
    const version = readVersion(db);
    refuseNewer(db.name, version, latest);
    refuseForeignSchema(db, version);
    return version;
  });
  return read();
}

/**
 * Throws what `identify` throws for the file at `path`. To be called before opening it for writing: closing such a connection
 * checkpoints the log beside the file, though it may be that of another database.
 */
export function refuseForeign(path: string, latest: number): void {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    identify(db, latest);
  } finally {
    db.close();
  }
}
