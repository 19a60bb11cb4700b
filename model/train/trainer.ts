/**
 * Trains a conditional random field with AdaGrad: with feature dropout, with some segments without second-pass features, and
 * with averaged weights of the later rounds.
 */
import { LinearChainCrf } from '../../src/extract/tagger/crf.ts';
import { AFTER, LABELS } from '../../src/extract/tagger/labels.ts';
import { FEATURE_BITS } from '../../src/extract/tagger/weights.ts';
import type { Example, Features } from './examples.ts';
import { randomNumbers, shuffle } from './random.ts';

const RATE = 0.15;
const DECAY = 1e-4;
const DROPPED = 0.1;
const FIRST_PASS_ONLY = 0.3;
/** The share of nearly perfect segments that are skipped in the next round. */
const SPARED = 0.8;
const SURE = 0.02;
const KEPT_SCALE = 1 / (1 - DROPPED);
/** Labels with a smaller gradient are not learned, which halves the time. */
const LEAST_GRADIENT = 2e-4;
const ALL_LABELS = Array.from({ length: LABELS }, (_, label) => label);

/** Weights of all possible features, `LABELS` for each, and of transitions between labels. */
export interface Trained {
  readonly table: Float32Array;
  readonly transitions: Float64Array;
}

/** The average of trainings that differ in their seed only, which reduces variance. */
export function trainOften(examples: readonly Example[], rounds: number, seeds: readonly number[]): Trained {
  const [first = 0, ...others] = seeds;
  const average = train(examples, rounds, first);
  for (const [done, seed] of others.entries()) {
    const next = train(examples, rounds, seed);
    const share = 1 / (done + 2);
    moveTowards(average.table, next.table, share);
    moveTowards(average.transitions, next.transitions, share);
  }
  return average;
}

function moveTowards(values: Float32Array | Float64Array, goal: Float32Array | Float64Array, share: number): void {
  for (let i = 0; i < values.length; i++) {
    values[i] = (values[i] as number) + share * ((goal[i] as number) - (values[i] as number));
  }
}

export function train(examples: readonly Example[], rounds: number, seed: number): Trained {
  const trainer = new Trainer(seed);
  const segments = examples.flatMap((example) =>
    example.segments.map(({ from, to }) => ({ example, from, to, isSure: false })),
  );
  const table = new Float32Array(trainer.table.length);
  const transitions = new Float64Array(trainer.crf.transitions.length);
  const averaged = Math.ceil(rounds / 2);
  for (let round = 0; round < rounds; round++) {
    shuffle(segments, trainer.random);
    for (const segment of segments) {
      if (segment.isSure && trainer.random() < SPARED) continue;
      segment.isSure = trainer.learn(segment.example, segment.from, segment.to) < SURE;
    }
    if (round < rounds - averaged) continue;
    for (let i = 0; i < table.length; i++) table[i] = (table[i] as number) + (trainer.table[i] as number) / averaged;
    for (let i = 0; i < transitions.length; i++)
      transitions[i] = (transitions[i] as number) + (trainer.crf.transitions[i] as number) / averaged;
  }
  return { table, transitions };
}

class Trainer {
  readonly random: () => number;
  readonly table = new Float32Array(2 ** FEATURE_BITS * LABELS);
  readonly crf = new LinearChainCrf(new Float64Array(LABELS * LABELS));
  /** Sums of squared gradients. */
  readonly #squares = new Float32Array(this.table.length);
  readonly #transitionSquares = new Float64Array(LABELS * LABELS).fill(1e-8);
  #rows = new Int32Array(1024);
  #ends = new Int32Array(256);
  #scores = new Float64Array(256 * LABELS);

  constructor(seed: number) {
    this.random = randomNumbers(seed);
  }

  /** Returns the largest error of a label's probability. */
  learn({ first, second, labels, weight }: Example, from: number, to: number): number {
    const length = to - from;
    const used = second !== null && this.random() >= FIRST_PASS_ONLY ? second : null;
    this.#select(first, used, from, to);
    this.#score(length);
    this.crf.transitionsChanged();
    this.crf.forwardBackward(this.#scores, 0, length);
    this.#learnTransitions(labels, from, length, weight);
    return this.#learnFeatures(labels, from, length, weight);
  }

  /** Selects the rows of features, with dropout. */
  #select(first: Features, second: Features | null, from: number, to: number): void {
    if (this.#ends.length < to - from) {
      this.#ends = new Int32Array(to - from);
      this.#scores = new Float64Array((to - from) * LABELS);
    }
    let count = 0;
    for (let token = from; token < to; token++) {
      for (const { ids, ends } of second ? [first, second] : [first]) {
        const end = ends[token] as number;
        for (let k = token === 0 ? 0 : (ends[token - 1] as number); k < end; k++) {
          if (this.random() < DROPPED) continue;
          if (count === this.#rows.length) this.#rows = grown(this.#rows);
          this.#rows[count++] = (ids[k] as number) * LABELS;
        }
      }
      this.#ends[token - from] = count;
    }
  }

  #score(length: number): void {
    const scores = this.#scores.fill(0, 0, length * LABELS);
    const { table } = this;
    let k = 0;
    for (let i = 0; i < length; i++) {
      const at = i * LABELS;
      for (const end = this.#ends[i] as number; k < end; k++) {
        const row = this.#rows[k] as number;
        for (let label = 0; label < LABELS; label++) {
          scores[at + label] = (scores[at + label] as number) + (table[row + label] as number);
        }
      }
      for (let label = 0; label < LABELS; label++) scores[at + label] = (scores[at + label] as number) * KEPT_SCALE;
    }
  }

  #learnTransitions(labels: Uint8Array, from: number, length: number, weight: number): void {
    const { forward, backward, local, scale } = this.crf;
    for (let i = 1; i < length; i++) {
      const here = i * LABELS;
      for (let before = 0; before < LABELS; before++) {
        const mass = (forward[here - LABELS + before] as number) / (scale[i] as number);
        if (mass < 1e-7) continue;
        for (const after of AFTER[before] as Uint8Array) {
          const rest = (local[here + after] as number) * (backward[here + after] as number);
          const expected = mass * this.crf.expTransition(before, after) * rest;
          if (expected > 1e-6) this.#step(before * LABELS + after, -expected * weight);
        }
      }
      this.#step((labels[from + i - 1] as number) * LABELS + (labels[from + i] as number), weight);
    }
  }

  #step(move: number, gradient: number): void {
    const squares = (this.#transitionSquares[move] as number) + gradient * gradient;
    this.#transitionSquares[move] = squares;
    const { transitions } = this.crf;
    transitions[move] = (transitions[move] as number) + (RATE * gradient) / Math.sqrt(squares + 1e-4);
  }

  #learnFeatures(labels: Uint8Array, from: number, length: number, weight: number): number {
    const { forward, backward } = this.crf;
    const gradient = new Float64Array(LABELS);
    let most = 0;
    let k = 0;
    for (let i = 0; i < length; i++) {
      const end = this.#ends[i] as number;
      let wrong = 0;
      for (let label = 0; label < LABELS; label++) {
        const expected = (forward[i * LABELS + label] as number) * (backward[i * LABELS + label] as number);
        const missed = (labels[from + i] === label ? 1 : 0) - expected;
        wrong = Math.max(wrong, Math.abs(missed));
        gradient[label] = missed * weight * KEPT_SCALE;
      }
      if (wrong > 1e-3) {
        const active = ALL_LABELS.filter((label) => Math.abs(gradient[label] as number) > LEAST_GRADIENT);
        for (; k < end; k++) this.#learnRow(this.#rows[k] as number, gradient, active);
      }
      k = end;
      most = Math.max(most, wrong);
    }
    return most;
  }

  #learnRow(row: number, gradient: Float64Array, active: readonly number[]): void {
    const { table } = this;
    const squares = this.#squares;
    for (let i = 0; i < active.length; i++) {
      const label = active[i] as number;
      const at = row + label;
      const slope = (gradient[label] as number) - DECAY * (table[at] as number);
      const sum = (squares[at] as number) + slope * slope;
      squares[at] = sum;
      table[at] = (table[at] as number) + (RATE * slope) / Math.sqrt(sum + 0.01);
    }
  }
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}
