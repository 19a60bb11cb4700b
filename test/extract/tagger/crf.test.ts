/** Inference in the conditional random field agrees with enumerating all label sequences. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LinearChainCrf } from '../../../src/extract/tagger/crf.ts';
import { AFTER, LABELS, MAY_END, MAY_START, namesOf } from '../../../src/extract/tagger/labels.ts';

const LENGTH = 3;
const score = fc.double({ min: -3, max: 3, noNaN: true });
const instance = fc.record({
  scores: fc.array(score, { minLength: LENGTH * LABELS, maxLength: LENGTH * LABELS }),
  transitions: fc.array(score, { minLength: LABELS * LABELS, maxLength: LABELS * LABELS }),
});

/** All valid label sequences of `LENGTH` tokens. */
const sequences: number[][] = [...MAY_START.keys()]
  .filter((label) => MAY_START[label])
  .flatMap((a) => [...(AFTER[a] ?? [])].flatMap((b) => [...(AFTER[b] ?? [])].map((c) => [a, b, c])))
  .filter((labels) => MAY_END[labels.at(-1) ?? 0]);

function total(labels: readonly number[], scores: readonly number[], transitions: readonly number[]): number {
  return labels.reduce((sum, label, i) => {
    const move = i === 0 ? 0 : (transitions[(labels[i - 1] ?? 0) * LABELS + label] ?? 0);
    return sum + move + (scores[i * LABELS + label] ?? 0);
  }, 0);
}

describe('conditional random field', () => {
  test('finds the label sequence with the highest score', () => {
    fc.assert(
      fc.property(instance, ({ scores, transitions }) => {
        const best = Math.max(...sequences.map((labels) => total(labels, scores, transitions)));
        const found = new Uint8Array(LENGTH);
        new LinearChainCrf(Float64Array.from(transitions)).viterbi(Float64Array.from(scores), 0, LENGTH, found, 0);
        expect(total([...found], scores, transitions)).toBeCloseTo(best, 6);
      }),
      { numRuns: 50 },
    );
  });

  test('gives each label sequence its probability', () => {
    fc.assert(
      fc.property(instance, fc.nat(sequences.length - 1), ({ scores, transitions }, some) => {
        const labels = sequences[some] ?? [];
        const mass = (each: readonly number[]): number => Math.exp(total(each, scores, transitions));
        const all = sequences.reduce((sum, each) => sum + mass(each), 0);
        const ending = sequences.filter((each) => each[2] === labels[2] && each[1] === labels[1]);
        const crf = new LinearChainCrf(Float64Array.from(transitions));
        crf.forwardBackward(Float64Array.from(scores), 0, LENGTH);
        expect(crf.probability(labels, 0, 0, 2)).toBeCloseTo(mass(labels) / all, 6);
        const share = ending.reduce((sum, each) => sum + mass(each), 0) / all;
        expect(crf.probability(labels, 0, 1, 2)).toBeCloseTo(share, 6);
      }),
      { numRuns: 50 },
    );
  });
});

test('labels: are converted to names', () => {
  const outsideThenPersonThenPlace = [0, 1, 2, 3, 0, 12];
  expect(namesOf(outsideThenPersonThenPlace)).toEqual([
    { first: 1, last: 3, type: 0 },
    { first: 5, last: 5, type: 2 },
  ]);
});
