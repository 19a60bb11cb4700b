/** Restores a backup over a knowledge base while others read it. */
import { realpathSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { type AnyVersionDatabase, countIntactArticles, openAnyVersion } from './any-version.ts';
import { withTemporaryFile, writeAtomically } from './atomic-file.ts';
import { checkpoint } from './checkpoint.ts';
import { type Copying, copyInto } from './copy.ts';
import { migrate } from './migrate.ts';
import { WAIT_MS } from './open.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { listMigrations } from './version.ts';
import { refuseUnwritable } from './writable.ts';

const exists = (database: string): boolean => (statSync(database, { throwIfNoEntry: false })?.size ?? 0) > 0;

/** Runs `work` on a connection of its own that can write, whatever the version. */
function withConnection(database: string, work: (db: Database.Database) => void): void {
  translatingErrors(database, () => {
    const db = new Database(database, { timeout: WAIT_MS });
    try {
      work(db);
    } finally {
      db.close();
    }
  });
}

/** Turns on the write-ahead log, with which readers neither wait for the copy nor keep it from committing. */
const enableLog = (database: string): void => withConnection(database, (db) => db.pragma('journal_mode = WAL'));

async function copyAndMigrate({ db }: AnyVersionDatabase, path: string, copying: Copying): Promise<void> {
  await copyInto(db, path, copying);
  migrate(path);
  enableLog(path);
}

const create = (source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> =>
  writeAtomically(database, (temporary) => copyAndMigrate(source, temporary, copying));

/**
 * Copies within SQLite instead of renaming files: connections that are open see the new state, and no log of the old one is left
 * beside it, which SQLite would replay.
 */
async function replace(source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> {
  enableLog(database);
  await copyInto(source.db, database, copying);
  withConnection(database, checkpoint);
}

/** Migrates a backup of an older version in a temporary file first. */
const migrateAndReplace = (source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> =>
  withTemporaryFile(database, async (temporary) => {
    await copyAndMigrate(source, temporary, copying);
    const current = openAnyVersion(temporary);
    try {
      await replace(current, database, copying);
    } finally {
      current.db.close();
    }
  });

/** Refuses to overwrite a file of another program or of a newer version, a damaged one, or the backup itself. */
function refuseTarget(database: string, file: string): void {
  refuseUnwritable(database);
  if (!exists(database)) return;
  openAnyVersion(database).db.close();
  if (realpathSync(database) !== realpathSync(file)) return;
  throw new DatelineError('BAD_USER_INPUT', `${file} is the database itself. Name the file of a backup.`);
}

function overwrite(source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> {
  if (!exists(database)) return create(source, database, copying);
  const isCurrent = source.version === listMigrations().length;
  return (isCurrent ? replace : migrateAndReplace)(source, database, copying);
}

/**
 * Replaces the database by the backup in `file`; resolves to its number of articles. The integrity of the backup is checked first.
 * Readers see the old state or the new one, and a crash leaves the old. Rejects with NOT_FOUND, DATABASE_NOT_OURS,
 * DATABASE_NEWER and DATABASE_CORRUPT of either file, DATABASE_BUSY and DATABASE_UNWRITABLE of the database.
 */
export async function restore(file: string, database: string, copying: Copying = {}): Promise<number> {
  const source = openAnyVersion(file);
  try {
    refuseTarget(database, file);
    const articles = countIntactArticles(source);
    await overwrite(source, database, copying);
    return articles;
  } finally {
    source.db.close();
  }
}
