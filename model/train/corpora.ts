/** The training corpora with their weights and annotation conventions. */
import { join } from 'node:path';
import { OUTSIDE } from '../../src/extract/tagger/labels.ts';
import { labelsOf, readCorpus, surfacesOf } from './corpus.ts';
import { NameSupply } from './name-supply.ts';
import { swapNames } from './swaps.ts';
import { type Labelled, variantOf } from './variants.ts';

export interface Corpus {
  readonly file: string;
  /** Its number as a feature; extraction uses the conventions of number 0. */
  readonly source: number;
  readonly weight: number;
}

export const CORPORA: readonly Corpus[] = [
  { file: 'voa-news.train.jsonl', source: 0, weight: 1 },
  { file: 'wikigold.jsonl', source: 1, weight: 0.5 },
  { file: 'uner-ewt.jsonl', source: 2, weight: 0.5 },
  { file: 'crossner-politics.jsonl', source: 3, weight: 0.5 },
];
const UNLABELLED = 'voa-news.unlabelled.jsonl';
export const HELD_OUT = 'voa-news.dev.jsonl';

/** A training text. */
export interface Piece extends Labelled {
  readonly source: number;
  readonly weight: number;
  /** The number of the article that it was made from. */
  readonly article: number;
}

/** The annotated articles, and variants of some news articles. */
export function readLabelled(folder: string, corpora: readonly Corpus[]): Piece[] {
  let article = 0;
  return corpora.flatMap(({ file, source, weight }) =>
    [...readCorpus(join(folder, file))].flatMap((read, turn): Piece[] => {
      const own = { source, weight, article: article++ };
      const piece = { sentences: surfacesOf(read.article), labels: labelsOf(read.article, read.gold ?? []), ...own };
      const variant = source === 0 ? variantOf(piece, turn) : null;
      return variant ? [piece, { ...variant, ...own }] : [piece];
    }),
  );
}

const SWAP_SEED = 7;
const SWAP_SEED_FOR_UNLABELLED = 11;
/** The weight of an article with swapped names, relative to the original. */
const SWAP_WEIGHT = 0.5;

/** A copy of each piece with other names. */
export function withOtherNames(pieces: readonly Piece[]): Piece[] {
  const supply = new NameSupply(SWAP_SEED);
  return pieces.map((piece) => ({ ...piece, ...swapNames(piece, supply), weight: piece.weight * SWAP_WEIGHT }));
}

/** The articles without annotation; all labels are outside. */
export function readUnlabelled(folder: string): Labelled[] {
  return [...readCorpus(join(folder, UNLABELLED))].map(({ article }) => {
    const sentences = surfacesOf(article);
    return { sentences, labels: new Uint8Array(sentences.flat().length).fill(OUTSIDE) };
  });
}

/** Pieces labelled by a model, every third one with other names, with this weight. */
export function toPieces(labelled: readonly Labelled[], weight: number): Piece[] {
  const supply = new NameSupply(SWAP_SEED_FOR_UNLABELLED);
  return labelled.map((piece, article) => {
    const shown = article % 3 === 0 ? swapNames(piece, supply) : piece;
    return { ...shown, source: 0, weight, article };
  });
}
