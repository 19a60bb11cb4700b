/** Compacts a database that was just filled: rows inserted one by one leave an eighth of each page empty. */
import type Database from 'better-sqlite3';
import { SqliteError } from 'better-sqlite3';

/** 16 MB: of less there is little to gain. */
const LEAST_PAGES = 4096;
/** Pages are copied in order, so that few need be kept. */
const CACHE_KIB = 32 * 1024;

export const isWorthCompacting = (db: Database.Database): boolean =>
  (db.pragma('page_count', { simple: true }) as number) >= LEAST_PAGES;

/**
 * Writes all pages anew, full and in order, while readers keep their state. To be called outside of a transaction. Without room on the disk, or beside
 * another process that writes, the pages stay as they are.
 */
export function compact(db: Database.Database): void {
  const cache = db.pragma('cache_size', { simple: true }) as number;
  db.pragma(`cache_size = -${CACHE_KIB}`);
  try {
    db.exec('VACUUM');
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
  } finally {
    db.pragma(`cache_size = ${cache}`);
  }
}
