/** Finds members of parties and camps, which are names whatever the model made of them: "Tories", "a Labour MP". */
import type { DecodedName } from './decoder.ts';
import { MEMBERS } from './knowledge/partisans.ts';
import { TYPES } from './labels.ts';
import type { Word } from './word-features.ts';

const THING = TYPES.indexOf('MISC');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.9;

/** The names, with members of parties added or corrected, in order. */
export function withPartisans(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const found: DecodedName[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const name = names[next];
    if (name?.first === i) {
      const isPartisan = name.first === name.last && standsForMembers(i, words);
      found.push(isPartisan ? { ...name, type: THING } : name);
      next++;
      i = name.last;
    } else if (standsForMembers(i, words)) found.push({ first: i, last: i, type: THING, probability: PROBABILITY });
  }
  return found;
}

function standsForMembers(i: number, words: readonly Word[]): boolean {
  const word = words[i];
  return word?.isPartisan === true || (word?.isParty === true && MEMBERS.has(words[i + 1]?.plain ?? ''));
}
