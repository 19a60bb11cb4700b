/** Reads corpora of annotated news: one article a line, with spans in UTF-16 units of its raw text. */

import type { Article } from '../../src/extract/article.ts';
import { prepareArticle } from '../../src/extract/article.ts';
import { labelOf, OUTSIDE, POSITION, TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import type { Span } from '../../src/model.ts';
import { layOut } from '../../src/text/layout.ts';
import { convertOffset } from '../../src/text/offsets.ts';
import { readLines } from './lines.ts';

/** A name annotated by hand, in the canonical text. */
export interface GoldSpan extends Span {
  readonly type: Type;
  /** The thing it names, by whatever name the corpus gives it; null when the corpus leaves that open, absent when it never says. */
  readonly entity?: string | null | undefined;
}

export interface CorpusArticle {
  readonly article: Article;
  /** Null when the corpus is not annotated. Names of which nothing remains in the canonical text have no length. */
  readonly gold: readonly GoldSpan[] | null;
}

/** The articles of a JSON Lines file, laid out, cut and tokenized as Dateline does with any text. Throws Error that names a bad line. */
export function* readCorpus(file: string): Generator<CorpusArticle> {
  for (const { text, entities } of readLines(file)) {
    const layout = layOut([{ role: 'BODY', text, at: 0 }]);
    const at = (offset: number): number => layout.at(convertOffset(text, offset, 'CODE_POINT')) ?? -1;
    const gold = entities?.map((span) => ({ ...span, start: at(span.start), end: at(span.end) })) ?? null;
    yield { article: prepareArticle(layout), gold };
  }
}

/** The surfaces of the tokens of each sentence. */
export const surfacesOf = ({ text, tokens }: Article): string[][] =>
  tokens.map((sentence) => sentence.map(({ start, end }) => text.slice(start, end)));

/** The label of each token of an article. A name that ends inside a token takes in the token; one over a sentence's end is cut there. */
export function labelsOf({ tokens }: Article, gold: readonly GoldSpan[]): Uint8Array {
  const labels: number[] = [];
  for (const sentence of tokens) {
    const from = labels.length;
    for (const _ of sentence) labels.push(OUTSIDE);
    for (const { start, end, type } of gold) {
      const first = sentence.findIndex((token) => token.end > start);
      const last = sentence.findLastIndex((token) => token.start < end);
      if (first < 0 || last < first) continue;
      if (labels.slice(from + first, from + last + 1).some((label) => label !== OUTSIDE)) continue;
      for (let i = first; i <= last; i++) labels[from + i] = labelOf(TYPES.indexOf(type), positionIn(i, first, last));
    }
  }
  return Uint8Array.from(labels);
}

function positionIn(i: number, first: number, last: number): number {
  if (first === last) return POSITION.UNIT;
  return i === first ? POSITION.BEGIN : i === last ? POSITION.LAST : POSITION.INSIDE;
}
