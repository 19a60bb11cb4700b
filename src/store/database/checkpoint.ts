/** Checkpoints: writes the write-ahead log back into the database. */
import { statSync } from 'node:fs';
import Database, { SqliteError } from 'better-sqlite3';

/** How long to wait for readers, in milliseconds. */
const WAIT_MS = 2000;

/** Ignores errors of SQLite: what is in the log is committed, and the next checkpoint will write it back. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
  }
}

/** Writes back and truncates the log, as far as readers permit. To be called last on a connection, whose busy timeout it shortens. */
export function checkpoint(db: Database.Database): void {
  attempt(() => {
    db.pragma(`busy_timeout = ${WAIT_MS}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
  });
}

const checkpointBeside = (path: string, mode: 'PASSIVE' | 'TRUNCATE'): void => {
  if (!statSync(`${path}-wal`, { throwIfNoEntry: false })?.size) return;
  attempt(() => {
    const db = new Database(path, { fileMustExist: true, timeout: 0 });
    try {
      db.pragma(`wal_checkpoint(${mode})`);
    } finally {
      db.close();
    }
  });
};

/** Does the same for the database at `path` without waiting: a connection that only reads leaves the log behind. */
export function checkpointAt(path: string): void {
  checkpointBeside(path, 'TRUNCATE');
}

/** Writes back the log, as far as readers permit, without truncating it. Neither waits nor makes others wait. */
export function checkpointPassively(path: string): void {
  checkpointBeside(path, 'PASSIVE');
}
