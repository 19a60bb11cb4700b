/** Finds short quotations that begin with a capital: titles of works, or nicknames. */
import type { FeatureList } from './feature-list.ts';
import { mix } from './hash.ts';
import { positionIn } from './known-names.ts';
import { TEMPLATE } from './templates.ts';
import type { Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

const MAX_LENGTH = 10;

/**
 * For each word 0 outside of short quotations, otherwise 1 + 8 * (whether most words have a capital) + its position, a value of
 * `POSITION`.
 */
export function markQuoted({ words, starts }: WordSequence): Uint8Array {
  const marks = new Uint8Array(words.length);
  for (let sentence = 0; sentence + 1 < starts.length; sentence++) {
    const to = starts[sentence + 1] ?? 0;
    for (let open = starts[sentence] ?? 0; open < to; open++) {
      if (!words[open]?.isQuote) continue;
      const close = closingQuote(open, to);
      if (close < 0) continue;
      mark(open + 1, close - 1);
      open = close;
    }
  }
  return marks;

  function closingQuote(open: number, to: number): number {
    for (let i = open + 1; i < Math.min(to, open + MAX_LENGTH + 2); i++) {
      if (words[i]?.isQuote && words[i]?.key === words[open]?.key) return i > open + 1 ? i : -1;
    }
    return -1;
  }

  function mark(first: number, last: number): void {
    if (!words[first]?.hasCapitalOrDigit) return;
    let capitals = 0;
    for (let i = first; i <= last; i++) if (words[i]?.hasCapitalOrDigit) capitals++;
    const title = capitals >= 0.6 * (last - first + 1) ? 8 : 0;
    for (let i = first; i <= last; i++) {
      marks[i] = 1 + title + positionIn(i, first, last);
    }
  }
}

/** Adds a word's place in a quotation. */
export function addQuotedFeatures(place: number, word: Word, list: FeatureList): void {
  list.add(place, TEMPLATE.QUOTED);
  list.add(mix(place, word.shape), TEMPLATE.QUOTED_SHAPE);
}
