/** Reads the digests of stored articles, by which a reseed tells what has changed. */
import type { Store } from '../database/open.ts';

/** Digests by article key, including articles that a correction removes. */
export function articleDigests(store: Store): Map<string, string> {
  const rows = store
    .prepare('SELECT key, seed_digest FROM articles UNION SELECT key, digest FROM base_articles')
    .raw()
    .all() as [string, string][];
  return new Map(rows);
}
