/** Watches what a server takes of the machine while something goes on, and how busy the one who watches is. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
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

/** Says by how much the times of this process may be too long: what it could not come to at once it takes for late. */
export async function watchSender<T>(work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const result = await work();
  delay.disable();
  const [p50, p99] = [50, 99].map((part) => (delay.percentile(part) / 1e6 - 10).toFixed(1));
  console.log(`The sender came late by ${p50} ms at the median, ${p99} ms at p99: times may be so much too long.`);
  return result;
}

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
