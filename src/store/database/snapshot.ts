/** Read snapshots: many statements read one state of the database, whatever other processes commit meanwhile. */
import type { Store } from './open.ts';

/**
 * How long work may join a snapshot, and how long later work waits for it to end, in milliseconds. A commit is therefore seen
 * within twice that time, and the log can be checkpointed, however many pieces of work overlap.
 */
export const SNAPSHOT_MS = 500;

/** An open snapshot of a store. */
interface Shared {
  /** Pieces of work that use it. */
  readers: number;
  /** When it stops accepting work, in milliseconds of `performance.now()`. */
  closesAt: number;
  /** Wakes waiting work; null while there is none. */
  wake: (() => void) | null;
  /** What waiting work awaits. */
  ended: Promise<void> | null;
}

const snapshots = new WeakMap<Store, Shared>();

const begin = (store: Store): Shared => {
  store.prepare('BEGIN').run();
  const shared = { readers: 0, closesAt: performance.now() + SNAPSHOT_MS, wake: null, ended: null };
  snapshots.set(store, shared);
  return shared;
};

const end = (store: Store, { wake }: Shared): void => {
  snapshots.delete(store);
  store.prepare('COMMIT').run();
  wake?.();
};

/** Resolves when the snapshot has ended. If work outlasts the wait, the snapshot accepts work again. */
const waitFor = (shared: Shared): Promise<void> => {
  shared.ended ??= new Promise((resolve) => {
    const renew = (): void => {
      Object.assign(shared, { closesAt: performance.now() + SNAPSHOT_MS, wake: null, ended: null });
      resolve();
    };
    const timer = setTimeout(renew, SNAPSHOT_MS);
    shared.wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });
  return shared.ended;
};

/**
 * Runs `work` in a snapshot, which overlapping work on one store shares. Begins at once if possible, otherwise after at most
 * `SNAPSHOT_MS`, also within other work, whose snapshot stays open meanwhile.
 */
export async function withSnapshot<Result>(store: Store, work: () => Result | Promise<Result>): Promise<Result> {
  const expired = snapshots.get(store);
  if (expired && performance.now() >= expired.closesAt) await waitFor(expired);
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
 * Runs `work` synchronously in a snapshot; gives null instead when it would have to wait. `alone` says that it runs a single
 * statement, which needs no transaction.
 */
export function readAtOnce<Result>(store: Store, work: () => Result, alone: boolean): Result | null {
  const shared = snapshots.get(store);
  if (shared) return performance.now() < shared.closesAt ? work() : null;
  if (alone) return work();
  store.prepare('BEGIN').run();
  try {
    return work();
  } finally {
    store.prepare('COMMIT').run();
  }
}
