/** Finds gazetteer entries by a name, or by the longest name at a position of running text. */
import type { Form } from '../../model.ts';
import { fold, isSmallAscii } from '../../text/fold.ts';
import { ownCopy } from '../../text/own-copy.ts';
import type { Token } from '../../text/tokens.ts';
import type { BakedType } from './baked.ts';

import { type GazetteerEntry, type GazetteerMatch, type Name, namesOf } from './entry.ts';
import type { EntryTable } from './entry-table.ts';

/** A known name in a text, from the token with index `first` to before that with index `end`; `matches` is never empty, likeliest first. */
export interface KnownSpan {
  readonly first: number;
  readonly end: number;
  readonly matches: readonly GazetteerMatch[];
}

export interface NameIndex {
  readonly lookup: (name: string) => readonly GazetteerMatch[];
  readonly namesIn: (text: string, tokens: readonly Token[]) => readonly KnownSpan[];
}

/** The key of an acronym beside folded names. */
const acronymKey = (name: string): string => `=${name}`;

const CAPITAL_OR_DIGIT = /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const MAX_TOKENS = 10;
const MAX_ACRONYM_LENGTH = 12;
/** The most entries that one name stands for; a gazetteer of seeds may give thousands the same one. */
const MAX_MATCHES = 100;
/** How many names are kept with what they stand for, as printed: articles ask for each several times. Emptied when there are more. */
const MAX_RECENT = 10_000;
const NO_MATCH: readonly GazetteerMatch[] = [];

/** Indexes every name of a table. */
export function createNameIndex(table: EntryTable): NameIndex {
  const { names, acronyms, beginnings } = indexNames(table);
  const cache = new Map<string, readonly GazetteerMatch[]>();
  const recent = new Map<string, readonly GazetteerMatch[]>();
  const inSentences = new WeakMap<readonly Token[], readonly KnownSpan[]>();
  const matchesOf = (entries: Numbers | undefined, key: string): readonly GazetteerMatch[] => {
    if (entries === undefined) return NO_MATCH;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const matches = ranked([entries].flat().map((number) => matchOf(table.at(number), key)));
    cache.set(ownCopy(key), matches);
    return matches;
  };
  const find = (name: string): readonly GazetteerMatch[] => {
    const folded = fold(name);
    const byName = matchesOf(names.get(folded), folded);
    const numbers = name.length > MAX_ACRONYM_LENGTH ? undefined : acronyms.get(name);
    if (numbers === undefined) return byName;
    return ranked([...matchesOf(numbers, acronymKey(name)), ...byName]);
  };
  const lookup = (name: string): readonly GazetteerMatch[] => {
    const known = recent.get(name);
    if (known !== undefined) return known;
    if (recent.size >= MAX_RECENT) recent.clear();
    const matches = find(name);
    recent.set(ownCopy(name), matches);
    return matches;
  };
  /** The end of the longest span from token `first` on that may be a name, by the longest one that begins with its first two words. */
  const farthest = (text: string, tokens: readonly Token[], first: number): number => {
    const { start, end } = tokens[first] as Token;
    let longest = beginnings.get(firstWord(fold(text.slice(start, end)))) ?? 0;
    let isOfTwo = false;
    const last = longest === 0 ? first + 1 : Math.min(tokens.length, first + MAX_TOKENS);
    for (let next = first + 2; next <= last; next++) {
      const folded = fold(text.slice(start, tokens[next - 1]?.end));
      const words = isOfTwo ? null : firstTwoWords(folded);
      if (words !== null) {
        longest = beginnings.get(words) ?? words.length;
        isOfTwo = true;
      }
      if (folded.length > longest) return next - 1;
    }
    return last;
  };
  const matchAt = (text: string, tokens: readonly Token[], first: number): KnownSpan | null => {
    const { start, end } = tokens[first] as Token;
    const token = text.slice(start, end);
    if (isSmallAscii(token) || !CAPITAL_OR_DIGIT.test(token)) return null;
    for (let next = farthest(text, tokens, first); next > first; next--) {
      const matches = lookup(text.slice(start, tokens[next - 1]?.end));
      if (matches.length > 0) return { first, end: next, matches };
    }
    return null;
  };
  const namesIn = (text: string, tokens: readonly Token[]): readonly KnownSpan[] => {
    const known = inSentences.get(tokens);
    if (known !== undefined) return known;
    const found: KnownSpan[] = [];
    for (let at = 0; at < tokens.length; at++) {
      const name = matchAt(text, tokens, at);
      if (name === null) continue;
      found.push(name);
      at = name.end - 1;
    }
    inSentences.set(tokens, found);
    return found;
  };
  return { lookup, namesIn };
}

type Numbers = number | number[];

interface IndexedNames {
  /** Entry numbers by folded name. */
  readonly names: ReadonlyMap<string, Numbers>;
  /** Entry numbers by acronym, in its own case, so that "us" does not match "US". */
  readonly acronyms: ReadonlyMap<string, Numbers>;
  /** The length of the longest name that begins with a word, or with two, in UTF-16 code units of its folded form. */
  readonly beginnings: ReadonlyMap<string, number>;
}

function indexNames(table: EntryTable): IndexedNames {
  const names = new Map<string, Numbers>();
  const acronyms = new Map<string, Numbers>();
  const beginnings = new Map<string, number>();
  const addBeginning = (words: string, { length }: string): void => {
    if (length > (beginnings.get(words) ?? 0)) beginnings.set(words, length);
  };
  table.visitNames((name, number, isAcronym) => {
    const key = fold(name);
    const [first, firstTwo] = [firstWord(key), firstTwoWords(key)];
    if (first.length < key.length) addBeginning(first, key);
    if (firstTwo !== null) addBeginning(firstTwo, key);
    if (isAcronym) addNumber(acronyms, name, number);
    else addNumber(names, key, number);
  });
  return { names, acronyms, beginnings };
}

/** A folded name up to the first white space, hyphen or apostrophe. */
const firstWord = (folded: string): string => /^[^\s'-]*/.exec(folded)?.[0] ?? folded;
/** A folded name up to the second of these; null when it has no two. */
const firstTwoWords = (folded: string): string | null => /^[^\s'-]*[\s'-][^\s'-]*(?=[\s'-])/.exec(folded)?.[0] ?? null;

function addNumber(numbers: Map<string, Numbers>, key: string, number: number): void {
  const present = numbers.get(key);
  if (present === undefined) numbers.set(key, number);
  else if (typeof present !== 'number') present.push(number);
  else if (present !== number) numbers.set(key, [present, number]);
}

/** The forms of an entry's names by key, made once, since a seed may give an entity thousands of names. */
const formsOfEntries = new WeakMap<GazetteerEntry, ReadonlyMap<string, Form>>();

function formsOf(entry: GazetteerEntry): ReadonlyMap<string, Form> {
  const keyOf = ({ name, form }: Name) => (form === 'ACRONYM' ? acronymKey(name) : fold(name));
  const known = formsOfEntries.get(entry);
  if (known !== undefined) return known;
  // The first of equal names counts, so they are entered from the last to the first.
  const forms = new Map(
    namesOf(entry.record)
      .map((name) => [keyOf(name), name.form] as const)
      .reverse(),
  );
  formsOfEntries.set(entry, forms);
  return forms;
}

const matchOf = (entry: GazetteerEntry, key: string): GazetteerMatch => ({
  entry,
  form: formsOf(entry).get(key) ?? 'FULL_NAME',
});

const RANK_OF_TYPE: Readonly<Record<BakedType, number>> = {
  COUNTRY: 3,
  TERRITORY: 2,
  FORMER: 2,
  AREA: 2,
  REGION: 1,
  CITY: 1,
  BODY: 1,
};

const rank = ({ seeded, type }: GazetteerEntry): number => (seeded ? 4 : type === null ? 0 : RANK_OF_TYPE[type]);

/** Orders matches by likelihood (seeded entries, sovereign states, other large places, then weight), without duplicates. */
function ranked(matches: GazetteerMatch[]): readonly GazetteerMatch[] {
  const order = ({ entry: a }: GazetteerMatch, { entry: b }: GazetteerMatch) =>
    rank(b) - rank(a) || b.weight - a.weight || (a.record.key < b.record.key ? -1 : 1);
  const entries = new Set<GazetteerEntry>();
  const distinct = matches.sort(order).filter(({ entry }) => entries.size < entries.add(entry).size);
  return distinct.slice(0, MAX_MATCHES);
}
