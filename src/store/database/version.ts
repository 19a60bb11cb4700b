/** Tells whose database a file is, and of which version, from the marks SQLite keeps in its header. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { DatelineError } from '../../problem.ts';

/** Marks a database as ours in its header: "Dtln" in ASCII. */
export const APPLICATION_ID = 0x44_74_6c_6e;

/** One migration: `version` is what the database becomes by it. */
export interface Migration {
  readonly version: number;
  readonly file: string;
}

/** Folder of the migrations that ship with the package. */
export const MIGRATIONS_FOLDER = join(PACKAGE_ROOT, 'migrations');

/** The migrations of a folder in order. Throws when their numbers do not run 1, 2, 3... */
export function listMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  const names = readdirSync(folder)
    .filter((name) => /^\d{3}_\w+\.sql$/.test(name))
    .sort();
  return names.map((name, index) => {
    if (Number(name.slice(0, 3)) !== index + 1) throw new Error(`Migration ${name} is out of sequence in ${folder}`);
    return { version: index + 1, file: join(folder, name) };
  });
}

/** Version of an open database, 0 when it is empty. Throws DATABASE_NOT_OURS when another program made it. */
export function readVersion(db: Database.Database): number {
  if (db.pragma('application_id', { simple: true }) === APPLICATION_ID) {
    return db.pragma('user_version', { simple: true }) as number;
  }
  if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) return 0;
  throw new DatelineError(
    'DATABASE_NOT_OURS',
    `${db.name} is a database of another program, or the -wal beside it is. It was left untouched: name another file with --database.`,
  );
}

/** Throws DATABASE_NEWER when a database of `version` was made by a Dateline that knows more than `latest`. */
export function refuseNewer(path: string, version: number, latest: number): void {
  if (version <= latest) return;
  throw new DatelineError(
    'DATABASE_NEWER',
    `${path} has version ${version}; this Dateline knows versions up to ${latest}. Run the newer Dateline that made it, or seed another file.`,
  );
}

/**
 * Throws what `readVersion` and `refuseNewer` throw of the file at `path`. To be asked before a connection that may write is
 * opened: closing one writes back what lies beside the file as its log, be it that of another database.
 */
export function refuseForeign(path: string, latest: number): void {
  const db = new Database(path, { readonly: true, fileMustExist: true });
  try {
    refuseNewer(path, readVersion(db), latest);
  } finally {
    db.close();
  }
}
