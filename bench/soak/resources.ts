/** Samples the memory and descriptors of a server during a load, and reports how late the load generator was. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { memoryOf, openFilesOf } from '../load/processes.ts';
import type { Target } from '../targets/target.ts';

export interface ResourceSample {
  /** Since the start. */
  readonly minutes: number;
  readonly megabytes: number;
  readonly descriptors: number;
}

const MEGABYTE = 1024 ** 2;

const takeResourceSample = ({ processes }: Target, begun: number): ResourceSample => ({
  minutes: (performance.now() - begun) / 60_000,
  megabytes: memoryOf(processes()) / MEGABYTE,
  descriptors: openFilesOf(processes()),
});

/** Runs the work and prints the delay of this process's event loop, by which measured latencies may be too long. */
export async function reportSenderDelay<T>(work: () => Promise<T>): Promise<T> {
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const result = await work();
  delay.disable();
  const [p50, p99] = [50, 99].map((percentile) => (delay.percentile(percentile) / 1e6 - 10).toFixed(1));
  console.log(`Event loop delay of the sender: p50 ${p50} ms, p99 ${p99} ms; latencies may be too long by as much.`);
  return result;
}

/** Runs the work and takes a sample every so many milliseconds. Resolves to its result and the samples. */
export async function sampleResources<T>(
  target: Target,
  every: number,
  work: () => Promise<T>,
): Promise<[T, ResourceSample[]]> {
  const begun = performance.now();
  const samples = [takeResourceSample(target, begun)];
  const timer = setInterval(() => samples.push(takeResourceSample(target, begun)), every);
  try {
    const result = await work();
    return [result, [...samples, takeResourceSample(target, begun)]];
  } finally {
    clearInterval(timer);
  }
}
