/** Does what a writer would do, and undoes it. */
import type { Store } from './open.ts';

/** What `work` gives; whatever it wrote is as if it had never been. Readers see none of it. */
export function dryRun<Result>(store: Store, work: () => Result): Result {
  store.db.exec('BEGIN');
  try {
    return work();
  } finally {
    store.db.exec('ROLLBACK');
  }
}
