/** Finds members of peoples whom the model missed: "German Turks". */

import { PEOPLES } from '../knowledge/peoples.ts';
import type { DecodedName } from './decoder.ts';
import { TYPES } from './labels.ts';
import { KNOWN } from './lexicon.ts';
import { withMissedWords } from './missed-words.ts';
import type { Word } from './word-features.ts';

const THING = TYPES.indexOf('MISC');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.9;
const CAPITALIZED = /^\p{Lu}\p{Ll}{2,}/u;

/** The names, with names of peoples that stand alone among words without capital, in order. */
export function withMissedPeoples(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const isMissed = (i: number, named: number): boolean =>
    isPeople(words[i]) && !words[i + 1]?.isCapital && (named === i - 1 || !words[i - 1]?.isCapital);
  return withMissedWords(names, words.length, { isMissed, type: THING, probability: PROBABILITY });
}

function isPeople(word: Word | undefined): boolean {
  if (word === undefined || !CAPITALIZED.test(word.plain) || word.partBits !== 0) return false;
  const isDemonym = (word.knownBits & ~(KNOWN.STEM | KNOWN.THING)) === KNOWN.DEMONYM;
  return isDemonym || PEOPLES.has(word.plain.toLowerCase());
}
