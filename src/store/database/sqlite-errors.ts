/** Translates errors of SQLite into `DatelineError`s, which say what to do. */
import { DatelineError, type ErrorCode } from '../../problem.ts';

type Translation = readonly [pattern: RegExp, code: ErrorCode, message: (path: string, code: string) => string];

/** By extended result codes of SQLite, the most specific first. */
const TRANSLATIONS: readonly Translation[] = [
  [
    /^SQLITE_(BUSY|LOCKED)/,
    'DATABASE_BUSY',
    (path) => `Another process is writing to ${path} and did not finish in time. Wait for it to end, then try again.`,
  ],
  [
    /^SQLITE_NOTADB$/,
    'DATABASE_NOT_OURS',
    (path) =>
      `${path} is not a SQLite database, or its header is damaged. It was left untouched: name another file with --database, or move it away and restore a backup.`,
  ],
  [
    /^SQLITE_CORRUPT/,
    'DATABASE_CORRUPT',
    (path) =>
      `${path} is damaged. Move it away with the -wal and -shm beside it, then restore a backup ("dateline restore") or seed a new one from the same seeds.`,
  ],
  [
    /^SQLITE_READONLY_DIRECTORY$/,
    'DATABASE_UNWRITABLE',
    (path) =>
      `${path} keeps a log beside it, and its folder may not be written to. Let it be, or do away with the log once, where it may: sqlite3 ${path} "PRAGMA journal_mode = DELETE".`,
  ],
  [
    /^SQLITE_FULL$/,
    'DATABASE_UNWRITABLE',
    (path) =>
      `No room is left for ${path}, its log or temporary files; the database is as it was. Free some and run the command again; the variable SQLITE_TMPDIR names another folder for temporary files.`,
  ],
  [
    /^SQLITE_IOERR/,
    'DATABASE_UNWRITABLE',
    (path, code) =>
      `${path} could not be read or written (${code}); the database is as it was. The disk fails, or a limit to the size of files was reached (ulimit -f): mend that and run the command again.`,
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)/,
    'DATABASE_UNWRITABLE',
    (path, code) =>
      `${path} cannot be opened or written (${code}). Check that its folder exists, and that this user may write to both.`,
  ],
];

/** By name, so that SQLite need not be loaded. */
const isSqliteError = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && error.name === 'SqliteError';

/** Whether SQLite met damage of the file or the disk, in this error or one that it wraps. */
export function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (isSqliteError(error)) return /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(error.code);
  return isDamage(error.cause) || ('originalError' in error && isDamage(error.originalError));
}

/** Translates an error of SQLite about the database at `path`; gives other errors as they are. */
export function toDatelineError(error: unknown, path: string): unknown {
  if (!isSqliteError(error)) return error;
  const translation = TRANSLATIONS.find(([pattern]) => pattern.test(error.code));
  if (!translation) return error;
  const [, code, message] = translation;
  return new DatelineError(code, message(path, error.code), { cause: error });
}

/** Runs `work` and translates the errors of SQLite that it throws about the database at `path`. */
export function translatingErrors<R>(path: string, work: () => R): R {
  try {
    return work();
  } catch (error) {
    throw toDatelineError(error, path);
  }
}
