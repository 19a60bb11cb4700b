/** An article as the tagger reads it: its words one after another, and where its sentences begin. */
import type { Article } from '../article.ts';
import { END_OF_SENTENCE, START_OF_SENTENCE, type Word, type WordCache } from './word-features.ts';

export interface WordSequence {
  readonly words: readonly Word[];
  /** The number of the first word of each sentence, and at last the number of words. */
  readonly starts: Int32Array;
  /** The segments of sentences in which there may be names, in order. */
  readonly segments: readonly Segment[];
  readonly before: Word;
  readonly after: Word;
}

/** The words from number `from` up to `to`, within the sentence that is number `order`. */
export interface Segment {
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
export function sequenceOfWords(sentences: readonly (readonly string[])[], cache: WordCache): WordSequence {
  const starts = new Int32Array(sentences.length + 1);
  const words: Word[] = [];
  for (const [order, sentence] of sentences.entries()) {
    for (const surface of sentence) words.push(cache(surface));
    starts[order + 1] = words.length;
  }
  return {
    words,
    starts,
    segments: stretchesOf(words, starts),
    before: cache(START_OF_SENTENCE),
    after: cache(END_OF_SENTENCE),
  };
}

function stretchesOf(words: readonly Word[], starts: Int32Array): Segment[] {
  const segments: Segment[] = [];
  for (let order = 0; order + 1 < starts.length; order++) {
    const end = starts[order + 1] as number;
    let from = -1;
    let to = starts[order] as number;
    for (let i = to; i < end; i++) {
      if (!words[i]?.isMarked) continue;
      const reached = Math.max(to, i - REACH);
      if (from < 0) from = reached;
      else if (reached > to) {
        segments.push({ order, from, to });
        from = reached;
      }
      to = Math.min(end, i + 1 + REACH);
    }
    if (from >= 0) segments.push({ order, from, to });
  }
  return segments;
}

export function sequenceOfArticle({ text, tokens }: Article, cache: WordCache): WordSequence {
  return sequenceOfWords(
    tokens.map((sentence) => sentence.map(({ start, end }) => text.slice(start, end))),
    cache,
  );
}

export function viewSentence({ words, starts }: WordSequence, order: number): SentenceView {
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
