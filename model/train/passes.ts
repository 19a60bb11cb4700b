/** Makes examples of pieces of text, with what a first pass over them says. */
import { createDecoder, type Decoder } from '../../src/extract/tagger/decoder.ts';
import { placeIn } from '../../src/extract/tagger/known-names.ts';
import { labelOf } from '../../src/extract/tagger/labels.ts';
import type { Lexicon } from '../../src/extract/tagger/lexicon.ts';
import { readWords } from '../../src/extract/tagger/reading.ts';
import type { Weights } from '../../src/extract/tagger/weights.ts';
import { createWordBook } from '../../src/extract/tagger/words.ts';
import type { Piece } from './corpora.ts';
import { type Example, firstFeatures, secondFeatures } from './examples.ts';
import type { Labelled } from './variants.ts';

const FOLDS = 4;

export interface Prepared {
  readonly piece: Labelled;
  /** The number of the article that it was made of: all made of one are held out together. */
  readonly article: number;
  readonly source: number;
  readonly example: Example;
}

export function toExamples(pieces: readonly Piece[], lexicon: Lexicon): Prepared[] {
  const book = createWordBook(lexicon);
  return pieces.map((piece) => {
    const { source, weight, labels, article } = piece;
    const reading = readWords(piece.sentences, book);
    const first = firstFeatures(reading, lexicon, source);
    return { piece, article, source, example: { stretches: reading.stretches, first, second: null, labels, weight } };
  });
}

/** Gives each example the second-pass features that a model makes which has not learned from it. */
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

/** The pieces with the labels that a trained model gives them. */
export function labelByModel(pieces: readonly Labelled[], decoder: Decoder, lexicon: Lexicon): Labelled[] {
  const book = createWordBook(lexicon);
  return pieces.map(({ sentences }) => {
    const reading = readWords(sentences, book);
    const labels = new Uint8Array(reading.words.length);
    for (const { first, last, type } of decoder.decode(reading)) {
      for (let i = first; i <= last; i++) labels[i] = labelOf(type, placeIn(i, first, last));
    }
    return { sentences, labels };
  });
}

/** Gives each example the second-pass features that this one model makes. */
export function addSecondPassesOf(prepared: readonly Prepared[], decoder: Decoder, lexicon: Lexicon): void {
  const book = createWordBook(lexicon);
  for (const { piece, source, example } of prepared) {
    const reading = readWords(piece.sentences, book);
    example.second = secondFeatures(reading, decoder.firstPass(reading, source));
  }
}
