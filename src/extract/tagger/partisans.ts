/** Finds members of parties and camps, which are names whatever the model made of them: "Tories", "a Labour MP". */
import type { DecodedName } from './decoder.ts';
import { BRANCHES, MEMBERS } from './knowledge/partisans.ts';
import { TYPES } from './labels.ts';
import type { Word } from './word-features.ts';

const THING = TYPES.indexOf('MISC');
const PERSON = TYPES.indexOf('PER');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.9;

/** The names, with members of parties added or corrected, in order. */
export function withPartisans(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const found: DecodedName[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const name = names[next];
    if (name?.first === i) {
      found.push(...membersOf(withBranch(name, found.at(-1)?.last ?? -1, words), words));
      next++;
      i = name.last;
    } else if (words[i]?.partisan && standsForMembers(i, words)) {
      const first = BRANCHES.has(words[i - 1]?.plain ?? '') && found.at(-1)?.last !== i - 1 ? i - 1 : i;
      found.push({ first, last: i, type: THING, probability: PROBABILITY });
    }
  }
  return found;
}

/** "New Democrat" where the model found "Democrat". */
function withBranch(name: DecodedName, named: number, words: readonly Word[]): DecodedName {
  const before = name.first - 1;
  const isBranch =
    before > named && BRANCHES.has(words[before]?.plain ?? '') && words[name.first]?.partisan === 'MEMBERS';
  return isBranch && name.first === name.last ? { ...name, first: before, type: THING } : name;
}

/** A name as it is, as members, or as a member with the name of a person: "Tory Ann Low". */
function membersOf(name: DecodedName, words: readonly Word[]): DecodedName[] {
  const { first, last } = name;
  if (first === last) return [standsForMembers(first, words) ? { ...name, type: THING } : name];
  if (name.type !== PERSON || words[first]?.partisan !== 'MEMBERS') return [name];
  return [
    { ...name, last: first, type: THING },
    { ...name, first: first + 1 },
  ];
}

function standsForMembers(i: number, words: readonly Word[]): boolean {
  const word = words[i];
  return word?.partisan === 'MEMBERS' || (word?.partisan === 'PARTY' && MEMBERS.has(words[i + 1]?.plain ?? ''));
}
