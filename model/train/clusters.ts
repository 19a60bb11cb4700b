/**
 * Clusters words by their neighbours with the exchange algorithm: moves one word at a time to the class that maximizes the
 * likelihood of a class bigram model. Deterministic.
 */
import { clusterKey } from '../../src/extract/tagger/lexicon.ts';

type Sentences = readonly (readonly string[])[];

/** Class 0 is the sentence boundary, class 1 all rare words. */
const EDGE = 0;
const RARE = 1;
const FREE = 2;

interface Bigrams {
  readonly words: readonly string[];
  readonly total: Float64Array;
  /** For each word the indices of following (preceding) words, each followed by its count. */
  readonly after: readonly number[][];
  readonly before: readonly number[][];
}

/** The class of each word that occurs at least `least` times. */
export function clusterWords(
  sentences: Sentences,
  classes: number,
  { least, rounds }: { least: number; rounds: number },
): Map<string, number> {
  const bigrams = count(sentences, least);
  const classOf = exchange(bigrams, classes, rounds);
  return new Map(bigrams.words.map((word, i) => [word, classOf[FREE + i] ?? RARE]));
}

function count(sentences: Sentences, least: number): Bigrams {
  const seen = new Map<string, number>();
  for (const word of sentences.flat()) seen.set(clusterKey(word), (seen.get(clusterKey(word)) ?? 0) + 1);
  const kept = [...seen].filter(([, times]) => times >= least);
  const words = kept.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([word]) => word);
  const numbers = new Map(words.map((word, i) => [word, FREE + i]));
  const size = FREE + words.length;
  const total = new Float64Array(size);
  const pairs = new Map<number, number>();
  for (const sentence of sentences) {
    const path = [EDGE, ...sentence.map((word) => numbers.get(clusterKey(word)) ?? RARE), EDGE];
    for (let i = 1; i < path.length; i++) {
      const [first, second] = [path[i - 1] as number, path[i] as number];
      total[first] = (total[first] as number) + 1;
      pairs.set(first * size + second, (pairs.get(first * size + second) ?? 0) + 1);
    }
  }
  const after = Array.from({ length: size }, (): number[] => []);
  const before = Array.from({ length: size }, (): number[] => []);
  for (const [pair, times] of pairs) {
    const [first, second] = [Math.floor(pair / size), pair % size];
    after[first]?.push(second, times);
    before[second]?.push(first, times);
  }
  return { words, total, after, before };
}

const X_LOG_X = Float64Array.from({ length: 1 << 20 }, (_, x) => (x === 0 ? 0 : x * Math.log(x)));
const xLogX = (x: number): number => X_LOG_X[x] ?? x * Math.log(x);

/** The counts of a word's neighbours by class. Occurrences beside itself are counted separately. */
class NeighbourCounts {
  readonly counts: Float64Array;
  readonly classes: number[] = [];
  itself = 0;

  constructor(classes: number) {
    this.counts = new Float64Array(classes);
  }

  collect(neighbours: readonly number[], word: number, classOf: Int32Array): void {
    for (const known of this.classes) this.counts[known] = 0;
    this.classes.length = 0;
    this.itself = 0;
    for (let i = 0; i < neighbours.length; i += 2) {
      const [neighbour, times] = [neighbours[i] as number, neighbours[i + 1] as number];
      if (neighbour === word) {
        this.itself += times;
        continue;
      }
      const known = classOf[neighbour] as number;
      if (this.counts[known] === 0) this.classes.push(known);
      this.counts[known] = (this.counts[known] as number) + times;
    }
  }
}

function exchange({ total, after, before }: Bigrams, classes: number, rounds: number): Int32Array {
  const classOf = Int32Array.from(total, (_, word) => (word < FREE ? word : FREE + ((word - FREE) % (classes - FREE))));
  const pairs = new Float64Array(classes * classes);
  const size = new Float64Array(classes);
  const [right, left] = [new NeighbourCounts(classes), new NeighbourCounts(classes)];

  /** Adds (`sign` 1) or removes (-1) a word's counts in class `c`. Its neighbours must have been counted before. */
  const put = (word: number, c: number, sign: number): void => {
    for (const d of right.classes)
      pairs[c * classes + d] = (pairs[c * classes + d] as number) + sign * (right.counts[d] as number);
    for (const d of left.classes)
      pairs[d * classes + c] = (pairs[d * classes + c] as number) + sign * (left.counts[d] as number);
    pairs[c * classes + c] = (pairs[c * classes + c] as number) + sign * right.itself;
    size[c] = (size[c] as number) + sign * (total[word] as number);
  };

  const gain = (word: number, c: number): number => {
    let sum = 0;
    for (const d of right.classes) {
      const n = pairs[c * classes + d] as number;
      if (d !== c) sum += xLogX(n + (right.counts[d] as number)) - xLogX(n);
    }
    for (const d of left.classes) {
      const n = pairs[d * classes + c] as number;
      if (d !== c) sum += xLogX(n + (left.counts[d] as number)) - xLogX(n);
    }
    const own = pairs[c * classes + c] as number;
    sum += xLogX(own + (right.counts[c] as number) + (left.counts[c] as number) + right.itself) - xLogX(own);
    return sum - 2 * (xLogX((size[c] as number) + (total[word] as number)) - xLogX(size[c] as number));
  };

  for (let word = 0; word < total.length; word++) {
    const c = classOf[word] as number;
    size[c] = (size[c] as number) + (total[word] as number);
    const neighbours = after[word] as number[];
    for (let i = 0; i < neighbours.length; i += 2) {
      const at = c * classes + (classOf[neighbours[i] as number] as number);
      pairs[at] = (pairs[at] as number) + (neighbours[i + 1] as number);
    }
  }
  for (let round = 0; round < rounds; round++) {
    let moved = 0;
    for (let word = FREE; word < total.length; word++) {
      right.collect(after[word] as number[], word, classOf);
      left.collect(before[word] as number[], word, classOf);
      const old = classOf[word] as number;
      put(word, old, -1);
      let [best, highest] = [old, -Infinity];
      for (let c = FREE; c < classes; c++) {
        const gained = gain(word, c);
        if (gained > highest + 1e-9) [best, highest] = [c, gained];
      }
      put(word, best, 1);
      if (best !== old) moved++;
      classOf[word] = best;
    }
    if (moved < 0.005 * total.length) break;
  }
  return classOf;
}
