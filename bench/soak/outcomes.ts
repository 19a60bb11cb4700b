/** Sums up what became of many requests. */
import type { Fate, Outcome } from '../load/stream.ts';

const FATES: readonly Fate[] = ['answered', 'shed', 'hung', 'failed'];

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;

export function printOutcomes(outcomes: readonly Outcome[], seconds: number): void {
  console.log(`${outcomes.length} requests were sent, ${Math.round(outcomes.length / seconds)} a second.`);
  for (const fate of FATES) {
    const times = outcomes.filter((outcome) => outcome.fate === fate).map(({ milliseconds }) => milliseconds);
    const sorted = times.sort((one, other) => one - other);
    const share = ((100 * sorted.length) / Math.max(outcomes.length, 1)).toFixed(2);
    const latency = [0.5, 0.99].map((part) => percentile(sorted, part).toFixed(1));
    const told = sorted.length === 0 ? '' : `, p50 ${latency[0]} ms, p99 ${latency[1]} ms`;
    console.log(`${fate}: ${sorted.length} (${share} %)${told}`);
  }
}
