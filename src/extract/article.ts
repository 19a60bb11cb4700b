/** Makes a laid-out text ready for reading. */
import type { Layout } from '../text/layout.ts';
import { sentences } from '../text/sentences.ts';
import { tokens } from '../text/tokens.ts';
import type { Article } from './extractor.ts';

/** Cuts the passages of a layout into sentences, and those into tokens. */
export function prepare({ text, passages }: Pick<Layout, 'text' | 'passages'>): Article {
  const cut = sentences(text, passages);
  return { text, passages, sentences: cut, tokens: cut.map((sentence) => tokens(text, sentence)) };
}
