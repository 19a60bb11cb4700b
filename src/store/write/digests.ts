/** Tells what each stored article was made from. */
import type { Store } from '../database/open.ts';

/** The digest of every article by its key, those that a correction removes included. */
export function articleDigests(store: Store): Map<string, string> {
  const rows = store
    .prepare('SELECT key, seed_digest FROM articles UNION SELECT key, digest FROM base_articles')
    .raw()
    .all() as [string, string][];
  return new Map(rows);
}
