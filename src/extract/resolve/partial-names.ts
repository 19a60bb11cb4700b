/** Finds the people of an article that a part of a name may refer to. */
import { spellingInitial } from '../../text/spelling.ts';
import { Blocks, beginningsOf, endingsOf, MAX_WORDS } from './blocking.ts';
import { MAX_CANDIDATES } from './links.ts';
import { partAgreement } from './person-names.ts';

interface NamedPerson {
  readonly names: readonly (readonly string[])[];
}

interface Entry<Person> {
  readonly person: Person;
  readonly words: readonly string[];
}

/**
 * The people that a partial name fits best, in their order, and how well (`partAgreement`). Of more than `MAX_CANDIDATES` one more than
 * that: then nothing decides between them, and to look at all for each mention would take long.
 */
export interface Fitting<Person> {
  readonly persons: readonly Person[];
  readonly level: number;
}

/** Returns the people that fit a partial name and `isCompatible`; `CROWDED` when too many share it to tell them apart. */
export type PartialNameIndex<Person> = (
  part: readonly string[],
  isCompatible: (person: Person) => boolean,
) => Fitting<Person> | 'CROWDED';

export function indexPartialNames<Person extends NamedPerson>(persons: readonly Person[]): PartialNameIndex<Person> {
  const entries = new Blocks<Entry<Person>>();
  const order = new Map(persons.map((person, i) => [person, i]));
  for (const person of persons) {
    for (const words of person.names.filter(({ length }) => length <= MAX_WORDS)) {
      const entry = { person, words };
      for (const key of indexKeys(words)) entries.add(key, entry);
    }
  }
  return (part, isCompatible) => {
    for (const [level, keysOf] of QUERY_KEYS) {
      const keys = keysOf(part);
      if (keys.some((key) => !MAY_BE_CROWDED.test(key) && entries.isCrowded(key))) return 'CROWDED';
      const found = new Set<Person>();
      for (const { person, words } of keys.flatMap((key) => entries.at(key))) {
        if (found.size > MAX_CANDIDATES) break;
        if (isCompatible(person) && partAgreement(words, part) === level) found.add(person);
      }
      if (found.size > 0)
        return { level, persons: [...found].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)) };
    }
    return { persons: [], level: 0 };
  };
}

const indexKeys = (words: readonly string[]): string[] => [
  ...endingsOf(words).map((ending) => `ending ${ending}`),
  ...beginningsOf(words).map((beginning) => `beginning ${beginning}`),
  ...words.map((word) => `word ${word}`),
  `like ${spellingInitial(words.at(-1) ?? '')}`,
];

/** Keys of spellings, which are shared by many that are nothing alike. */
const MAY_BE_CROWDED = /^like /;

/** By level of agreement, the keys of the names that a part may agree with so well. */
const QUERY_KEYS: readonly (readonly [number, (part: readonly string[]) => readonly string[]])[] = [
  [4, (part) => [`ending ${part.join(' ')}`]],
  [3, ([only = '', another]) => (another === undefined ? likeKeys(only) : [])],
  [2, (part) => [`beginning ${part.join(' ')}`]],
  [1, ([only = '', another]) => (another === undefined ? [`word ${only}`] : [])],
];

const likeKeys = (word: string): string[] => [
  `ending ${word.replace(/s$/, '')}`,
  `ending ${word.replace(/es$/, '')}`,
  `like ${spellingInitial(word)}`,
];
