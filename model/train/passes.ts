/** Creates training examples with features of both passes. */
import { createDecoder, type Decoder } from '../../src/extract/tagger/decoder.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import type { Weights } from '../../src/extract/tagger/weights.ts';
import { createWordCache } from '../../src/extract/tagger/word-features.ts';
import { sequenceOfWords } from '../../src/extract/tagger/word-sequence.ts';
import type { Piece } from './corpora.ts';
import { type Example, firstFeatures, secondFeatures } from './examples.ts';
import type { Labelled } from './variants.ts';

const FOLDS = 3;

export interface Prepared {
  readonly piece: Labelled;
  /** The number of its article: all pieces of an article are held out together. */
  readonly article: number;
  readonly source: number;
  readonly example: Example;
}

export function toExamples(pieces: readonly Piece[], lexicon: Lexicon): Prepared[] {
  const cache = createWordCache(lexicon);
  return pieces.map((piece) => {
    const { source, weight, labels, article } = piece;
    const sequence = sequenceOfWords(piece.sentences, cache);
    const first = firstFeatures(sequence, lexicon, source);
    return { piece, article, source, example: { segments: sequence.segments, first, second: null, labels, weight } };
  });
}

/** Adds second-pass features from a model that was not trained on the example (cross-validation). */
export function addSecondPasses(
  prepared: readonly Prepared[],
  lexicon: Lexicon,
  trainOn: (examples: readonly Example[]) => Weights,
): void {
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = prepared
      .filter(({ article }) => article % FOLDS !== fold)
      .map(({ example }) => ({ ...example, second: null }));
    const decoder = createDecoder(trainOn(rest), lexicon);
    const held = prepared.filter(({ article }) => article % FOLDS === fold);
    addSecondPassesOf(held, decoder, lexicon);
  }
}

/** Adds second-pass features from one model to all examples. */
function addSecondPassesOf(prepared: readonly Prepared[], decoder: Decoder, lexicon: Lexicon): void {
  const cache = createWordCache(lexicon);
  for (const { piece, source, example } of prepared) {
    const sequence = sequenceOfWords(piece.sentences, cache);
    example.second = secondFeatures(sequence, decoder.firstPass(sequence, source));
  }
}
