/** Joins the parts of one name that the model left apart: "University of North Carolina at Greensboro", "Roe v. Wade". */
import type { DecodedName } from './decoder.ts';
import { HEADS_OF_PURPOSE, STATES_WITH_CAMPUSES } from './knowledge/long-names.ts';
import { NEVER_NAMES } from './knowledge/no-names.ts';
import { triggersOf } from './knowledge/trigger-words.ts';
import { TYPES } from './labels.ts';
import { KNOWN, NAME_PART } from './lexicon.ts';
import type { Word } from './word-features.ts';

const PERSON = TYPES.indexOf('PER');
const ORGANIZATION = TYPES.indexOf('ORG');
const PLACE = TYPES.indexOf('LOC');
const THING = TYPES.indexOf('MISC');
/** The most words between two parts. */
const MAX_BETWEEN = 2;
/** What the names of people are not, so that a capitalized word before one is no given name. */
const NO_GIVEN_NAME = ~(KNOWN.STEM | KNOWN.PERSON | KNOWN.WORDNET_PERSON);

/** The names, with those that are parts of one joined. */
export function withJoinedParts(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const joined: DecodedName[] = [];
  for (const name of names) {
    const before = joined.at(-1);
    const type = before ? typeOfBoth(before, name, words) : -1;
    if (!before || type < 0) joined.push(withGivenName(name, before, words));
    else {
      const probability = Math.min(before.probability, name.probability);
      joined[joined.length - 1] = { first: before.first, last: name.last, type, probability };
    }
  }
  return joined;
}

/** The type of the name that two names next to each other are; -1 when they are two. */
function typeOfBoth(before: DecodedName, after: DecodedName, words: readonly Word[]): number {
  const between = after.first - before.last - 1;
  if (between < 1 || between > MAX_BETWEEN) return -1;
  const link = words
    .slice(before.last + 1, after.first)
    .map(({ plain }) => plain)
    .join(' ');
  const tail = words[before.last]?.plain ?? '';
  if (link === 'v.') return THING;
  if (link === ':') return isSubtitle(before, after, words) ? THING : -1;
  if (link === 'of')
    return tail === 'District' && after.type === PLACE && before.last > before.first ? ORGANIZATION : -1;
  if (after.type === PLACE) return isCampus(before, link, words) ? ORGANIZATION : -1;
  const isPurpose =
    (link === 'for' || link === 'for the') && before.type === ORGANIZATION && HEADS_OF_PURPOSE.has(tail);
  return isPurpose && after.type !== PERSON ? ORGANIZATION : -1;
}

/** Whether a name after the colon behind a thing is a part of its title: "Batman: Arkham VR", but not "Batman: Ada Lovelace". */
function isSubtitle(before: DecodedName, { first, type }: DecodedName, words: readonly Word[]): boolean {
  const head = words[first];
  const isPerson = type === PERSON && ((head?.partBits ?? 0) & NAME_PART.GIVEN) !== 0;
  const isWithin = before.first > 0 && /^\p{Ll}/u.test(words[before.first - 1]?.plain ?? '');
  return before.type === THING && isWithin && !isPerson && (type === THING || type === PERSON);
}

/** "University of Illinois" before "at Chicago" or ", Chicago". */
function isCampus({ first, last }: DecodedName, link: string, words: readonly Word[]): boolean {
  if (words[first]?.plain !== 'University' || !words[first + 1]?.isOf) return false;
  const state = words
    .slice(first + 2, last + 1)
    .map(({ plain }) => plain)
    .join(' ');
  return (link === 'at' || link === ',') && STATES_WITH_CAMPUSES.has(state);
}

/** A place with an unknown word before it is a person whose surname is that of a place: "Valeska Paris". */
function withGivenName(name: DecodedName, before: DecodedName | undefined, words: readonly Word[]): DecodedName {
  const { first, last, type } = name;
  const given = words[first - 1];
  if (type !== PLACE || first !== last || !given || before?.last === first - 1) return name;
  const isGiven =
    /^\p{Lu}\p{Ll}+$/u.test(given.plain) &&
    !given.isCommon &&
    !NEVER_NAMES.has(given.plain.toLowerCase()) &&
    (given.knownBits & NO_GIVEN_NAME) === 0 &&
    triggersOf(given.plain.toLowerCase()).length === 0;
  return isGiven ? { ...name, first: first - 1, type: PERSON } : name;
}
