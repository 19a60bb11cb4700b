/** Finds the names in an article that the lexicon knows. */
import { mix } from './hash.ts';
import { POSITION } from './labels.ts';
import { KNOWN, type Lexicon, nameHash } from './lexicon.ts';
import type { Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

const MAX_LENGTH = 6;
const NONE: readonly number[] = [];

/** For each word the hashes of (type, position) of the longest known name that contains it; empty when there is none. */
export function markKnownNames({ words, starts }: WordSequence, { names }: Lexicon): readonly (readonly number[])[] {
  const marks = new Array<readonly number[]>(words.length).fill(NONE);
  for (let sentence = 0; sentence + 1 < starts.length; sentence++) {
    const to = starts[sentence + 1] ?? 0;
    for (let i = starts[sentence] ?? 0; i < to; i++) {
      if (!words[i]?.hasCapitalOrDigit) continue;
      const found = longestName(i, Math.min(to, i + MAX_LENGTH));
      if (!found) continue;
      mark(i, found.last, found.bits);
      i = found.last;
    }
  }
  return marks;

  function longestName(first: number, to: number): { last: number; bits: number } | null {
    let found = null;
    let hash = 0;
    for (let i = first; i < to; i++) {
      hash = nameHash(hash, words[i]?.name ?? 0);
      const bits = names.get(hash);
      if (bits === undefined) break;
      if (mayEnd(words[i]) && bits !== KNOWN.STEM) found = { last: i, bits };
      if ((bits & KNOWN.STEM) === 0) break;
    }
    return found;
  }

  function mark(first: number, last: number, bits: number): void {
    const isWord = (bits & KNOWN.WORD) !== 0;
    for (let i = first; i <= last; i++) {
      const own: number[] = [];
      const place = positionIn(i, first, last) + (isWord ? 8 : 0);
      for (let bit = 2; bit < KNOWN.WORD && bit <= bits; bit <<= 1) if ((bits & bit) !== 0) own.push(mix(bit, place));
      marks[i] = own;
    }
  }
}

/** A known name ends with a capitalized word, a number, or its possessive: "Sotheby's". */
const mayEnd = (word: Word | undefined): boolean => word !== undefined && (word.hasCapitalOrDigit || word.isPossessive);

/** The position of a token in a name or run, as a value of `POSITION`. */
export function positionIn(i: number, first: number, last: number): number {
  if (first === last) return POSITION.UNIT;
  if (i === first) return POSITION.BEGIN;
  return i === last ? POSITION.LAST : POSITION.INSIDE;
}
