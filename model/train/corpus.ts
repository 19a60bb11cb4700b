/** Reads annotated corpora: one article in a line, with spans in UTF-16 units of the raw text. */
import type { Article } from '../../src/extract/article.ts';
import { prepareArticle } from '../../src/extract/article.ts';
import { labelOf, OUTSIDE, POSITION, TYPES, type Type } from '../../src/extract/tagger/labels.ts';
import type { Span } from '../../src/model.ts';
import { layOut } from '../../src/text/layout.ts';
import { createOffsets } from '../../src/text/offsets.ts';
import { readLines } from './lines.ts';

/** An annotated name, in the canonical text. */
export interface GoldSpan extends Span {
  readonly type: Type;
  /** A name of its entity, whichever; null when the corpus leaves it open, undefined when the corpus has no entities. */
  readonly entity?: string | null | undefined;
}

export interface CorpusArticle {
  readonly article: Article;
  /** Null when the corpus is not annotated. Names that are not in the canonical text have no length. */
  readonly gold: readonly GoldSpan[] | null;
}

/** The articles of a JSON Lines file, prepared like every text. Throws Error with the number of an invalid line. */
export function* readCorpus(file: string): Generator<CorpusArticle> {
  for (const { text, entities } of readLines(file)) {
    const layout = layOut([{ role: 'BODY', text, at: 0 }]);
    const convert = createOffsets(text);
    const at = (offset: number): number => layout.at(convert(offset, 'CODE_POINT')) ?? -1;
    const gold = entities?.map((span) => ({ ...span, start: at(span.start), end: at(span.end) })) ?? null;
    yield { article: prepareArticle(layout), gold };
  }
}

/** The words of each sentence. */
export const surfacesOf = ({ text, tokens }: Article): string[][] =>
  tokens.map((sentence) => sentence.map(({ start, end }) => text.slice(start, end)));

/**
 * The label of each token. A name that ends inside a token includes the token; one across sentences is cut at the end of the
 * first.
 */
export function labelsOf({ tokens }: Pick<Article, 'tokens'>, gold: readonly GoldSpan[]): Uint8Array {
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
