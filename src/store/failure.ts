/** Turns what SQLite refuses into the failures people are told about. */
import { SqliteError } from 'better-sqlite3';
import { DatelineError } from '../problem.ts';

const explain = (code: string, path: string): DatelineError | null => {
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) {
    return new DatelineError(
      'DATABASE_BUSY',
      `Another process is writing to ${path} and did not finish in time. Wait for it to end, then try again.`,
    );
  }
  if (code === 'SQLITE_NOTADB') {
    return new DatelineError(
      'DATABASE_NOT_OURS',
      `${path} is not a SQLite database. It was left untouched: name another file with --database.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new DatelineError(
      'DATABASE_CORRUPT',
      `${path} is damaged. Restore it from a copy, or delete it and seed a new one from the same seeds.`,
    );
  }
  if (code === 'SQLITE_READONLY_DIRECTORY') {
    return new DatelineError(
      'DATABASE_UNWRITABLE',
      `${path} keeps a log beside it, and its folder may not be written to. Let it be, or do away with the log once, where it may: sqlite3 ${path} "PRAGMA journal_mode = DELETE".`,
    );
  }
  if (/^SQLITE_(READONLY|CANTOPEN|FULL|IOERR|PERM)/.test(code)) {
    return new DatelineError(
      'DATABASE_UNWRITABLE',
      `${path} cannot be opened or written (${code}). Check that its folder exists, may be written to and has free space.`,
    );
  }
  return null;
};

/** Runs `work` on the database at `path`; what SQLite refuses is thrown as a `DatelineError`, all else as it came. */
export function explained<R>(path: string, work: () => R): R {
  try {
    return work();
  } catch (error) {
    const known = error instanceof SqliteError ? explain(error.code, path) : null;
    if (known) throw Object.assign(known, { cause: error });
    throw error;
  }
}
