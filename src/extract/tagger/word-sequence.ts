/** The words of an article in sequence, as input of the tagger. */
import type { Article } from '../article.ts';
import { END_OF_SENTENCE, START_OF_SENTENCE, type Word, type WordCache } from './word-features.ts';

export interface WordSequence {
  readonly words: readonly Word[];
  /** The index of the first word of each sentence, and last the number of words. */
  readonly starts: Int32Array;
  /** The parts of sentences that may contain names, in order. */
  readonly segments: readonly Segment[];
  readonly before: Word;
  readonly after: Word;
}

/** The words from `from` to `to` (exclusive), in the sentence with index `sentence`. */
export interface Segment {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
}

/** Words farther than this from every capital and digit are outside of names. */
const REACH = 2;

/** The words of a sentence, and whether it is in upper case or in title case. */
export interface SentenceView {
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  readonly isUpperCase: boolean;
  readonly isTitleCase: boolean;
}

/** Creates a sequence from the words of sentences. */
export function sequenceOfWords(sentences: readonly (readonly string[])[], cache: WordCache): WordSequence {
  const starts = new Int32Array(sentences.length + 1);
  const words: Word[] = [];
  for (const [sentence, surfaces] of sentences.entries()) {
    for (const surface of surfaces) words.push(cache(surface));
    starts[sentence + 1] = words.length;
  }
  return {
    words,
    starts,
    segments: segmentsOf(words, starts),
    before: cache(START_OF_SENTENCE),
    after: cache(END_OF_SENTENCE),
  };
}

function segmentsOf(words: readonly Word[], starts: Int32Array): Segment[] {
  const segments: Segment[] = [];
  for (let sentence = 0; sentence + 1 < starts.length; sentence++) {
    const end = starts[sentence + 1] as number;
    let from = -1;
    let to = starts[sentence] as number;
    for (let i = to; i < end; i++) {
      if (!words[i]?.hasCapitalOrDigit) continue;
      const reached = Math.max(to, i - REACH);
      if (from < 0) from = reached;
      else if (reached > to) {
        segments.push({ sentence, from, to });
        from = reached;
      }
      to = Math.min(end, i + 1 + REACH);
    }
    if (from >= 0) segments.push({ sentence, from, to });
  }
  return segments;
}

export function sequenceOfArticle({ text, tokens }: Article, cache: WordCache): WordSequence {
  return sequenceOfWords(
    tokens.map((sentence) => sentence.map(({ start, end }) => text.slice(start, end))),
    cache,
  );
}

export function viewSentence({ words, starts }: WordSequence, sentence: number): SentenceView {
  const from = starts[sentence] ?? 0;
  const to = starts[sentence + 1] ?? from;
  let [letters, capitals, lower] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    const word = words[i];
    if (!word?.hasLetter) continue;
    letters++;
    if (word.isCapital) capitals++;
    if (!word.isUpperCase) lower++;
  }
  const isUpperCase = letters > 2 && lower <= letters * 0.2;
  return { sentence, from, to, isUpperCase, isTitleCase: !isUpperCase && letters > 3 && capitals > letters * 0.7 };
}
