/** Labels the words of a reading in two passes: the second knows what the first said of the same names elsewhere in the article. */
import { visitConsistency } from './consistency.ts';
import { type Context, contextOf, NEWS, visitContexts } from './context.ts';
import { FeatureList } from './feature-list.ts';
import { LABELS, type Name, namesOf } from './labels.ts';
import { Lattice } from './lattice.ts';
import type { Lexicon } from './lexicon.ts';
import type { Reading } from './reading.ts';
import type { Weights } from './weights.ts';
import { OFFSETS, type Word } from './words.ts';

/** A name and how probable the model holds it to be, span and type. */
export interface Found extends Name {
  readonly probability: number;
}

export interface Decoder {
  /** The labels of the first pass, one a word, after the conventions of a source. */
  readonly firstPass: (reading: Reading, source?: number) => Uint8Array;
  /** The names that both passes leave, in order. */
  readonly decode: (reading: Reading) => Found[];
}

export function createDecoder(weights: Weights, lexicon: Lexicon): Decoder {
  const list = new FeatureList();
  const lattice = new Lattice(weights.moves);

  function score(context: Context): Float32Array {
    const { reading } = context;
    const scores = new Float32Array(reading.words.length * LABELS);
    addWords(reading, weights, scores);
    visitContexts(context, list, (token) => weights.addFeatures(list, scores, token * LABELS));
    return scores;
  }

  function label({ words, stretches }: Reading, scores: Float32Array): Uint8Array {
    const labels = new Uint8Array(words.length);
    for (const { from, to } of stretches) lattice.best(scores, from * LABELS, to - from, labels, from);
    return labels;
  }

  function weigh({ stretches }: Reading, scores: Float32Array, labels: Uint8Array): Found[] {
    const found: Found[] = [];
    for (const { from, to } of stretches) {
      const names = namesOf(labels.subarray(from, to));
      if (names.length > 0) lattice.sum(scores, from * LABELS, to - from);
      for (const { first, last, type } of names) {
        const probability = lattice.probability(labels, from, first, last);
        found.push({ first: from + first, last: from + last, type, probability });
      }
    }
    return found;
  }

  return {
    firstPass: (reading, source = NEWS) => label(reading, score(contextOf(reading, lexicon, source))),
    decode: (reading) => {
      const scores = score(contextOf(reading, lexicon));
      const labels = label(reading, scores);
      visitConsistency(reading, labels, list, (token) => weights.addFeatures(list, scores, token * LABELS));
      return weigh(reading, scores, label(reading, scores));
    },
  };
}

function addWords({ words, starts, stretches, before, after }: Reading, weights: Weights, scores: Float32Array): void {
  for (const stretch of stretches) {
    const [from, to] = [starts[stretch.order] as number, starts[stretch.order + 1] as number];
    for (let i = stretch.from; i < stretch.to; i++) {
      for (let slot = 0; slot < OFFSETS.length; slot++) {
        const at = i + (OFFSETS[slot] as number);
        const word = at < from ? before : at < to ? (words[at] as Word) : after;
        weights.addWord(word, slot, scores, i * LABELS);
      }
    }
  }
}
