/** The weights of a trained tagger: for each feature that counts, what it adds to the score of each label. */
import type { FeatureList } from './feature-list.ts';
import { LABELS } from './labels.ts';
import type { Word } from './words.ts';

/** Features are known by so many bits of their hash. */
export const FEATURE_BITS = 21;
const MASK = 2 ** FEATURE_BITS - 1;

/** The number that weights know a feature by. */
export const featureId = (hash: number): number => hash & MASK;

export class Weights {
  /** The features that count, ascending. */
  readonly ids: Uint32Array;
  /** Their weights, `LABELS` for each. */
  readonly table: Float32Array;
  /** Scores of moving from one label to another, `before * LABELS + after`. */
  readonly moves: Float64Array;
  readonly #counts = new Uint32Array(2 ** (FEATURE_BITS - 5));
  readonly #rowOf = new Int32Array(2 ** FEATURE_BITS);

  constructor(ids: Uint32Array, table: Float32Array, moves: Float64Array) {
    this.ids = ids;
    this.table = table;
    this.moves = moves;
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row] as number;
      this.#counts[id >> 5] = (this.#counts[id >> 5] as number) | (1 << (id & 31));
      this.#rowOf[id] = row * LABELS;
    }
  }

  /** Adds to `scores[at...]` what each feature of a list weighs. */
  addFeatures(list: FeatureList, scores: Float32Array, at: number): void {
    const { ids, length } = list;
    for (let i = 0; i < length; i++) this.#add(ids[i] as number, scores, at);
  }

  /** Adds to `scores[at...]` what a word weighs at one of `OFFSETS`, working it out the first time. */
  addWord(word: Word, slot: number, scores: Float32Array, at: number): void {
    const sum = word.sums[slot] ?? this.#sumOf(word, slot);
    for (let label = 0; label < LABELS; label++) {
      scores[at + label] = (scores[at + label] as number) + (sum[label] as number);
    }
  }

  #sumOf(word: Word, slot: number): Float32Array {
    const sum = new Float32Array(LABELS);
    for (const feature of word.features[slot] ?? []) this.#add(feature, sum, 0);
    word.sums[slot] = sum;
    return sum;
  }

  #add(feature: number, scores: Float32Array, at: number): void {
    const id = feature & MASK;
    if ((((this.#counts[id >> 5] as number) >>> (id & 31)) & 1) === 0) return;
    const row = this.#rowOf[id] as number;
    const { table } = this;
    for (let label = 0; label < LABELS; label++) {
      scores[at + label] = (scores[at + label] as number) + (table[row + label] as number);
    }
  }
}
