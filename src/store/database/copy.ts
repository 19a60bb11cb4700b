/** Copies a database with SQLite's online backup, in steps between which others read and write. */
import { setTimeout } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { DatelineError } from '../../problem.ts';
import { WAIT_MS } from './open.ts';
import { toDatelineError } from './sqlite-errors.ts';

export interface Copying {
  /** Aborts the copy; the target is then as it was. */
  readonly signal?: AbortSignal;
  /** Called with numbers of pages. */
  readonly onProgress?: (done: number, total: number) => void;
}

const RETRY_MS = 50;

/** Gives false when another process is writing to the target. */
async function attempt(source: Database.Database, target: string, { signal, onProgress }: Copying): Promise<boolean> {
  const copied = await source.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      signal?.throwIfAborted();
      onProgress?.(totalPages - remainingPages, totalPages);
      return undefined as never;
    },
  });
  // For a locked target better-sqlite3 reports that there was nothing to copy.
  return copied.totalPages > 0;
}

/**
 * Overwrites the database at `target`, which need not exist, with the current state of `source`, in one transaction: readers see
 * the old state or the new one, and a crash leaves the old. Rejects with DATABASE_BUSY or DATABASE_UNWRITABLE of the target.
 */
export async function copyInto(source: Database.Database, target: string, copying: Copying = {}): Promise<void> {
  const deadline = performance.now() + WAIT_MS;
  // Without a read transaction SQLite would restart the backup with every commit of another process.
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
