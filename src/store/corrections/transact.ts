/** Runs a change as one transaction. */

import type { Store } from '../database/open.ts';
import { translatingErrors } from '../database/sqlite-errors.ts';

/** What `work` gives, on disk for good in a store opened as by default; rolled back when it throws, and of a preview. */
export function transact<Result>(store: Store, isPreview: boolean, work: () => Result): Result {
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
