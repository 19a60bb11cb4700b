/** Finds gazetteer entries by a name, or by the longest name at a position of running text. */
import type { Form } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import type { Token } from '../../text/tokens.ts';
import type { BakedType } from './baked.ts';

import { type GazetteerEntry, type GazetteerMatch, type Name, namesOf } from './entry.ts';
import type { EntryTable } from './entry-table.ts';

/** A known name in a text. It ends before the token with index `end`; `matches` is never empty, likeliest first. */
export interface SpanMatch {
  readonly end: number;
  readonly matches: readonly GazetteerMatch[];
}

export interface NameIndex {
  readonly lookup: (name: string) => readonly GazetteerMatch[];
  readonly matchAt: (text: string, tokens: readonly Token[], at: number) => SpanMatch | null;
}

/** Names for which folding only lower-cases: letters, spaces, full stops, hyphens. Most names are; `fold` is slower. */
const ASCII_NAME = /^[A-Za-z][A-Za-z'.-]*(?: [A-Za-z'.-]+)*$/;
const foldName = (name: string): string => (ASCII_NAME.test(name) ? name.toLowerCase() : fold(name));
/** Acronyms are stored beside folded names but keep their case, so that "us" does not match "US". */
const acronymKey = (name: string): string => `=${name}`;

const CAPITAL_OR_DIGIT = /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const WORD_SEPARATOR = /[\s'-]/;
const MAX_TOKENS = 10;
const MAX_ACRONYM_LENGTH = 12;
/** The most entries that one name stands for; a gazetteer of seeds may give thousands the same one. */
const MAX_MATCHES = 100;
const NO_MATCH: readonly GazetteerMatch[] = [];

/** Indexes every name of a table. */
export function createNameIndex(table: EntryTable): NameIndex {
  const { numbers, firstWords } = indexNames(table);
  const cache = new Map<string, readonly GazetteerMatch[]>();
  const find = (key: string): readonly GazetteerMatch[] => {
    const entries = numbers.get(key);
    if (entries === undefined) return NO_MATCH;
    const matches = cache.get(key) ?? ranked([entries].flat().map((number) => matchOf(table.at(number), key)));
    cache.set(key, matches);
    return matches;
  };
  const lookup = (name: string): readonly GazetteerMatch[] => {
    const byName = find(foldName(name));
    const byAcronym = name.length > MAX_ACRONYM_LENGTH ? NO_MATCH : find(acronymKey(name));
    return byAcronym.length === 0 ? byName : ranked([...byAcronym, ...byName]);
  };
  const matchAt = (text: string, tokens: readonly Token[], at: number): SpanMatch | null => {
    const [first, ...others] = tokens.slice(at, at + MAX_TOKENS);
    const word = first === undefined ? '' : text.slice(first.start, first.end);
    if (first === undefined || !CAPITAL_OR_DIGIT.test(word)) return null;
    const ends = firstWords.has(firstWord(foldName(word))) ? others.map(({ end }) => end) : [];
    for (let length = ends.length + 1; length > 0; length--) {
      const matches = lookup(text.slice(first.start, length === 1 ? first.end : ends[length - 2]));
      if (matches.length > 0) return { end: at + length, matches };
    }
    return null;
  };
  return { lookup, matchAt };
}

/** Entry numbers by folded name or acronym key, and the first words of names of several words. */
interface IndexedNames {
  readonly numbers: ReadonlyMap<string, number | number[]>;
  readonly firstWords: ReadonlySet<string>;
}

function indexNames(table: EntryTable): IndexedNames {
  const numbers = new Map<string, number | number[]>();
  const firstWords = new Set<string>();
  table.visitNames((name, number, isAcronym) => {
    const key = foldName(name);
    const first = firstWord(key);
    if (first.length < key.length) firstWords.add(first);
    addNumber(numbers, isAcronym ? acronymKey(name) : key, number);
  });
  return { numbers, firstWords };
}

/** A folded name up to the first white space or hyphen. */
const firstWord = (folded: string): string => folded.slice(0, WORD_SEPARATOR.exec(folded)?.index);

function addNumber(numbers: Map<string, number | number[]>, key: string, number: number): void {
  const present = numbers.get(key);
  if (present === undefined) numbers.set(key, number);
  else if (typeof present !== 'number') present.push(number);
  else if (present !== number) numbers.set(key, [present, number]);
}

/** The forms of an entry's names by key, made once, since a seed may give an entity thousands of names. */
const formsOfEntries = new WeakMap<GazetteerEntry, ReadonlyMap<string, Form>>();

function formsOf(entry: GazetteerEntry): ReadonlyMap<string, Form> {
  const keyOf = ({ name, form }: Name) => (form === 'ACRONYM' ? acronymKey(name) : foldName(name));
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
