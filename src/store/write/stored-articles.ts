/** Reads which articles are stored, for reseeds to tell what has changed. */
import type { Store } from '../database/open.ts';

/** Digests by article key, including articles that a correction removes. */
export function articleDigests(store: Store): Map<string, string> {
  const rows = store
    .prepare('SELECT key, seed_digest FROM articles UNION SELECT key, digest FROM base_articles')
    .raw()
    .all() as [string, string][];
  return new Map(rows);
}

/** Whether there is no article. */
export function isEmpty(store: Store): boolean {
  return store.prepare('SELECT NOT EXISTS (SELECT 1 FROM articles)').pluck().get() === 1;
}
