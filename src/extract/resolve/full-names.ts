/** Finds the person of an article whose full name is a variant of another full name. */
import { spellingInitial } from '../../text/spelling.ts';
import { formalNames } from '../knowledge/short-names.ts';
import { Blocks, beginningsOf, endingsOf, MAX_WORDS } from './blocking.ts';
import { agreement } from './person-names.ts';

interface Entry<Person> {
  readonly person: Person;
  readonly words: readonly string[];
}

/** The names of people, indexed by what a variant shares with them. */
export class FullNames<Person> {
  readonly #entries = new Blocks<Entry<Person>>();
  #shortest = Infinity;

  add(person: Person, words: readonly string[]): void {
    if (words.length === 0 || words.length > MAX_WORDS) return;
    this.#shortest = Math.min(this.#shortest, words.length);
    const entry = { person, words };
    for (const key of indexKeys(words)) this.#entries.add(key, entry);
  }

  /** The one `isPossible` person whose name agrees best with a name (`agreement`); null when there is none or more than one. */
  match(words: readonly string[], isPossible: (person: Person, level: number) => boolean): Person | null {
    if (words.length > MAX_WORDS) return null;
    for (const [level, keysOf] of QUERY_KEYS) {
      const keys = keysOf(words, this.#shortest);
      if (keys.some((key) => this.#entries.isCrowded(key))) return null;
      const entries = keys.flatMap((key) => this.#entries.at(key));
      const [only, another] = new Set(
        entries
          .filter((one) => agree(one.words, words) === level && isPossible(one.person, level))
          .map((one) => one.person),
      );
      if (only !== undefined) return another === undefined ? only : null;
    }
    return null;
  }
}

const agree = (a: readonly string[], b: readonly string[]): number =>
  a.length >= b.length ? agreement(a, b) : agreement(b, a);

/** The words of a name but one, each only by the letter that its spellings begin with. */
const spellings = (words: readonly string[]): string[] => {
  const initials = words.map(spellingInitial);
  return words.map((word, i) => `like ${initials.with(i, `${word}=`).join(' ')}`);
};

function indexKeys(words: readonly string[]): string[] {
  const sides = (word: string): string[] => [word, `${word.charAt(0)}*`];
  return [
    ...endKeys(sides(words[0] ?? ''), sides(words.at(-1) ?? '')),
    ...formalKeys(words),
    ...endingsOf(words).map((ending, i) => (i === 0 ? `whole ${ending}` : `ending ${ending}`)),
    ...beginningsOf(words.slice(0, -1)).map((beginning) => `beginning ${beginning}`),
    ...spellings(words),
  ];
}

const endKeys = (firsts: readonly string[], lasts: readonly string[]): string[] =>
  firsts.flatMap((first) => lasts.map((last) => `ends ${first} ${last}`));

const formalKeys = (words: readonly string[]): string[] =>
  formalNames(words[0] ?? '').map((first) => `formal ${first} ${words.at(-1) ?? ''}`);

type KeysOf = (words: readonly string[], shortest: number) => readonly string[];

/** By level of agreement, the keys of the names that may agree so well. An initial agrees with all words that begin with it. */
const QUERY_KEYS: readonly (readonly [number, KeysOf])[] = [
  [
    4,
    (words) => {
      const sides = (word: string): string[] => (word.length === 1 ? [`${word}*`] : [word, word.charAt(0)]);
      return endKeys(sides(words[0] ?? ''), sides(words.at(-1) ?? ''));
    },
  ],
  [3, formalKeys],
  [
    2,
    (words, shortest) => {
      const shorter = endingsOf(words).slice(1, words.length - shortest + 1);
      return [`ending ${words.join(' ')}`, ...shorter.map((ending) => `whole ${ending}`)];
    },
  ],
  [
    1,
    (words, shortest) => {
      const shorter = beginningsOf(words.slice(0, -1)).slice(shortest - 1);
      const beginnings = shorter.map((beginning) => `whole ${beginning}`);
      return [`beginning ${words.join(' ')}`, ...beginnings, ...spellings(words)];
    },
  ],
];
