/** Work queue: starts requests one after the other, clients by turns, in batches, and accepts connections in between. */
import { FairQueue } from './fair-queue.ts';

/** Length of a batch in milliseconds; a batch lasts longer when accepting connections before it took longer. */
const BATCH_MS = 5;
/** Longest time for accepting connections, in milliseconds. */
const MAX_ACCEPT_MS = 20;

export interface WorkQueue {
  /** Resolves at the turn of the request: clients take turns, the requests of one are first in, first out. */
  readonly enter: (client: string) => Promise<void>;
  /** To be called for each new connection and request. */
  readonly arrived: () => void;
}

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/**
 * Node accepts one connection in each turn of the event loop. Work that begins in every turn would leave most clients of an
 * overloaded server in the accept queue, neither answered nor rejected: of 128,000 requests at ten times the capacity 380 hung
 * for ten seconds (`npm run bench -- overload`); with this queue none.
 */
export function createWorkQueue(): WorkQueue {
  const waiting = new FairQueue<() => void>();
  let arrivals = 0;
  let isRunning = false;

  /**
   * Runs the event loop until a turn brings nothing new. Resolves to the number of requests that waited before the last turn: that turn
   * shows whether their clients have hung up, which is seen one turn after the last byte.
   */
  async function acceptConnections(start: number): Promise<number> {
    for (;;) {
      const [seen, due] = [arrivals, waiting.length];
      await nextTurn();
      if (arrivals === seen || performance.now() - start > MAX_ACCEPT_MS) return due;
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    await nextTurn();
    while (waiting.length > 0) {
      const start = performance.now();
      const due = await acceptConnections(start);
      const now = performance.now();
      const end = now + Math.max(BATCH_MS, now - start);
      for (let started = 0; started < due && performance.now() <= end; started++) {
        waiting.shift()?.();
        // The request runs until it waits for something before the next one starts.
        await null;
      }
    }
    isRunning = false;
  }

  return {
    arrived: () => arrivals++,
    enter: (client) =>
      new Promise((resolve) => {
        waiting.push(client, resolve);
        if (!isRunning) void run();
      }),
  };
}
