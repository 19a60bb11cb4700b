/** Finds in a text the slices that may be names known beforehand: a few words in a row, of which the first is capitalized. */
import type { Span } from '../model.ts';
import { fold } from './fold.ts';

/** A slice of a text that may be a name. */
export interface NameCandidate extends Span {
  readonly surface: string;
  readonly key: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const BEGINS_NAME = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const MOST_WORDS = 5;
/** Names of more characters are not looked for. */
const MOST_CHARACTERS = 100;

/** From the beginning of the text; of those that begin at one place the longest first. */
export function nameCandidates(text: string): NameCandidate[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word,
    start: index,
    end: index + word.length,
  }));
  return words.flatMap(({ word, start }, first) => {
    if (!BEGINS_NAME.test(word)) return [];
    return words
      .slice(first, first + MOST_WORDS)
      .reverse()
      .filter(({ end }) => end - start <= MOST_CHARACTERS)
      .map(({ end }) => ({ start, end, surface: text.slice(start, end), key: fold(text.slice(start, end)) }));
  });
}

/** Of candidates that are known names the longest at each place, without those that begin within another. */
export function withoutOverlaps(candidates: readonly NameCandidate[]): NameCandidate[] {
  let done = 0;
  return candidates.filter(({ start, end }) => {
    if (start < done) return false;
    done = end;
    return true;
  });
}
