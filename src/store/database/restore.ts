/** Restores a backup over a knowledge base while others read it. */
import { realpathSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { type AnyVersionDatabase, countIntactArticles, openAnyVersion } from './any-version.ts';
import { withTemporaryFile, writeAtomically } from './atomic-file.ts';
import { checkpoint } from './checkpoint.ts';
import { type Copying, copyInto } from './copy.ts';
import { type KeptTokens, keptTokens, mergeTokens, readTokens, type StoredToken, writeTokens } from './merge-tokens.ts';
import { migrate } from './migrate.ts';
import { WAIT_MS } from './open.ts';
import { permissionsOf, refuseDatabaseItself, refuseIrregular, refuseLinked, statOf } from './regular-file.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { listMigrations } from './version.ts';
import { refuseUnwritable } from './writable.ts';

const exists = (database: string): boolean => (statOf(database)?.size ?? 0n) > 0n;

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

/** Begins another history of revisions: those that the database made after the backup must not be taken for the ones to come. */
const renewEpoch = (database: string): void =>
  withConnection(database, (db) => db.exec('UPDATE revisions SET epoch = lower(hex(randomblob(8)))'));

async function copyAndMigrate({ db }: AnyVersionDatabase, path: string, copying: Copying): Promise<void> {
  await copyInto(db, path, copying);
  migrate(path);
  renewEpoch(path);
  enableLog(path);
}

/** Creates the database, or replaces an empty file. It has the permissions of the backup. */
function create(source: AnyVersionDatabase, database: string, copying: Copying): Promise<void> {
  const isEmpty = statOf(database) !== null;
  const verify = (): void => {
    if (exists(database)) throw new DatelineError('DATABASE_BUSY', `Another process has just created ${database}.`);
  };
  return writeAtomically(
    isEmpty ? realpathSync(database) : database,
    { force: isEmpty, mode: permissionsOf(source.db.name), verify },
    (temporary) => copyAndMigrate(source, temporary, copying),
  );
}

const tokensOf = (database: string): StoredToken[] => {
  const { db } = openAnyVersion(database);
  try {
    return readTokens(db);
  } finally {
    db.close();
  }
};

/** A token was created or revoked while a restore was being prepared. */
class TokensChanged extends Error {}

const isEqual = (some: readonly StoredToken[], others: readonly StoredToken[]): boolean =>
  JSON.stringify(some) === JSON.stringify(others);

/**
 * Copies within SQLite instead of renaming files: connections that are open see the new state, and no log of the old one is left
 * beside it, which SQLite would replay. Rejects with TokensChanged when the database no longer has the tokens `current`.
 */
async function replace(source: Database.Database, { database, current, copying }: Replacement): Promise<void> {
  enableLog(database);
  let isVerified = false;
  const onProgress = (done: number, total: number): void => {
    // The copy has the write lock by the first report: no token changes from then on.
    if (!isVerified && !isEqual(tokensOf(database), current)) throw new TokensChanged();
    isVerified = true;
    copying.onProgress?.(done, total);
  };
  await copyInto(source, database, { ...copying, onProgress });
  renewEpoch(database);
  withConnection(database, checkpoint);
}

interface Replacement {
  readonly database: string;
  /** Its tokens. */
  readonly current: readonly StoredToken[];
  readonly copying: Copying;
}

/** Migrates a backup in a temporary file, and writes the tokens there, so that one transaction replaces everything. */
const prepareAndReplace = (source: AnyVersionDatabase, replacement: Replacement): Promise<void> =>
  withTemporaryFile(replacement.database, permissionsOf(replacement.database), async (temporary) => {
    await copyAndMigrate(source, temporary, replacement.copying);
    withConnection(temporary, (db) => writeTokens(db, mergeTokens(replacement.current, readTokens(db))));
    const { db } = openAnyVersion(temporary);
    try {
      await replace(db, replacement);
    } finally {
      db.close();
    }
  });

/** Rejects with TokensChanged. */
async function replaceOnce(source: AnyVersionDatabase, database: string, copying: Copying): Promise<KeptTokens> {
  const [current, backup] = [tokensOf(database), readTokens(source.db)];
  const replacement = { database, current, copying };
  const isReady = source.version === listMigrations().length && isEqual(mergeTokens(current, backup), backup);
  await (isReady ? replace(source.db, replacement) : prepareAndReplace(source, replacement));
  return keptTokens(current, backup);
}

async function overwrite(source: AnyVersionDatabase, database: string, copying: Copying): Promise<KeptTokens> {
  for (;;) {
    try {
      return await replaceOnce(source, database, copying);
    } catch (error) {
      if (!(error instanceof TokensChanged)) throw error;
    }
  }
}

/** Refuses to overwrite a file of another program or of a newer version, a damaged one, or the backup itself. */
function refuseTarget(database: string, file: string): void {
  refuseIrregular(database);
  refuseUnwritable(database);
  if (!exists(database)) return;
  openAnyVersion(database).db.close();
  refuseDatabaseItself(file, database);
  refuseLinked(database);
}

export interface Restored {
  readonly articles: number;
  readonly tokens: KeptTokens;
}

/**
 * Replaces the database by the backup in `file`, except for tokens: those of the database stay, and what was revoked stays revoked.
 * The integrity of the backup is checked first. Readers see the old state or the new one, and a crash leaves the old. Rejects with
 * NOT_FOUND, DATABASE_NOT_OURS, DATABASE_NEWER and DATABASE_CORRUPT of either file, DATABASE_BUSY and DATABASE_UNWRITABLE of the
 * database.
 */
export async function restore(file: string, database: string, copying: Copying = {}): Promise<Restored> {
  const source = openAnyVersion(file);
  try {
    refuseTarget(database, file);
    const articles = countIntactArticles(source);
    if (exists(database)) return { articles, tokens: await overwrite(source, database, copying) };
    await create(source, database, copying);
    return { articles, tokens: { revoked: [], added: [] } };
  } finally {
    source.db.close();
  }
}
