/** Copies a knowledge base into a file that can be kept, while it is served or reseeded. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { inspect, openAnyVersion } from './any-version.ts';
import { writeAtomically } from './atomic-file.ts';
import { type Copying, copyInto } from './copy.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { refuseUnwritable } from './writable.ts';

export interface BackupOptions extends Copying {
  /** Whether a file that is there may be replaced. */
  readonly force: boolean;
}

/** Makes one file of it that needs none beside it and can be read where nothing can be written. */
function seal(part: string): void {
  translatingErrors(part, () => {
    const db = new Database(part);
    try {
      db.pragma('journal_mode = DELETE');
    } finally {
      db.close();
    }
  });
}

async function makeCopy(source: Database.Database, part: string, copying: Copying): Promise<number> {
  await copyInto(source, part, copying);
  seal(part);
  const copy = openAnyVersion(part);
  try {
    return inspect(copy);
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
 * Copies the database, whatever its version, as it is at this moment; resolves to how many articles that are. The copy is read
 * through before it gets its name. Rejects with BAD_USER_INPUT when `file` is taken, DATABASE_CORRUPT when what was copied is
 * damaged, DATABASE_UNWRITABLE when there is no room, and what opening throws; then `file` is as it was.
 */
export async function backup(database: string, file: string, { force, ...copying }: BackupOptions): Promise<number> {
  refuseTaken(database, file, force);
  refuseUnwritable(file);
  const { db } = openAnyVersion(database);
  try {
    return await writeAtomically(file, (part) => makeCopy(db, part, copying));
  } finally {
    db.close();
  }
}
