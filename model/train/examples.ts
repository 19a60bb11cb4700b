/** Converts word sequences to the numeric features of training. */
import { FeatureList } from '../../src/extract/tagger/feature-list.ts';
import { firstPassContext, visitFirstPass } from '../../src/extract/tagger/first-pass-features.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import { visitSecondPass } from '../../src/extract/tagger/second-pass-features.ts';
import { featureId } from '../../src/extract/tagger/weights.ts';
import { featuresOf, OFFSETS, type Word } from '../../src/extract/tagger/word-features.ts';
import type { Segment, WordSequence } from '../../src/extract/tagger/word-sequence.ts';

/** The features of the tokens in segments: those of token i are `ids[ends[i - 1]]` to `ids[ends[i]]`. */
export interface Features {
  readonly ids: Int32Array;
  readonly ends: Int32Array;
}

/** A training example: the segments that may contain names, their gold labels, and its weight. */
export interface Example {
  readonly segments: readonly Segment[];
  readonly first: Features;
  /** The features of the second pass; null before the first pass was made. */
  second: Features | null;
  readonly labels: Uint8Array;
  readonly weight: number;
}

const list = new FeatureList();

/** The features of words, made once for each. */
const featuresOfWords = new WeakMap<Word, Int32Array[]>();

function wordFeatures(word: Word): Int32Array[] {
  const known = featuresOfWords.get(word) ?? featuresOf(word);
  featuresOfWords.set(word, known);
  return known;
}

/** The features of the first pass, word features included. */
export function firstFeatures(sequence: WordSequence, lexicon: Lexicon, source: number): Features {
  const { words, starts, before, after } = sequence;
  return collect(words.length, (done) => {
    let sentence = 0;
    visitFirstPass(firstPassContext(sequence, lexicon, source), list, (token) => {
      while (token >= (starts[sentence + 1] ?? 0)) sentence++;
      const [from, to] = [starts[sentence] ?? 0, starts[sentence + 1] ?? 0];
      for (const [slot, offset] of OFFSETS.entries()) {
        const at = token + offset;
        const word = at < from ? before : at < to ? words[at] : after;
        for (const feature of (word && wordFeatures(word)[slot]) ?? []) list.push(feature);
      }
      done(token);
    });
  });
}

/** The additional features of the second pass, given the labels of the first. */
export function secondFeatures(sequence: WordSequence, labels: Uint8Array): Features {
  return collect(sequence.words.length, (done) => visitSecondPass(sequence, labels, list, done));
}

function collect(tokens: number, visitAll: (done: (token: number) => void) => void): Features {
  const ids: number[] = [];
  const ends = new Int32Array(tokens);
  let done = 0;
  visitAll((token) => {
    for (; done < token; done++) ends[done] = ids.length;
    for (let i = 0; i < list.length; i++) ids.push(featureId(list.ids[i] as number));
    ends[token] = ids.length;
  });
  return { ids: Int32Array.from(ids), ends };
}
