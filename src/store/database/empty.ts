/** Tells whether a knowledge base holds anything yet. */
import type { Store } from './open.ts';

/** True while there is no article in it. */
export function isEmpty(store: Store): boolean {
  return store.prepare('SELECT NOT EXISTS (SELECT 1 FROM articles)').pluck().get() === 1;
}
