/** Scores count exact names, and the calibration is monotonic. */
import { expect, test } from 'vitest';
import { Scorer } from '../../../model/evaluate/score.ts';
import { fitCalibration } from '../../../model/train/calibrate.ts';

const name = (start: number, end: number) => ({ start, end, demonym: false, score: 0.9 });

test('scores: count exact spans of the right type', () => {
  const scorer = new Scorer();
  scorer.add(
    [
      { ...name(0, 4), kind: 'PERSON' },
      { ...name(5, 9), kind: 'PLACE' },
      { ...name(10, 12), kind: 'PLACE', demonym: true },
    ],
    [
      { start: 0, end: 4, type: 'PER' },
      { start: 5, end: 8, type: 'LOC' },
      { start: 10, end: 12, type: 'MISC' },
    ],
  );
  const { byType, microPLO, microAll } = scorer.scores();
  expect([byType.PER.f1, byType.LOC.f1, byType.MISC.f1, byType.ORG.f1]).toEqual([1, 0, 1, 0]);
  expect(microPLO).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 });
  expect(microAll.f1).toBeCloseTo(2 / 3, 10);
});

test('calibration: never decreases', () => {
  const judged = Array.from({ length: 500 }, (_, i) => ({ probability: i / 500, isRight: (i * 7919) % 500 < i }));
  const { probability, right } = fitCalibration(judged);
  expect(right).toEqual([...right].sort((a, b) => a - b));
  expect(probability).toEqual([...probability].sort((a, b) => a - b));
  expect(right.length).toBeGreaterThan(2);
});
