/** Lets many statements read one state of the database, whatever another process commits meanwhile. */
import type { Store } from './open.ts';

/** How many pieces of work are reading in the snapshot that a store holds open. */
const readers = new WeakMap<Store, number>();

/**
 * Resolves to what `work` gives; every statement it runs sees the same state. Pieces of work that overlap on one store share
 * the state that the first of them saw, and the next to start after all have ended sees the newest.
 */
export async function withSnapshot<Result>(store: Store, work: () => Result | Promise<Result>): Promise<Result> {
  const reading = readers.get(store) ?? 0;
  if (reading === 0) store.prepare('BEGIN').run();
  readers.set(store, reading + 1);
  try {
    return await work();
  } finally {
    const left = (readers.get(store) ?? 1) - 1;
    readers.set(store, left);
    if (left === 0) store.prepare('COMMIT').run();
  }
}
