/**
 * Inference in a linear-chain conditional random field: the best label sequence (Viterbi) and probabilities (forward-backward).
 */
import { AFTER, BEFORE, LABELS, MAY_END, MAY_START } from './labels.ts';

const IMPOSSIBLE = -1e9;

/** Works on one segment at a time and reuses its arrays. */
export class LinearChainCrf {
  /** Scores of transitions between labels, at `before * LABELS + after`. */
  readonly transitions: Float64Array;
  readonly #expTransitions = new Float64Array(LABELS * LABELS);
  /** Forward probabilities by token and label, normalized for each token. */
  forward = new Float64Array();
  /** Backward probabilities; `forward * backward` is the marginal probability of a label. */
  backward = new Float64Array();
  /** `exp(score)` of the labels of each token, scaled so that the highest is 1. */
  local = new Float64Array();
  /** The normalization factor of `forward` at each token. */
  scale = new Float64Array();
  #back = new Uint8Array();

  constructor(transitions: Float64Array) {
    this.transitions = transitions;
    this.transitionsChanged();
  }

  /** Must be called after `transitions` were changed. */
  transitionsChanged(): void {
    for (let i = 0; i < this.transitions.length; i++) this.#expTransitions[i] = Math.exp(this.transitions[i] as number);
  }

  /** `exp` of the score of a transition. */
  expTransition(before: number, after: number): number {
    return this.#expTransitions[before * LABELS + after] as number;
  }

  /** Runs forward-backward over `length` tokens whose label scores begin at `scores[at]`. */
  forwardBackward(scores: Float64Array | Float32Array, at: number, length: number): void {
    this.#reserve(length);
    this.#exponentiate(scores, at, length);
    const { forward, local, scale } = this;
    for (let label = 0; label < LABELS; label++) forward[label] = MAY_START[label] ? (local[label] as number) : 0;
    this.#normalize(0, length);
    for (let i = 1; i < length; i++) {
      const here = i * LABELS;
      for (let label = 0; label < LABELS; label++) {
        const before = BEFORE[label] as Uint8Array;
        let mass = 0;
        for (let k = 0; k < before.length; k++) {
          const from = before[k] as number;
          mass += (forward[here - LABELS + from] as number) * (this.#expTransitions[from * LABELS + label] as number);
        }
        forward[here + label] = mass * (local[here + label] as number);
      }
      this.#normalize(i, length);
    }
    this.#backward(length, scale);
  }

  #normalize(i: number, length: number): void {
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

  #backward(length: number, scale: Float64Array): void {
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
            (this.#expTransitions[label * LABELS + to] as number) *
            (local[next + to] as number) *
            (backward[next + to] as number);
        }
        backward[i * LABELS + label] = mass / (scale[i + 1] as number);
      }
    }
  }

  /** The probability that tokens `first` to `last` have these labels. Call it after `forwardBackward`. */
  probability(labels: ArrayLike<number>, offset: number, first: number, last: number): number {
    let label = labels[offset + first] as number;
    let mass = this.forward[first * LABELS + label] as number;
    for (let i = first + 1; i <= last; i++) {
      const next = labels[offset + i] as number;
      mass *= (this.expTransition(label, next) * (this.local[i * LABELS + next] as number)) / (this.scale[i] as number);
      label = next;
    }
    return Math.min(1, mass * (this.backward[last * LABELS + label] as number));
  }

  /** Writes the best labels of the segment to `labels`, from `offset` on. */
  viterbi(scores: Float64Array | Float32Array, at: number, length: number, labels: Uint8Array, offset: number): void {
    this.#reserve(length);
    const { forward, transitions } = this;
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
          const score = (forward[here - LABELS + from] as number) + (transitions[from * LABELS + label] as number);
          if (score > highest) {
            highest = score;
            best = from;
          }
        }
        forward[here + label] = highest + (scores[at + here + label] as number);
        this.#back[here + label] = best;
      }
    }
    this.#traceBack(length, labels, offset);
  }

  #traceBack(length: number, labels: Uint8Array, offset: number): void {
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
