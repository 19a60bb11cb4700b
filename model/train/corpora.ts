/** Which corpora the tagger learns from, how much each counts, and whose conventions it follows. */
import { join } from 'node:path';
import { OUTSIDE } from '../../src/extract/tagger/labels.ts';
import { labelsOf, readCorpus, surfacesOf } from './corpus.ts';
import { type Labelled, variantOf } from './variants.ts';

export interface Corpus {
  readonly file: string;
  /** Its number as a feature; extraction follows number 0. */
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

/** A piece of text to learn from. */
export interface Piece extends Labelled {
  readonly source: number;
  readonly weight: number;
}

/** The annotated articles, the news with a variant after some of its articles. */
export function readLabelled(folder: string, corpora: readonly Corpus[]): Piece[] {
  return corpora.flatMap(({ file, source, weight }) =>
    [...readCorpus(join(folder, file))].flatMap(({ article, gold }, turn): Piece[] => {
      const piece = { sentences: surfacesOf(article), labels: labelsOf(article, gold ?? []), source, weight };
      const variant = source === 0 ? variantOf(piece, turn) : null;
      return variant ? [piece, { ...variant, source, weight }] : [piece];
    }),
  );
}

/** The articles without annotation; their labels are all outside. */
export function readUnlabelled(folder: string): Labelled[] {
  return [...readCorpus(join(folder, UNLABELLED))].map(({ article }) => {
    const sentences = surfacesOf(article);
    return { sentences, labels: new Uint8Array(sentences.flat().length).fill(OUTSIDE) };
  });
}
