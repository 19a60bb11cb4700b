/** Fits the calibration of the tagger's probabilities. */
import type { Calibration } from '../../src/extract/tagger/calibration.ts';

/** The probability of a name that the model found, and whether it was right. */
export interface Judged {
  readonly probability: number;
  readonly isRight: boolean;
}

interface Pool {
  sum: number;
  right: number;
  size: number;
}

const SMALLEST_POOL = 25;

/** Isotonic regression by pooling adjacent violators, over groups of similar probability. */
export function fitCalibration(judged: readonly Judged[]): Calibration {
  const sorted = [...judged].sort((a, b) => a.probability - b.probability);
  const pools: Pool[] = [];
  for (let i = 0; i < sorted.length; i += SMALLEST_POOL) {
    const group = sorted.slice(i, i + SMALLEST_POOL);
    pools.push({
      sum: group.reduce((sum, { probability }) => sum + probability, 0),
      right: group.filter(({ isRight }) => isRight).length,
      size: group.length,
    });
    while (pools.length > 1 && falls(pools.at(-2), pools.at(-1))) merge(pools);
  }
  const round = (x: number): number => Number(x.toFixed(4));
  return {
    probability: pools.map(({ sum, size }) => round(sum / size)),
    right: pools.map(({ right, size }) => round((right + 0.5) / (size + 1))),
  };
}

function falls(a: Pool | undefined, b: Pool | undefined): boolean {
  return a !== undefined && b !== undefined && (a.right + 0.5) / (a.size + 1) >= (b.right + 0.5) / (b.size + 1);
}

function merge(pools: Pool[]): void {
  const last = pools.pop();
  const before = pools.at(-1);
  if (!last || !before) return;
  before.sum += last.sum;
  before.right += last.right;
  before.size += last.size;
}
