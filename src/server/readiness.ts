/** Tells whether the server can answer from its database right now. */
import type { Store } from '../store/database/open.ts';
import { listMigrations, readVersion, refuseNewer } from '../store/database/version.ts';

export type Readiness =
  | { readonly status: 'ready'; readonly databaseVersion: number }
  | { readonly status: 'not ready'; readonly reason: string };

/** A check to be asked as often as one likes: reads two numbers of the database's header. */
export function readinessOf(store: Store): () => Readiness {
  const latest = listMigrations().length;
  return () => {
    try {
      const databaseVersion = readVersion(store.db);
      refuseNewer(store.path, databaseVersion, latest);
      return { status: 'ready', databaseVersion };
    } catch (error) {
      return { status: 'not ready', reason: error instanceof Error ? error.message : String(error) };
    }
  };
}
