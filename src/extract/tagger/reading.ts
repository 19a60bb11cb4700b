/** An article as the tagger reads it: its words one after another, and where its sentences begin. */
import type { Article } from '../extractor.ts';
import { END_OF_SENTENCE, START_OF_SENTENCE, type Word, type WordBook } from './words.ts';

export interface Reading {
  readonly words: readonly Word[];
  /** The number of the first word of each sentence, and at last the number of words. */
  readonly starts: Int32Array;
  /** The stretches of sentences in which there may be names, in order. */
  readonly stretches: readonly Stretch[];
  readonly before: Word;
  readonly after: Word;
}

/** The words from number `from` up to `to`, within the sentence that is number `order`. */
export interface Stretch {
  readonly order: number;
  readonly from: number;
  readonly to: number;
}

/** Words farther than this from any capital or digit are outside all names. */
const REACH = 2;

/** Which words a sentence holds, and whether it is printed in capitals or in the title case of headlines. */
export interface SentenceView {
  readonly order: number;
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
  return {
    words,
    starts,
    stretches: stretchesOf(words, starts),
    before: book(START_OF_SENTENCE),
    after: book(END_OF_SENTENCE),
  };
}

function stretchesOf(words: readonly Word[], starts: Int32Array): Stretch[] {
  const stretches: Stretch[] = [];
  for (let order = 0; order + 1 < starts.length; order++) {
    const end = starts[order + 1] as number;
    let from = -1;
    let to = starts[order] as number;
    for (let i = to; i < end; i++) {
      if (!words[i]?.isMarked) continue;
      const reached = Math.max(to, i - REACH);
      if (from < 0) from = reached;
      else if (reached > to) {
        stretches.push({ order, from, to });
        from = reached;
      }
      to = Math.min(end, i + 1 + REACH);
    }
    if (from >= 0) stretches.push({ order, from, to });
  }
  return stretches;
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
  return { order, from, to, isShouted, isTitled: !isShouted && letters > 3 && capitals > letters * 0.7 };
}
