/** Opens databases for what a run keeps out of memory until it ends. */
import Database, { SqliteError } from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';

/** Opens an empty database, which is deleted with the process, in a transaction that is never committed. `schema` is SQL. */
export function openTemporary(schema: string): Database.Database {
  const db = new Database('');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.exec(schema);
  db.exec('BEGIN');
  return db;
}

/** Translates errors of the temporary file, which would otherwise be reported as errors of the database. */
export function inTemporaryFile<R>(work: () => R): R {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    const message = `The temporary file of extracted articles could not be written (${error.code}). Free disk space, or set SQLITE_TMPDIR to a folder that has enough.`;
    throw new DatelineError('DATABASE_UNWRITABLE', message, { cause: error });
  }
}
