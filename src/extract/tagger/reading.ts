/** An article as the tagger reads it: its words one after another, and where its sentences begin. */
import type { Article } from '../extractor.ts';
import { END_OF_SENTENCE, START_OF_SENTENCE, type Word, type WordBook } from './words.ts';

export interface Reading {
  readonly words: readonly Word[];
  /** The number of the first word of each sentence, and at last the number of words. */
  readonly starts: Int32Array;
  readonly before: Word;
  readonly after: Word;
}

/** Which words a sentence holds, and whether it is printed in capitals or in the title case of headlines. */
export interface SentenceView {
  readonly from: number;
  readonly to: number;
  readonly isShouted: boolean;
  readonly isTitled: boolean;
}

/** Reads sentences of surfaces. */
export function readWords(sentences: readonly (readonly string[])[], book: WordBook): Reading {
  const starts = new Int32Array(sentences.length + 1);
  const words: Word[] = [];
  for (const [order, sentence] of sentences.entries()) {
    for (const surface of sentence) words.push(book(surface));
    starts[order + 1] = words.length;
  }
  return { words, starts, before: book(START_OF_SENTENCE), after: book(END_OF_SENTENCE) };
}

export function readArticle({ text, tokens }: Article, book: WordBook): Reading {
  return readWords(
    tokens.map((sentence) => sentence.map(({ start, end }) => text.slice(start, end))),
    book,
  );
}

export function viewSentence({ words, starts }: Reading, order: number): SentenceView {
  const from = starts[order] ?? 0;
  const to = starts[order + 1] ?? from;
  let [letters, capitals, lower] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (!word?.hasLetter) continue;
    letters++;
    if (word.isCapital) capitals++;
    if (!word.isShouted) lower++;
  }
  const isShouted = letters > 2 && lower <= letters * 0.2;
  return { from, to, isShouted, isTitled: !isShouted && letters > 3 && capitals > letters * 0.7 };
}
