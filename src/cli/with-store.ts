/** Opens the database of a command for as long as it needs it. */
import { openStore, type Store, type StoreOptions } from '../store/database/open.ts';

/** What `work` gives. Throws what opening throws. */
export function withStore<Result>(database: string, work: (store: Store) => Result, options?: StoreOptions): Result {
  const store = openStore(database, options);
  try {
    return work(store);
  } finally {
    store.close();
  }
}
