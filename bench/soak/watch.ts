/** Watches what a server takes of the machine while something goes on. */
import { memoryOf, openFilesOf } from '../load/processes.ts';
import type { Target } from '../targets/target.ts';

export interface Sight {
  /** Since the watch began. */
  readonly minutes: number;
  readonly megabytes: number;
  readonly descriptors: number;
}

const MEGABYTE = 1024 ** 2;

export const lookAt = ({ processes }: Target, begun: number): Sight => ({
  minutes: (performance.now() - begun) / 60_000,
  megabytes: memoryOf(processes()) / MEGABYTE,
  descriptors: openFilesOf(processes()),
});

/** What was seen every so many milliseconds until the work was done, and what the work gave. */
export async function watch<T>(target: Target, every: number, work: () => Promise<T>): Promise<[T, Sight[]]> {
  const begun = performance.now();
  const sights = [lookAt(target, begun)];
  const timer = setInterval(() => sights.push(lookAt(target, begun)), every);
  try {
    const result = await work();
    return [result, [...sights, lookAt(target, begun)]];
  } finally {
    clearInterval(timer);
  }
}
