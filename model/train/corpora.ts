/** The training corpora with their weights and annotation conventions. */
import { join } from 'node:path';
import { Blanks } from './blanks.ts';
import { labelsOf, readCorpus, surfacesOf } from './corpus.ts';
import { NameSupply } from './name-supply.ts';
import { fillStory, readStories } from './stories.ts';
import { swapNames } from './swaps.ts';
import { type Labelled, variantOf } from './variants.ts';

export interface Corpus {
  readonly file: string;
  /** Its number as a feature; extraction uses the conventions of number 0. */
  readonly source: number;
  readonly weight: number;
  /** How many copies with other names are added. */
  readonly swaps: number;
}

export const CORPORA: readonly Corpus[] = [
  { file: 'voa-news.train.jsonl', source: 0, weight: 1, swaps: 1 },
  { file: 'modern-news.train.jsonl', source: 0, weight: 2, swaps: 3 },
  { file: 'wikinews.train.jsonl', source: 0, weight: 2, swaps: 3 },
  { file: 'wikigold.jsonl', source: 1, weight: 0.5, swaps: 0 },
  { file: 'uner-ewt.jsonl', source: 2, weight: 0.5, swaps: 0 },
  { file: 'crossner-politics.jsonl', source: 3, weight: 0.5, swaps: 0 },
];
const UNLABELLED = 'voa-news.unlabelled.jsonl';
/** What scores are calibrated on: news of the years of the training data and of today. */
export const HELD_OUT: readonly string[] = ['voa-news.dev.jsonl', 'modern-news.dev.jsonl', 'wikinews.dev.jsonl'];

/** A training text. */
export interface Piece extends Labelled {
  readonly source: number;
  readonly weight: number;
  /** How many copies with other names are added. */
  readonly swaps: number;
  /** The number of the article that it was made from. */
  readonly article: number;
}

/** The annotated articles, and variants of some news articles. */
export function readLabelled(folder: string, corpora: readonly Corpus[]): Piece[] {
  let article = 0;
  return corpora.flatMap(({ file, source, weight, swaps }) =>
    [...readCorpus(join(folder, file))].flatMap((read, turn): Piece[] => {
      const own = { source, weight, swaps, article: article++ };
      const piece = { sentences: surfacesOf(read.article), labels: labelsOf(read.article, read.gold ?? []), ...own };
      return source === 0 ? withVariant(piece, turn) : [piece];
    }),
  );
}

function withVariant(piece: Piece, turn: number): Piece[] {
  const variant = variantOf(piece, turn);
  return variant ? [piece, { ...piece, ...variant }] : [piece];
}

const STORY_SEED = 5;
const STORIES_OF_PATTERN = 8;
const STORY_WEIGHT = 0.5;

/** Stories made from patterns. Those of one pattern are one article, so that they are held out together. */
export function makeStories(firstArticle: number): Piece[] {
  const blanks = new Blanks(new NameSupply(STORY_SEED));
  return readStories('patterns').flatMap((pattern, i) =>
    Array.from({ length: STORIES_OF_PATTERN }, () => ({
      ...fillStory(pattern, blanks),
      source: 0,
      weight: STORY_WEIGHT,
      swaps: 0,
      article: firstArticle + i,
    })),
  );
}

const WRITTEN = { source: 0, weight: 2, swaps: 3 };

/** Stories that were written for training, and variants of them. */
export function writtenStories(firstArticle: number): Piece[] {
  const blanks = new Blanks(new NameSupply(STORY_SEED));
  return readStories('stories').flatMap((story, i) =>
    withVariant({ ...fillStory(story, blanks), ...WRITTEN, article: firstArticle + i }, i),
  );
}

const SWAP_SEED = 7;
/** The weight of an article with swapped names, relative to the original. */
const SWAP_WEIGHT = 0.5;

/** Copies of each piece with other names. */
export function withOtherNames(pieces: readonly Piece[]): Piece[] {
  const supply = new NameSupply(SWAP_SEED);
  const swapped = (piece: Piece): Piece => ({
    ...piece,
    ...swapNames(piece, supply),
    weight: piece.weight * SWAP_WEIGHT,
  });
  return pieces.flatMap((piece) => Array.from({ length: piece.swaps }, () => swapped(piece)));
}

/** The sentences of the articles without annotation. */
export const readUnlabelled = (folder: string): string[][] =>
  [...readCorpus(join(folder, UNLABELLED))].flatMap(({ article }) => surfacesOf(article));
