/** Puts a backup in the place of a knowledge base, under the eyes of those who read it. */
import { realpathSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { type AnyVersionDatabase, inspect, openAnyVersion } from './any-version.ts';
import { withTemporaryFile, writeAtomically } from './atomic-file.ts';
import { checkpoint } from './checkpoint.ts';
import { type Copying, copyInto } from './copy.ts';
import { migrate } from './migrate.ts';
import { WAIT_MS } from './open.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { listMigrations } from './version.ts';
import { refuseUnwritable } from './writable.ts';

const isThere = (database: string): boolean => (statSync(database, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Runs `work` on a connection of its own, which may write and asks no version. */
function onDatabase(database: string, work: (db: Database.Database) => void): void {
  translatingErrors(database, () => {
    const db = new Database(database, { timeout: WAIT_MS });
    try {
      work(db);
    } finally {
      db.close();
    }
  });
}

/** With a write-ahead log readers go on while it is written to, and nothing they do can keep the copy from being committed. */
const keepLog = (database: string): void => onDatabase(database, (db) => db.pragma('journal_mode = WAL'));

async function makeCurrent({ db }: AnyVersionDatabase, part: string, copying: Copying): Promise<void> {
  await copyInto(db, part, copying);
  migrate(part);
  keepLog(part);
}

const makeNew = (source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> =>
  writeAtomically(database, (part) => makeCurrent(source, part, copying));

/**
 * Copied within SQLite rather than renamed: who has the database open sees it at once, and no log of what was there is left
 * beside it, which SQLite would take for its own.
 */
async function replace(source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> {
  keepLog(database);
  await copyInto(source.db, database, copying);
  onDatabase(database, checkpoint);
}

/** A backup of an older version is brought to this one before anybody sees it. */
const replaceByOlder = (source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> =>
  withTemporaryFile(database, async (part) => {
    await makeCurrent(source, part, copying);
    const current = openAnyVersion(part);
    try {
      await replace(current, database, copying);
    } finally {
      current.db.close();
    }
  });

/** What another program, a newer Dateline or a fault made of the database is not to be written over. */
function refuseTarget(database: string, file: string): void {
  refuseUnwritable(database);
  if (!isThere(database)) return;
  openAnyVersion(database).db.close();
  if (realpathSync(database) !== realpathSync(file)) return;
  throw new DatelineError('BAD_USER_INPUT', `${file} is the database itself. Name the file of a backup.`);
}

function put(source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> {
  if (!isThere(database)) return makeNew(source, database, copying);
  const isCurrent = source.version === listMigrations().length;
  return (isCurrent ? replace : replaceByOlder)(source, database, copying);
}

/**
 * Makes the database say what the backup in `file` does; resolves to how many articles that are. The backup is read through first.
 * Readers see the old state or the new one, and a death half-way leaves the old. Rejects with NOT_FOUND, DATABASE_NOT_OURS,
 * DATABASE_NEWER and DATABASE_CORRUPT of either file, DATABASE_BUSY and DATABASE_UNWRITABLE of the database.
 */
export async function restore(file: string, database: string, copying: Copying = {}): Promise<number> {
  const source = openAnyVersion(file);
  try {
    refuseTarget(database, file);
    const articles = inspect(source);
    await put(source, database, copying);
    return articles;
  } finally {
    source.db.close();
  }
}
