/** Read snapshots: many statements read one state of the database, whatever other processes commit meanwhile. */
import type { Store } from './open.ts';

/** Runs `work` in a snapshot. It has to read before it first waits: what comes later is outside. */
export function withSnapshot<Result>(store: Store, work: () => Result): Result {
  store.prepare('BEGIN').run();
  try {
    return work();
  } finally {
    store.prepare('COMMIT').run();
  }
}
