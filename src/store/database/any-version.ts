/** Opens databases of any version up to the current one, which is enough to copy them. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { identify } from './identify.ts';
import { auditPages } from './integrity.ts';
import { WAIT_MS } from './open.ts';
import { refuseIrregular } from './regular-file.ts';
import { translatingErrors } from './sqlite-errors.ts';

/** Open for reading. */
export interface AnyVersionDatabase {
  readonly db: Database.Database;
  readonly version: number;
}

/**
 * Opens the file at `path`. Throws NOT_FOUND, BAD_USER_INPUT when it is empty, DATABASE_NOT_OURS, DATABASE_NEWER,
 * DATABASE_CORRUPT and DATABASE_UNWRITABLE.
 */
export function openAnyVersion(path: string): AnyVersionDatabase {
  if (!existsSync(path)) throw new DatelineError('NOT_FOUND', `There is no file ${path}. Name one that there is.`);
  refuseIrregular(path);
  return translatingErrors(path, () => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: WAIT_MS });
    try {
      const version = identify(db);
      if (version === 0) throw new DatelineError('BAD_USER_INPUT', `${path} is empty. Name one that is not.`);
      return { db, version };
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Checks the integrity of the whole file and gives the number of articles. Throws DATABASE_CORRUPT. */
export function countIntactArticles({ db }: AnyVersionDatabase): number {
  return translatingErrors(db.name, () => {
    const [first] = auditPages(db);
    if (!first) return db.prepare('SELECT count(*) FROM articles').pluck().get() as number;
    throw new DatelineError('DATABASE_CORRUPT', `${db.name} is damaged: ${first.message}.`);
  });
}
