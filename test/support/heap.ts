/** Measures what the heap of this process holds, after all garbage was collected. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** By how many bytes the heap is larger after `work` than before, while what it returned is kept. */
export function heldBy(work: () => unknown): number {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const kept = work();
  collectGarbage();
  const held = process.memoryUsage().heapUsed - before;
  // Keeps the result alive until here.
  return kept === heldBy ? 0 : held;
}
