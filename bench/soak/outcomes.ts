/** Prints a summary of the outcomes of requests. */
import type { Outcome, OutcomeKind } from '../load/open-loop.ts';

const OUTCOME_KINDS: readonly OutcomeKind[] = ['answered', 'shed', 'timed out', 'failed'];

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? Number.NaN;

export function printOutcomes(outcomes: readonly Outcome[], seconds: number): void {
  console.log(`${outcomes.length} requests were sent, ${Math.round(outcomes.length / seconds)} a second.`);
  for (const kind of OUTCOME_KINDS) {
    const times = outcomes.filter((outcome) => outcome.kind === kind).map(({ milliseconds }) => milliseconds);
    const sorted = times.sort((one, other) => one - other);
    const share = ((100 * sorted.length) / Math.max(outcomes.length, 1)).toFixed(2);
    const latency = [0.5, 0.99].map((quantile) => percentile(sorted, quantile).toFixed(1));
    const latencies = sorted.length === 0 ? '' : `, p50 ${latency[0]} ms, p99 ${latency[1]} ms`;
    console.log(`${kind}: ${sorted.length} (${share} %)${latencies}`);
  }
}
