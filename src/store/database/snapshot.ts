/** Lets many statements read one state of the database, whatever another process commits meanwhile. */
import type { Store } from './open.ts';

/**
 * For how long pieces of work may join a snapshot, and for how long those that come later wait for it to end, in milliseconds.
 * So a commit is seen within twice that and the log can be written back, however many pieces of work overlap.
 */
export const SNAPSHOT_MS = 500;

/** The snapshot that a store holds open. */
interface Shared {
  /** Pieces of work that read in it. */
  readers: number;
  /** Until when it may be joined, in milliseconds of `performance.now()`. */
  open: number;
  /** Wakes those who wait; null while nobody does. */
  wake: (() => void) | null;
  /** What they wait for. */
  turn: Promise<void> | null;
}

const snapshots = new WeakMap<Store, Shared>();

const begin = (store: Store): Shared => {
  store.prepare('BEGIN').run();
  const shared = { readers: 0, open: performance.now() + SNAPSHOT_MS, wake: null, turn: null };
  snapshots.set(store, shared);
  return shared;
};

const end = (store: Store, { wake }: Shared): void => {
  snapshots.delete(store);
  store.prepare('COMMIT').run();
  wake?.();
};

/** Resolves when the snapshot has ended. Does a piece of work outlast the wait, the snapshot can be joined anew. */
const waitFor = (shared: Shared): Promise<void> => {
  shared.turn ??= new Promise((resolve) => {
    const renew = (): void => {
      Object.assign(shared, { open: performance.now() + SNAPSHOT_MS, wake: null, turn: null });
      resolve();
    };
    const late = setTimeout(renew, SNAPSHOT_MS);
    shared.wake = () => {
      clearTimeout(late);
      resolve();
    };
  });
  return shared.turn;
};

/**
 * Resolves to what `work` gives; every statement it runs sees the same state. Pieces of work that overlap on one store share
 * the state that the first of them saw. Begins at once where it can, after at most `SNAPSHOT_MS` otherwise: also within
 * other work, which holds its snapshot meanwhile.
 */
export async function withSnapshot<Result>(store: Store, work: () => Result | Promise<Result>): Promise<Result> {
  const expired = snapshots.get(store);
  if (expired && performance.now() >= expired.open) await waitFor(expired);
  const mine = snapshots.get(store) ?? begin(store);
  mine.readers++;
  try {
    return await work();
  } finally {
    mine.readers--;
    if (mine.readers === 0) end(store, mine);
  }
}

/**
 * What `work` gives at once, reading as in `withSnapshot`; null when it would have to wait. `alone` says that it runs one
 * statement, which sees one state by itself.
 */
export function readAtOnce<Result>(store: Store, work: () => Result, alone: boolean): Result | null {
  const shared = snapshots.get(store);
  if (shared) return performance.now() < shared.open ? work() : null;
  if (alone) return work();
  store.prepare('BEGIN').run();
  try {
    return work();
  } finally {
    store.prepare('COMMIT').run();
  }
}
