/** Finds people whom the model missed after a form of address, and those who go by the initials of their full name. */
import { HONORIFICS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import type { DecodedName } from './decoder.ts';
import { FORMS_OF_ADDRESS, NEVER_NAMES } from './knowledge/no-names.ts';
import { TYPES } from './labels.ts';
import type { Word } from './word-features.ts';

const PERSON = TYPES.indexOf('PER');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.9;
const CAPITALIZED = /^\p{Lu}[\p{L}'-]*\p{Ll}/u;
const LEAST_INITIALS = 3;

/** The names, with capitalized words after "Ms" and the like, in order. */
export function withAddressed(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const found: DecodedName[] = [];
  let next = 0;
  for (let i = 0; i < words.length; i++) {
    const name = names[next];
    if (name?.first === i) {
      found.push(name);
      next++;
      i = name.last;
    } else if (i > 0 && FORMS_OF_ADDRESS.has(words[i - 1]?.plain ?? '') && isSurname(words[i])) {
      found.push({ first: i, last: i, type: PERSON, probability: PROBABILITY });
    }
  }
  return found;
}

function isSurname(word: Word | undefined): boolean {
  if (!word || !CAPITALIZED.test(word.plain)) return false;
  const lower = word.plain.toLowerCase();
  return ![HONORIFICS, ROLES, TITLE_WORDS, NEVER_NAMES].some((known) => known.has(lower));
}

/** The names, with those people who are named by initials: "AKK" beside "Annegret Kramp-Karrenbauer". */
export function withInitials(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const initials = names.map((name) => (name.last > name.first ? initialsOf(name, words) : ''));
  const people = new Set(initials.filter((_, i) => names[i]?.type === PERSON));
  const others = new Set(initials.filter((_, i) => names[i]?.type !== PERSON));
  return names.map((name) => {
    const own = name.first === name.last ? (words[name.first]?.plain ?? '') : '';
    const isPerson = own.length >= LEAST_INITIALS && people.has(own) && !others.has(own);
    return isPerson ? { ...name, type: PERSON } : name;
  });
}

const initialsOf = ({ first, last }: DecodedName, words: readonly Word[]): string =>
  words
    .slice(first, last + 1)
    .flatMap(({ plain }) => plain.split('-'))
    .map((part) => part.charAt(0))
    .join('');
