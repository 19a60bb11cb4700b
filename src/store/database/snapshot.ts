/** Read snapshots: many statements read one state of the database, whatever other processes commit meanwhile. */
import type { Store } from './open.ts';

/** Ends a snapshot. On a damaged file COMMIT fails: nothing was written, and the statement that read the damage has thrown. */
function end(store: Store): void {
  try {
    store.prepare('COMMIT').run();
  } catch {
    if (store.db.inTransaction) store.prepare('ROLLBACK').run();
  }
}

/** Runs `work` in a snapshot. It has to read before it first waits: what comes later is outside. */
export function withSnapshot<Result>(store: Store, work: () => Result): Result {
  store.prepare('BEGIN').run();
  try {
    return work();
  } finally {
    end(store);
  }
}
