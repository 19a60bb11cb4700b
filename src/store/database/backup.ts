/** Backs up a knowledge base into a single file while it is served or reseeded. */
import Database from 'better-sqlite3';
import { countIntactArticles, openAnyVersion } from './any-version.ts';
import { writeAtomically } from './atomic-file.ts';
import { type Copying, copyInto } from './copy.ts';
import { permissionsOf, refuseDatabaseItself, refuseLinked } from './regular-file.ts';
import { translatingErrors } from './sqlite-errors.ts';
import { refuseUnwritable } from './writable.ts';

interface BackupOptions extends Copying {
  /** Whether an existing regular file may be replaced. */
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

/**
 * Copies the current state of the database, of whatever version; resolves to the number of articles. The integrity of the copy is
 * checked before it gets its name, and it has the permissions of the database. Rejects with BAD_USER_INPUT when `file` exists and
 * may not be replaced, DATABASE_CORRUPT when the copy is damaged, DATABASE_UNWRITABLE when the disk is full, and what opening
 * throws; then `file` is as it was.
 */
export async function backup(database: string, file: string, { force, ...copying }: BackupOptions): Promise<number> {
  const verify = (): void => refuseDatabaseItself(file, database);
  verify();
  refuseLinked(database);
  refuseUnwritable(file);
  const { db } = openAnyVersion(database);
  const options = { force, mode: permissionsOf(database), verify };
  try {
    return await writeAtomically(file, options, (temporary) => makeCopy(db, temporary, copying));
  } finally {
    db.close();
  }
}
