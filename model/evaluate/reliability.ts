/** Measures calibration: the share of right names by bands of scores. */
import type { DetectedSpan } from '../../src/extract/extractor.ts';
import type { GoldSpan } from '../train/corpus.ts';
import { typeOf } from './score.ts';

export interface Band {
  readonly from: number;
  readonly to: number;
  readonly names: number;
  /** Mean score of the names in the band, and their share of right ones; null when there are none. */
  readonly meanScore: number | null;
  readonly right: number | null;
}

const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1.01];

export class Reliability {
  readonly #scored: { score: number; isRight: boolean }[] = [];

  add(detected: readonly DetectedSpan[], gold: readonly GoldSpan[]): void {
    const annotated = new Set(gold.map(({ start, end, type }) => `${start} ${end} ${type}`));
    for (const found of detected) {
      const isRight = annotated.has(`${found.start} ${found.end} ${typeOf(found)}`);
      this.#scored.push({ score: found.score, isRight });
    }
  }

  bands(): Band[] {
    return EDGES.slice(1).map((to, i) => {
      const from = EDGES[i] ?? 0;
      const inside = this.#scored.filter(({ score }) => score >= from && score < to);
      const mean = (value: (scored: { score: number; isRight: boolean }) => number): number | null =>
        inside.length === 0 ? null : inside.reduce((sum, scored) => sum + value(scored), 0) / inside.length;
      return {
        from,
        to: Math.min(1, to),
        names: inside.length,
        meanScore: mean(({ score }) => score),
        right: mean(({ isRight }) => (isRight ? 1 : 0)),
      };
    });
  }
}
