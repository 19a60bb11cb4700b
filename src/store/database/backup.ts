/** Backs up a knowledge base into a single file while it is served or reseeded. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { countIntactArticles, openAnyVersion } from './any-version.ts';
import { writeAtomically } from './atomic-file.ts';
import { type Copying, copyInto } from './copy.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { refuseUnwritable } from './writable.ts';

export interface BackupOptions extends Copying {
  /** Whether an existing file may be replaced. */
  readonly force: boolean;
}

/** Ends the write-ahead log, so that the copy is a single file and can be read from a read-only folder. */
function endLog(copy: string): void {
  translatingErrors(copy, () => {
    const db = new Database(copy);
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  });
}

async function makeCopy(source: Database.Database, path: string, copying: Copying): Promise<number> {
  await copyInto(source, path, copying);
  endLog(path);
  const copy = openAnyVersion(path);
  try {
    return countIntactArticles(copy);
  } finally {
    copy.db.close();
  }
}

const refuseTaken = (database: string, file: string, force: boolean): void => {
  if (resolve(file) === resolve(database)) {
    throw new DatelineError('BAD_USER_INPUT', `${file} is the database itself. Name another file for its backup.`);
  }
  if (force || !existsSync(file)) return;
  throw new DatelineError('BAD_USER_INPUT', `${file} is there already. Name another file, or replace it with --force.`);
};

/**
 * Copies the current state of the database, of whatever version; resolves to the number of articles. The integrity of the copy is
 * checked before it gets its name. Rejects with BAD_USER_INPUT when `file` exists, DATABASE_CORRUPT when the copy is damaged,
 * DATABASE_UNWRITABLE when the disk is full, and what opening throws; then `file` is as it was.
 */
export async function backup(database: string, file: string, { force, ...copying }: BackupOptions): Promise<number> {
  refuseTaken(database, file, force);
  refuseUnwritable(file);
  const { db } = openAnyVersion(database);
  try {
    return await writeAtomically(file, (temporary) => makeCopy(db, temporary, copying));
  } finally {
    db.close();
  }
}
