/** Writes the write-ahead log back into the database and empties it. */
import { statSync } from 'node:fs';
import Database, { SqliteError } from 'better-sqlite3';

/** How long readers have to let go of the log, in milliseconds: twice what a server may hold a snapshot. */
const WAIT_MS = 2000;

/** What is in the log is committed already: where it cannot be written back now, the next to write does it. */
function attempt(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
  }
}

/** Empties the log as far as readers let go of it. To be called at the end: it leaves the connection with a short wait. */
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

/** The same for the database at `path` when the last connection that was open to it could only read. Never waits. */
export function checkpointAt(path: string): void {
  checkpointBeside(path, 'TRUNCATE');
}

/** Writes back what readers let go of, and leaves the log its size for what is written next. Never waits, and nobody waits for it. */
export function writeBack(path: string): void {
  checkpointBeside(path, 'PASSIVE');
}
