/** Finds short names of bodies that the article names in full: "the Church" beside "Church of Norway". */
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';
import { withMissedWords } from './missed-words.ts';
import type { Word } from './word-features.ts';

const ORGANIZATION = TYPES.indexOf('ORG');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.85;
/** The least number of words of a full name. */
const MIN_LENGTH = 3;

/** The names, with the first words of bodies "of" something after "the", where no name has them, in order. */
export function withShortBodies(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const heads = new Set(
    names
      .filter(
        ({ first, last, type }) => type === ORGANIZATION && last - first + 1 >= MIN_LENGTH && words[first + 1]?.isOf,
      )
      .map(({ first }) => words[first]?.plain ?? ''),
  );
  if (heads.size === 0) return [...names];
  const isMissed = (i: number): boolean =>
    heads.has(words[i]?.plain ?? '') &&
    /^the$/i.test(words[i - 1]?.plain ?? '') &&
    !words[i + 1]?.isCapital &&
    !words[i + 1]?.isOf;
  return withMissedWords(names, words.length, { isMissed, type: ORGANIZATION, probability: PROBABILITY });
}
