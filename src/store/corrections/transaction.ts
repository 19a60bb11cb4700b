/** Runs a change in one transaction. */

import type { Store } from '../database/open.ts';
import { translatingErrors } from '../database/sqlite-errors.ts';

/** Commits what `work` writes, or rolls it back when `work` throws or `isPreview`. Gives what `work` gives. */
export function inTransaction<Result>(store: Store, isPreview: boolean, work: () => Result): Result {
  const { db } = store;
  return translatingErrors(store.path, () => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      db.exec(isPreview ? 'ROLLBACK' : 'COMMIT');
      return result;
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK');
    }
  });
}
