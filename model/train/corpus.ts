/** Reads corpora of annotated news: one article a line, with spans in UTF-16 units of its raw text. */
import { readFileSync } from 'node:fs';
import { prepare } from '../../src/extract/article.ts';
import type { Article } from '../../src/extract/extractor.ts';
import { labelOf, OUTSIDE, PLACE, TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import type { Span } from '../../src/model.ts';
import { layOut } from '../../src/text/layout.ts';
import { convertOffset } from '../../src/text/offsets.ts';

/** A name annotated by hand, in the canonical text. */
export interface GoldSpan extends Span {
  readonly type: Type;
}

export interface CorpusArticle {
  readonly article: Article;
  /** Null when the corpus is not annotated. Names of which nothing remains in the canonical text have no length. */
  readonly gold: readonly GoldSpan[] | null;
}

interface Line {
  readonly text: string;
  readonly entities?: readonly (readonly [start: number, end: number, type: Type])[];
}

/** The articles of a JSON Lines file, laid out, cut and tokenized as Dateline does with any text. */
export function* readCorpus(file: string): Generator<CorpusArticle> {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line.trim() === '') continue;
    const { text, entities } = JSON.parse(line) as Line;
    const layout = layOut([{ role: 'BODY', text, at: 0 }]);
    const at = (offset: number): number => layout.at(convertOffset(text, offset, 'CODE_POINT')) ?? -1;
    const gold = entities?.map(([start, end, type]) => ({ start: at(start), end: at(end), type })) ?? null;
    yield { article: prepare(layout), gold };
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
      for (let i = first; i <= last; i++) labels[from + i] = labelOf(TYPES.indexOf(type), placeAt(i, first, last));
    }
  }
  return Uint8Array.from(labels);
}

function placeAt(i: number, first: number, last: number): number {
  if (first === last) return PLACE.ONLY;
  return i === first ? PLACE.BEGIN : i === last ? PLACE.LAST : PLACE.INSIDE;
}
