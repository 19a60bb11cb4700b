/** Gathers paths that come one by one, and gives all that have come since it was last asked. */
import { setTimeout as pause } from 'node:timers/promises';

export interface FileQueue extends AsyncIterable<readonly string[]> {
  readonly add: (path: string) => void;
  /** Ends the iteration; paths that nobody took are forgotten. */
  readonly close: () => void;
}

/** Files that are copied together come within it. */
const TOGETHER_MS = 200;

export function createFileQueue(): FileQueue {
  const paths = new Set<string>();
  let isClosed = false;
  let wake = (): void => {};
  return {
    add: (path) => {
      paths.add(path);
      wake();
    },
    close: () => {
      isClosed = true;
      wake();
    },
    async *[Symbol.asyncIterator]() {
      while (!isClosed) {
        if (paths.size === 0) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
          await pause(TOGETHER_MS);
          continue;
        }
        const taken = [...paths].sort();
        paths.clear();
        yield taken;
      }
    },
  };
}
