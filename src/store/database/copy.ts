/** Copies a whole database with SQLite's online backup, in steps between which others read and write. */
import { setTimeout } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { WAIT_MS } from './open.ts';
import { toDatelineError } from './sqlite-errors.ts';

export interface Copying {
  /** Aborting it ends the copying with its reason; the target is as it was. */
  readonly signal?: AbortSignal;
  /** Told pages of the database. */
  readonly onProgress?: (done: number, total: number) => void;
}

const RETRY_MS = 50;

/** One attempt; false when somebody else is writing to the target. */
async function attempt(source: Database.Database, target: string, { signal, onProgress }: Copying): Promise<boolean> {
  const copied = await source.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      signal?.throwIfAborted();
      onProgress?.(totalPages - remainingPages, totalPages);
      return undefined as never;
    },
  });
  // A target that is locked is told as one to which nothing has to be copied.
  return copied.totalPages > 0;
}

/**
 * Makes the database at `target`, new or not, say what `source` says at this moment, in one transaction: who reads it sees
 * what was there or what comes, and a death half-way leaves what was there. Rejects with DATABASE_BUSY or
 * DATABASE_UNWRITABLE, both of the target.
 */
export async function copyInto(source: Database.Database, target: string, copying: Copying = {}): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  // Without a snapshot of its own it would begin again with every commit of another process.
  source.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
  try {
    while (!(await attempt(source, target, copying))) {
      if (performance.now() > deadline) throw busy(target);
      await setTimeout(RETRY_MS);
      copying.signal?.throwIfAborted();
    }
  } catch (error) {
    throw toDatelineError(error, target);
  } finally {
    source.exec('COMMIT');
  }
}

const busy = (target: string): DatelineError =>
  new DatelineError(
    'DATABASE_BUSY',
    `Another process is writing to ${target} and did not finish in time. Wait for it to end, then try again.`,
  );
