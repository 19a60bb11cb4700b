/** Finds known things by their names, alone or in running text. */
import { fold } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import type { BakedType } from './baked.ts';
import type { Collection } from './collection.ts';
import type { Match, Naming } from './gazetteer.ts';
import { type Known, type Name, namesOf } from './known.ts';

export interface NameIndex {
  readonly named: (name: string) => readonly Naming[];
  readonly match: (text: string, tokens: readonly Token[], at: number) => Match | null;
}

/** Names of letters, spaces and plain marks, which folding only puts in lower case; most are, and folding is slow. */
const PLAIN = /^[A-Za-z][A-Za-z'.-]*(?: [A-Za-z'.-]+)*$/;
const foldName = (name: string): string => (PLAIN.test(name) ? name.toLowerCase() : fold(name));
/** Acronyms stand among the folded names, but are told apart by case: "US" is no "us". */
const acronymKey = (name: string): string => `=${name}`;

const CAPITAL_OR_DIGIT = /[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u;
const OPENER = /[\s-]/;
const LONGEST_IN_TOKENS = 10;
const LONGEST_ACRONYM = 12;
const NONE: readonly Naming[] = [];

/** Indexes every name of a collection. */
export function createNameIndex(collection: Collection): NameIndex {
  const numbers = new Map<string, number | number[]>();
  const openers = new Set<string>();
  collection.visitNames((name, number, isAcronym) => {
    const key = foldName(name);
    const opener = openerOf(key);
    if (opener.length < key.length) openers.add(opener);
    add(numbers, isAcronym ? acronymKey(name) : key, number);
  });
  const found = new Map<string, readonly Naming[]>();
  const find = (key: string): readonly Naming[] => {
    const held = numbers.get(key);
    if (held === undefined) return NONE;
    const namings = found.get(key) ?? ranked([held].flat().map((number) => naming(collection.at(number), key)));
    found.set(key, namings);
    return namings;
  };
  const named = (name: string): readonly Naming[] => {
    const byWord = find(foldName(name));
    const byAcronym = name.length > LONGEST_ACRONYM ? NONE : find(acronymKey(name));
    return byAcronym.length === 0 ? byWord : ranked([...byAcronym, ...byWord]);
  };
  const match = (text: string, tokens: readonly Token[], at: number): Match | null => {
    const [first, ...others] = tokens.slice(at, at + LONGEST_IN_TOKENS);
    const word = first === undefined ? '' : text.slice(first.start, first.end);
    if (first === undefined || !CAPITAL_OR_DIGIT.test(word)) return null;
    const ends = openers.has(openerOf(foldName(word))) ? others.map(({ end }) => end) : [];
    for (let length = ends.length + 1; length > 0; length--) {
      const namings = named(text.slice(first.start, length === 1 ? first.end : ends[length - 2]));
      if (namings.length > 0) return { end: at + length, namings };
    }
    return null;
  };
  return { named, match };
}

/** The first of the words that white space and hyphens part, of a folded name. */
const openerOf = (folded: string): string => folded.slice(0, OPENER.exec(folded)?.index);

function add(numbers: Map<string, number | number[]>, key: string, number: number): void {
  const there = numbers.get(key);
  if (there === undefined) numbers.set(key, number);
  else if (typeof there !== 'number') there.push(number);
  else if (there !== number) numbers.set(key, [there, number]);
}

function naming(known: Known, key: string): Naming {
  const isKey = ({ name, form }: Name) => (form === 'ACRONYM' ? acronymKey(name) : foldName(name)) === key;
  return { known, form: namesOf(known.record).find(isKey)?.form ?? 'FULL_NAME' };
}

const RANK: Readonly<Record<BakedType, number>> = {
  COUNTRY: 3,
  TERRITORY: 2,
  FORMER: 2,
  AREA: 2,
  REGION: 1,
  CITY: 1,
  BODY: 1,
};
const rank = ({ known }: Naming): number => (known.seeded ? 4 : known.type === null ? 0 : RANK[known.type]);

/** Likeliest first: what a seed names, then sovereign countries, then other large places, then by weight; each thing once. */
function ranked(namings: Naming[]): readonly Naming[] {
  const order = (a: Naming, b: Naming) =>
    rank(b) - rank(a) || b.known.weight - a.known.weight || (a.known.record.key < b.known.record.key ? -1 : 1);
  return namings.sort(order).filter(({ known }, i) => namings.findIndex((other) => other.known === known) === i);
}
