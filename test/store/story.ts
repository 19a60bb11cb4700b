/** Articles of invented words, for tests of near copies: a sentence differs from all others in every word. */
import type { ArticleRecord } from '../../src/model.ts';
import { articleOf } from './article-of.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const wordOf = (number: number): string =>
  number < LETTERS.length
    ? LETTERS.charAt(number)
    : wordOf(Math.floor(number / LETTERS.length)) + LETTERS.charAt(number % LETTERS.length);

const WORDS = 8;

/** A sentence of eight words, then one that names an entity. */
export const sentenceOf = (number: number, entity = 'person/ada'): string => {
  const words = Array.from({ length: WORDS }, (_, at) => `x${wordOf(number * WORDS + at)}`);
  return `${words.join(' ')} [Ada](${entity}).`;
};

export const storyText = (sentences: readonly number[]): string =>
  sentences.map((number) => sentenceOf(number)).join('\n\n');

export interface Filed {
  readonly at?: string | null | undefined;
  readonly source?: string;
}

/** An article of these sentences. */
export function story(
  key: string,
  sentences: readonly number[],
  { at = null, source = 'Post' }: Filed = {},
): ArticleRecord {
  const publication = at === null ? null : { at: `${at}T00:00:00Z`, precision: 'DAY' as const };
  return articleOf(key, storyText(sentences), { source, publication });
}

/** The numbers from `from` up to but without `to`. */
export const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
