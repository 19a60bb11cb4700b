/** Labels the words of an article in two passes. The second pass uses the labels that the first gave to the same names. */
import { LinearChainCrf } from './crf.ts';
import { FeatureList } from './feature-list.ts';
import { type FirstPassContext, firstPassContext, NEWS, visitFirstPass } from './first-pass-features.ts';
import { LABELS, type Name, namesOf } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { visitSecondPass } from './second-pass-features.ts';
import type { Weights } from './weights.ts';
import { OFFSETS, type Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

/** A name, and the probability of its span and type. */
export interface DecodedName extends Name {
  readonly probability: number;
}

export interface Decoder {
  /** The labels of the first pass, one for each word, by the conventions of a source. */
  readonly firstPass: (sequence: WordSequence, source?: number) => Uint8Array;
  /** The names after both passes, in order. */
  readonly decode: (sequence: WordSequence) => DecodedName[];
}

export function createDecoder(weights: Weights, lexicon: Lexicon): Decoder {
  const list = new FeatureList();
  const crf = new LinearChainCrf(weights.transitions);

  function score(context: FirstPassContext): Float32Array {
    const { sequence } = context;
    const scores = new Float32Array(sequence.words.length * LABELS);
    addWords(sequence, weights, scores);
    visitFirstPass(context, list, (token) => weights.addFeatures(list, scores, token * LABELS));
    return scores;
  }

  function label({ words, segments }: WordSequence, scores: Float32Array): Uint8Array {
    const labels = new Uint8Array(words.length);
    for (const { from, to } of segments) crf.viterbi(scores, from * LABELS, to - from, labels, from);
    return labels;
  }

  function weigh({ segments }: WordSequence, scores: Float32Array, labels: Uint8Array): DecodedName[] {
    const found: DecodedName[] = [];
    for (const { from, to } of segments) {
      const names = namesOf(labels.subarray(from, to));
      if (names.length > 0) crf.forwardBackward(scores, from * LABELS, to - from);
      for (const { first, last, type } of names) {
        const probability = crf.probability(labels, from, first, last);
        found.push({ first: from + first, last: from + last, type, probability });
      }
    }
    return found;
  }

  return {
    firstPass: (sequence, source = NEWS) => label(sequence, score(firstPassContext(sequence, lexicon, source))),
    decode: (sequence) => {
      const scores = score(firstPassContext(sequence, lexicon));
      const labels = label(sequence, scores);
      visitSecondPass(sequence, labels, list, (token) => weights.addFeatures(list, scores, token * LABELS));
      return weigh(sequence, scores, label(sequence, scores));
    },
  };
}

function addWords(
  { words, starts, segments, before, after }: WordSequence,
  weights: Weights,
  scores: Float32Array,
): void {
  const around = OFFSETS.map(() => weights.sumsOf(before));
  for (const segment of segments) {
    const [from, to] = [starts[segment.sentence] as number, starts[segment.sentence + 1] as number];
    for (let i = segment.from; i < segment.to; i++) {
      for (let slot = 0; slot < OFFSETS.length; slot++) {
        const at = i + (OFFSETS[slot] as number);
        around[slot] = weights.sumsOf(at < from ? before : at < to ? (words[at] as Word) : after);
      }
      addSums(around as SumsAround, scores, i * LABELS);
    }
  }
}

/** The sums of the words at each of `OFFSETS`. */
type SumsAround = [Sums, Sums, Sums, Sums, Sums, Sums, Sums];
type Sums = Float32Array;

/** Adds them in one pass over the labels: storing each sum takes half as long again. Each is rounded to 32 bits, as storing it would. */
function addSums([own, before, after, before2, after2, before3, after3]: SumsAround, scores: Sums, at: number): void {
  for (let label = 0; label < LABELS; label++) {
    let sum = Math.fround((scores[at + label] as number) + (own[label] as number));
    sum = Math.fround(sum + (before[LABELS + label] as number));
    sum = Math.fround(sum + (after[2 * LABELS + label] as number));
    sum = Math.fround(sum + (before2[3 * LABELS + label] as number));
    sum = Math.fround(sum + (after2[4 * LABELS + label] as number));
    sum = Math.fround(sum + (before3[5 * LABELS + label] as number));
    scores[at + label] = sum + (after3[6 * LABELS + label] as number);
  }
}
