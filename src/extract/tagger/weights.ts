/** The weights of a trained tagger: the score that each feature adds to each label. */
import type { FeatureList } from './feature-list.ts';
import { LABELS, POSITION } from './labels.ts';
import { featuresOf, type Word } from './word-features.ts';

/** The number of bits of a feature's hash that identify it. */
export const FEATURE_BITS = 21;
const MASK = 2 ** FEATURE_BITS - 1;
/** How many labels each type has. */
const POSITIONS = Object.keys(POSITION).length;

/** The id of a feature. */
export const featureId = (hash: number): number => hash & MASK;

/** Decodes a byte b as a share of the largest weight, sign(b) (b / 127)²: the scale is finest near 0, where most weights are. */
const SHARE_OF_BYTE = Float64Array.from({ length: 256 }, (_, byte) => {
  const root = ((byte << 24) >> 24) / 127;
  return Math.sign(root) * root * root;
});

const byteOf = (share: number): number => Math.sign(share) * Math.round(127 * Math.sqrt(Math.abs(share)));

/** The number of bits that are set. */
function bitsIn(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

export class Weights {
  /** The ids of the features with a weight, ascending. */
  readonly ids: Uint32Array;
  /** Their encoded weights, `LABELS` bytes for each. */
  readonly bytes: Uint8Array;
  /** The largest weight. */
  readonly greatest: number;
  /** Scores of transitions between labels, at `before * LABELS + after`. */
  readonly transitions: Float64Array;
  readonly #weightOf: Float32Array;
  /**
   * A succinct rank structure from ids to rows: 32 bits of a map of all features, then the number of bits set before them, and so on.
   * Both are beside one another, so that one access to memory fetches them.
   */
  readonly #ranks = new Uint32Array(2 ** (FEATURE_BITS - 4));
  /** Where the encoded weights of the features begin that are being added. */
  #rows = new Int32Array(512);

  constructor({ ids, bytes, greatest, transitions }: Pick<Weights, 'ids' | 'bytes' | 'greatest' | 'transitions'>) {
    this.ids = ids;
    this.bytes = bytes;
    this.greatest = greatest;
    this.transitions = transitions;
    this.#weightOf = Float32Array.from(SHARE_OF_BYTE, (share) => share * greatest);
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row] as number;
      const group = 2 * (id >> 5);
      this.#ranks[group] = (this.#ranks[group] as number) | (1 << (id & 31));
    }
    let counted = 0;
    for (let group = 0; group < this.#ranks.length; group += 2) {
      this.#ranks[group + 1] = counted;
      counted += bitsIn(this.#ranks[group] as number);
    }
  }

  /** Encodes the weights of the features `ids`, `LABELS` numbers of `table` for each. */
  static of(ids: Uint32Array, table: Float32Array, transitions: Float64Array): Weights {
    const greatest = table.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
    return new Weights({
      ids,
      bytes: Uint8Array.from(table, (weight) => byteOf(weight / greatest)),
      greatest,
      transitions,
    });
  }

  /** Adds the weights of all features of a list to the scores from `scores[at]` on. */
  addFeatures({ ids, length }: Pick<FeatureList, 'ids' | 'length'>, scores: Float32Array, at: number): void {
    const count = this.#findRows(ids, length);
    const { bytes } = this;
    const rows = this.#rows;
    const weightOf = this.#weightOf;
    let outside = scores[at] as number;
    for (let i = 0; i < count; i++)
      outside = Math.fround(outside + (weightOf[bytes[rows[i] as number] as number] as number));
    scores[at] = outside;
    // Four sums at once, since each addition waits for the one before it: this takes a third of the time. Sums are rounded to 32 bits
    // each time, as storing them would.
    for (let label = 1; label < LABELS; label += POSITIONS) {
      const to = at + label;
      let begin = scores[to] as number;
      let inside = scores[to + 1] as number;
      let last = scores[to + 2] as number;
      let unit = scores[to + 3] as number;
      for (let i = 0; i < count; i++) {
        const row = (rows[i] as number) + label;
        begin = Math.fround(begin + (weightOf[bytes[row] as number] as number));
        inside = Math.fround(inside + (weightOf[bytes[row + 1] as number] as number));
        last = Math.fround(last + (weightOf[bytes[row + 2] as number] as number));
        unit = Math.fround(unit + (weightOf[bytes[row + 3] as number] as number));
      }
      scores[to] = begin;
      scores[to + 1] = inside;
      scores[to + 2] = last;
      scores[to + 3] = unit;
    }
  }

  /** The weights of a word: `LABELS` sums for each of `OFFSETS`. They are summed once for each word. */
  sumsOf(word: Word): Float32Array {
    return word.sums ?? this.#sum(word);
  }

  #sum(word: Word): Float32Array {
    const lists = featuresOf(word);
    const sums = new Float32Array(lists.length * LABELS);
    for (const [slot, ids] of lists.entries()) this.addFeatures({ ids, length: ids.length }, sums, slot * LABELS);
    word.sums = sums;
    return sums;
  }

  /** Writes the rows of those features that have weights to `#rows`; returns their number. Without branches, since half have none. */
  #findRows(features: Int32Array, length: number): number {
    if (this.#rows.length <= length) this.#rows = new Int32Array(2 * length);
    const rows = this.#rows;
    const ranks = this.#ranks;
    let found = 0;
    for (let i = 0; i < length; i++) {
      const id = (features[i] as number) & MASK;
      const group = 2 * (id >> 5);
      const bits = ranks[group] as number;
      const place = id & 31;
      rows[found] = ((ranks[group + 1] as number) + bitsIn(bits & ((1 << place) - 1))) * LABELS;
      found += (bits >>> place) & 1;
    }
    return found;
  }
}
