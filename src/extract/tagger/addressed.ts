/** Finds people whom the model missed, and gives acronyms the type of the full names that they stand for. */
import { HONORIFICS, ROLES, TITLE_WORDS } from '../knowledge/titles.ts';
import type { DecodedName } from './decoder.ts';
import { FORMS_OF_ADDRESS, NEVER_NAMES } from './knowledge/no-names.ts';
import { TYPES } from './labels.ts';
import { withMissedWords } from './missed-words.ts';
import type { Word } from './word-features.ts';
import type { WordSequence } from './word-sequence.ts';

const PERSON = TYPES.indexOf('PER');
/** The probability of a name that the model did not find. */
const PROBABILITY = 0.9;
const CAPITALIZED = /^\p{Lu}[\p{L}'-]*\p{Ll}/u;
const LEAST_INITIALS = 3;
/** Stands for names of several types. */
const SEVERAL = -1;

/** The names, with capitalized words after "Ms" and the like, and surnames of people whose full name the article has, in order. */
export function withMissedPeople(names: readonly DecodedName[], { words, starts }: WordSequence): DecodedName[] {
  const surnames = surnamesOf(names, words);
  const openers = new Set(starts);
  const isMissed = (i: number, named: number): boolean =>
    words[i]?.isCapital === true && (isAddressed(i) || isSurname(i, named));
  return withMissedWords(names, words.length, { isMissed, type: PERSON, probability: PROBABILITY });

  function isAddressed(i: number): boolean {
    const word = words[i];
    if (!word || !CAPITALIZED.test(word.plain) || !FORMS_OF_ADDRESS.has(words[i - 1]?.plain ?? '')) return false;
    const isTitle = NO_SURNAMES.some((known) => known.has(word.plain.toLowerCase()));
    return !isTitle && !(word.isCommon && word.partBits === 0);
  }

  /** Whether a word that is part of no name, and stands alone among words without capital, is the surname of somebody. */
  function isSurname(i: number, named: number): boolean {
    const word = words[i];
    if (!word || !surnames.has(word.key) || !CAPITALIZED.test(word.plain) || words[i + 1]?.isCapital) return false;
    if (openers.has(i)) return !word.isCommon;
    return !words[i - 1]?.isCapital || named === i - 1 || openers.has(i - 1);
  }
}

const NO_SURNAMES = [HONORIFICS, ROLES, TITLE_WORDS, NEVER_NAMES];

/** Words that end the full name of a person, but begin or end no other name. */
function surnamesOf(names: readonly DecodedName[], words: readonly Word[]): ReadonlySet<number> {
  const surnames = new Set<number>();
  const others = new Set<number>();
  for (const { first, last, type } of names) {
    const [head, tail] = [words[first]?.key ?? 0, words[last]?.key ?? 0];
    if (type !== PERSON) others.add(head).add(tail);
    else if (last > first) surnames.add(tail);
  }
  return new Set([...surnames].filter((key) => !others.has(key)));
}

/** The names, with acronyms of the type of the full names that they are the initials of: "AKK" beside "Annegret Kramp-Karrenbauer". */
export function withInitials(names: readonly DecodedName[], words: readonly Word[]): DecodedName[] {
  const isAcronym = ({ first, last }: DecodedName): boolean => first === last && words[first]?.acronym !== 0;
  if (!names.some(isAcronym)) return [...names];
  const types = new Map<string, number>();
  for (const name of names) {
    const initials = name.last > name.first ? initialsOf(name, words) : '';
    if (initials.length < LEAST_INITIALS) continue;
    types.set(initials, (types.get(initials) ?? name.type) === name.type ? name.type : SEVERAL);
  }
  return names.map((name) => {
    const type = isAcronym(name) ? types.get(words[name.first]?.plain ?? '') : undefined;
    return type === undefined || type === SEVERAL ? name : { ...name, type };
  });
}

/** The first letters of the capitalized words, and of those behind their hyphens. */
const initialsOf = ({ first, last }: DecodedName, words: readonly Word[]): string =>
  words
    .slice(first, last + 1)
    .flatMap(({ plain }) => plain.split('-'))
    .filter((part) => /^\p{Lu}/u.test(part))
    .map((part) => part.charAt(0))
    .join('');
