/** Labels the words of a sequence in two passes: the second knows what the first said of the same names elsewhere in the article. */

import { LinearChainCrf } from './crf.ts';
import { FeatureList } from './feature-list.ts';
import { type FirstPassContext, firstPassContext, NEWS, visitFirstPass } from './first-pass-features.ts';
import { LABELS, type Name, namesOf } from './labels.ts';
import type { Lexicon } from './lexicon.ts';
import { visitSecondPass } from './second-pass-features.ts';
import type { Weights } from './weights.ts';
import { OFFSETS, type Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

/** A name and how probable the model holds it to be, span and type. */
export interface Found extends Name {
  readonly probability: number;
}

export interface Decoder {
  /** The labels of the first pass, one a word, after the conventions of a source. */
  readonly firstPass: (sequence: WordSequence, source?: number) => Uint8Array;
  /** The names that both passes leave, in order. */
  readonly decode: (sequence: WordSequence) => Found[];
}

export function createDecoder(weights: Weights, lexicon: Lexicon): Decoder {
  const list = new FeatureList();
  const crf = new LinearChainCrf(weights.moves);

  function score(context: FirstPassContext): Float32Array {
    const { sequence } = context;
    const scores = new Float32Array(sequence.words.length * LABELS);
    addWords(sequence, weights, scores);
    visitFirstPass(context, list, (token) => weights.addFeatures(list, scores, token * LABELS));
    return scores;
  }

  function label({ words, segments }: WordSequence, scores: Float32Array): Uint8Array {
    const labels = new Uint8Array(words.length);
    for (const { from, to } of segments) crf.best(scores, from * LABELS, to - from, labels, from);
    return labels;
  }

  function weigh({ segments }: WordSequence, scores: Float32Array, labels: Uint8Array): Found[] {
    const found: Found[] = [];
    for (const { from, to } of segments) {
      const names = namesOf(labels.subarray(from, to));
      if (names.length > 0) crf.sum(scores, from * LABELS, to - from);
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
  for (const segment of segments) {
    const [from, to] = [starts[segment.order] as number, starts[segment.order + 1] as number];
    for (let i = segment.from; i < segment.to; i++) {
      for (let slot = 0; slot < OFFSETS.length; slot++) {
        const at = i + (OFFSETS[slot] as number);
        const word = at < from ? before : at < to ? (words[at] as Word) : after;
        weights.addWord(word, slot, scores, i * LABELS);
      }
    }
  }
}
