/** The search syntax, and texts as the words that are searched: without case and accents, parted at all else. */

import type { Span } from '../../../src/model.ts';
import { fold } from '../../../src/text/fold.ts';
import { badInput, limitExceeded, type Refusal } from './errors.ts';

interface Word extends Span {
  readonly folded: string;
}

/** Words that follow each other; the last may only begin so. */
export interface Term {
  readonly words: readonly string[];
  /** It stands in quotation marks. */
  readonly isPhrase: boolean;
  readonly prefix: boolean;
  readonly excluded: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}\p{Co}]+/gu;
const HAS_WORD = /[\p{L}\p{N}\p{Co}]/u;
const MARKS = /\p{M}/gu;

/** Texts are looked at again and again, so each is read once. */
const once = <Result>(read: (text: string) => Result): ((text: string) => Result) => {
  const known = new Map<string, Result>();
  return (text) => {
    const result = known.get(text) ?? read(text);
    known.set(text, result);
    return result;
  };
};

/** The text whatever its case and accents. */
export const folded = once(fold);

export const wordsIn = once((text): readonly Word[] =>
  [...text.matchAll(WORD)]
    .filter(([word]) => HAS_WORD.test(word))
    .map(({ 0: word, index }) => ({
      start: index,
      end: index + word.length,
      folded: word.normalize('NFD').replace(MARKS, '').toLowerCase(),
    })),
);

const MOST_CHARACTERS = 1000;
const MOST_TERMS = 16;
const MOST_BEGINNINGS = 4;
const SHORTEST_BEGINNING = 2;

/** A minus at the beginning of a word, then a phrase or a word, then an asterisk; the closing quotation mark may lack. */
const TERM = /(?<minus>(?<!\S)-)?(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"]+))(?<star>\*)?/gu;

const toTerm = ({ groups = {} }: RegExpMatchArray): Term => ({
  words: wordsIn(groups.phrase ?? groups.word ?? '').map(({ folded }) => folded),
  isPhrase: groups.phrase !== undefined,
  prefix: groups.star !== undefined || groups.word?.endsWith('*') === true,
  excluded: groups.minus !== undefined,
});

/** Terms without a letter or digit are left out. */
export function termsOf(query: string): Term[] {
  return [...query.matchAll(TERM)].map(toTerm).filter(({ words }) => words.length > 0);
}

/** All that is wrong with a search. */
export function problemsOfSearch(query: string): Refusal[] {
  if (query.length > MOST_CHARACTERS) return [limitExceeded(`A search is at most ${MOST_CHARACTERS} characters long.`)];
  const terms = termsOf(query);
  const beginnings = terms.filter(({ prefix }) => prefix);
  const isShort = beginnings.some(({ words }) => [...(words.at(-1) ?? '')].length < SHORTEST_BEGINNING);
  return [
    ...(terms.length > MOST_TERMS ? [limitExceeded(`A search is at most ${MOST_TERMS} words and phrases.`)] : []),
    ...(isShort ? [badInput(`A beginning needs at least ${SHORTEST_BEGINNING} letters, such as "lo*".`)] : []),
    ...(beginnings.length > MOST_BEGINNINGS
      ? [limitExceeded(`A search has at most ${MOST_BEGINNINGS} beginnings such as "lo*".`)]
      : []),
    ...(terms.every(({ excluded }) => excluded)
      ? [badInput('A search needs at least one word to look for, such as "lovelace".')]
      : []),
  ];
}

/** Where a term stands in a text, as indexes of words. */
export function placesOf({ words, prefix }: Term, text: string): number[] {
  const there = wordsIn(text).map(({ folded }) => folded);
  const isLast = (index: number): boolean => index === words.length - 1;
  return there.flatMap((_, at) =>
    words.every((word, index) =>
      prefix && isLast(index) ? there[at + index]?.startsWith(word) : there[at + index] === word,
    )
      ? [at]
      : [],
  );
}

export const occurs = (term: Term, texts: readonly string[]): boolean =>
  texts.some((text) => placesOf(term, text).length > 0);

/** Whether every term occurs in one of the texts, and none that is excluded does. */
export function fits(terms: readonly Term[], texts: readonly string[]): boolean {
  return terms.every((term) => occurs(term, texts) !== term.excluded);
}

/** Whether texts have the words of a search. */
export function matches(query: string, texts: readonly string[]): boolean {
  return fits(termsOf(query), texts);
}
