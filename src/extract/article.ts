/** An article prepared for extraction: canonical text, passages, sentences, tokens. */
import type { Passage, Sentence } from '../model.ts';
import type { Layout } from '../text/layout.ts';
import { sentences } from '../text/sentences.ts';
import { type Token, tokens } from '../text/tokens.ts';

export interface Article {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly sentences: readonly Sentence[];
  /** The tokens of each sentence, in the order of `sentences`. */
  readonly tokens: readonly (readonly Token[])[];
}

/** Splits the passages of a layout into sentences, and these into tokens. */
export function prepareArticle({ text, passages }: Pick<Layout, 'text' | 'passages'>): Article {
  const found = sentences(text, passages);
  return { text, passages, sentences: found, tokens: found.map((sentence) => tokens(text, sentence)) };
}
