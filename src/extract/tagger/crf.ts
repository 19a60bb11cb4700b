/** Inference in a linear-chain conditional random field: the best labels of a sentence, and how probable labels are. */
import { AFTER, BEFORE, LABELS, MAY_END, MAY_START } from './labels.ts';

const IMPOSSIBLE = -1e9;

/** Works on one sentence at a time; its arrays are used again for the next. */
export class LinearChainCrf {
  /** Scores of moving from one label to another, `before * LABELS + after`. */
  readonly moves: Float64Array;
  readonly #expMoves = new Float64Array(LABELS * LABELS);
  /** Probability mass of all labellings up to a token, by its label, each token's summing to one. */
  forward = new Float64Array();
  /** Likewise of all that follows; `forward * backward` is the probability of a token's label. */
  backward = new Float64Array();
  /** `exp(score)` of each token's labels, each token's highest being one. */
  local = new Float64Array();
  /** What `forward` was divided by at each token. */
  scale = new Float64Array();
  #back = new Uint8Array();

  constructor(moves: Float64Array) {
    this.moves = moves;
    this.transitionsChanged();
  }

  /** To be called after `moves` were changed. */
  transitionsChanged(): void {
    for (let i = 0; i < this.moves.length; i++) this.#expMoves[i] = Math.exp(this.moves[i] as number);
  }

  /** `exp` of the score of a move. */
  expMove(before: number, after: number): number {
    return this.#expMoves[before * LABELS + after] as number;
  }

  /** Sums over all labellings of a sentence of `length` tokens whose labels score `scores[at], scores[at + 1], ...`. */
  sum(scores: Float64Array | Float32Array, at: number, length: number): void {
    this.#reserve(length);
    this.#exponentiate(scores, at, length);
    const { forward, local, scale } = this;
    for (let label = 0; label < LABELS; label++) forward[label] = MAY_START[label] ? (local[label] as number) : 0;
    this.#finish(0, length);
    for (let i = 1; i < length; i++) {
      const here = i * LABELS;
      for (let label = 0; label < LABELS; label++) {
        const before = BEFORE[label] as Uint8Array;
        let mass = 0;
        for (let k = 0; k < before.length; k++) {
          const from = before[k] as number;
          mass += (forward[here - LABELS + from] as number) * (this.#expMoves[from * LABELS + label] as number);
        }
        forward[here + label] = mass * (local[here + label] as number);
      }
      this.#finish(i, length);
    }
    this.#sumBackward(length, scale);
  }

  #finish(i: number, length: number): void {
    const { forward, scale } = this;
    const here = i * LABELS;
    let all = 0;
    for (let label = 0; label < LABELS; label++) {
      if (i === length - 1 && !MAY_END[label]) forward[here + label] = 0;
      all += forward[here + label] as number;
    }
    scale[i] = all;
    for (let label = 0; label < LABELS; label++) forward[here + label] = (forward[here + label] as number) / all;
  }

  #sumBackward(length: number, scale: Float64Array): void {
    const { backward, local } = this;
    for (let label = 0; label < LABELS; label++) backward[(length - 1) * LABELS + label] = MAY_END[label] ? 1 : 0;
    for (let i = length - 2; i >= 0; i--) {
      const next = (i + 1) * LABELS;
      for (let label = 0; label < LABELS; label++) {
        const after = AFTER[label] as Uint8Array;
        let mass = 0;
        for (let k = 0; k < after.length; k++) {
          const to = after[k] as number;
          mass +=
            (this.#expMoves[label * LABELS + to] as number) *
            (local[next + to] as number) *
            (backward[next + to] as number);
        }
        backward[i * LABELS + label] = mass / (scale[i + 1] as number);
      }
    }
  }

  /** After `sum`: the probability that tokens `first` to `last` have exactly these labels, given the rest as it may be. */
  probability(labels: ArrayLike<number>, offset: number, first: number, last: number): number {
    let label = labels[offset + first] as number;
    let mass = this.forward[first * LABELS + label] as number;
    for (let i = first + 1; i <= last; i++) {
      const next = labels[offset + i] as number;
      mass *= (this.expMove(label, next) * (this.local[i * LABELS + next] as number)) / (this.scale[i] as number);
      label = next;
    }
    return Math.min(1, mass * (this.backward[last * LABELS + label] as number));
  }

  /** Writes the best labels of the sentence to `labels` from `offset` on. */
  best(scores: Float64Array | Float32Array, at: number, length: number, labels: Uint8Array, offset: number): void {
    this.#reserve(length);
    const { forward, moves } = this;
    for (let label = 0; label < LABELS; label++) {
      forward[label] = MAY_START[label] ? (scores[at + label] as number) : IMPOSSIBLE;
    }
    for (let i = 1; i < length; i++) {
      const here = i * LABELS;
      for (let label = 0; label < LABELS; label++) {
        const before = BEFORE[label] as Uint8Array;
        let highest = -Infinity;
        let best = 0;
        for (let k = 0; k < before.length; k++) {
          const from = before[k] as number;
          const score = (forward[here - LABELS + from] as number) + (moves[from * LABELS + label] as number);
          if (score > highest) {
            highest = score;
            best = from;
          }
        }
        forward[here + label] = highest + (scores[at + here + label] as number);
        this.#back[here + label] = best;
      }
    }
    this.#trace(length, labels, offset);
  }

  #trace(length: number, labels: Uint8Array, offset: number): void {
    const end = (length - 1) * LABELS;
    let label = 0;
    for (let l = 1; l < LABELS; l++) {
      if (MAY_END[l] && (this.forward[end + l] as number) > (this.forward[end + label] as number)) label = l;
    }
    for (let i = length - 1; i >= 0; i--) {
      labels[offset + i] = label;
      label = this.#back[i * LABELS + label] as number;
    }
  }

  #exponentiate(scores: Float64Array | Float32Array, at: number, length: number): void {
    for (let i = 0; i < length; i++) {
      const here = i * LABELS;
      let highest = -Infinity;
      for (let label = 0; label < LABELS; label++) highest = Math.max(highest, scores[at + here + label] as number);
      for (let label = 0; label < LABELS; label++) {
        this.local[here + label] = Math.exp((scores[at + here + label] as number) - highest);
      }
    }
  }

  #reserve(length: number): void {
    if (this.scale.length >= length) return;
    this.forward = new Float64Array(length * LABELS);
    this.backward = new Float64Array(length * LABELS);
    this.local = new Float64Array(length * LABELS);
    this.scale = new Float64Array(length);
    this.#back = new Uint8Array(length * LABELS);
  }
}
