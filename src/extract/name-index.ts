/** Finds known things by their names, alone or in running text. */
import { fold } from '../text/fold.ts';
import type { Token } from '../text/tokens.ts';
import type { BakedType } from './baked.ts';
import type { Collection } from './collection.ts';
import type { Match, Naming } from './gazetteer.ts';
import { type Known, namesOf } from './known.ts';

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
const LONGEST_IN_TOKENS = 10;

/** Indexes every name of a collection. */
export function createNameIndex(collection: Collection): NameIndex {
  const numbers = new Map<string, number | number[]>();
  collection.visitNames((name, number, isAcronym) =>
    add(numbers, isAcronym ? acronymKey(name) : foldName(name), number),
  );
  const find = (key: string): Naming[] =>
    [numbers.get(key) ?? []].flat().map((number) => ({ known: collection.at(number), form: 'FULL_NAME' as const }));
  const named = (name: string): readonly Naming[] => {
    const key = foldName(name);
    const byWord = find(key).map(({ known }) => ({ known, form: formOf(known, key) }));
    const byAcronym = find(acronymKey(name)).map(({ known }) => ({ known, form: 'ACRONYM' as const }));
    return ranked([...byAcronym, ...byWord]);
  };
  return {
    named,
    match: (text, tokens, at) => longestMatch(named, text, tokens.slice(at, at + LONGEST_IN_TOKENS), at),
  };
}

function add(numbers: Map<string, number | number[]>, key: string, number: number): void {
  const there = numbers.get(key);
  if (there === undefined) numbers.set(key, number);
  else if (typeof there !== 'number') there.push(number);
  else if (there !== number) numbers.set(key, [there, number]);
}

const formOf = ({ record }: Known, key: string): Naming['form'] =>
  namesOf(record).find(({ name, form }) => form !== 'ACRONYM' && foldName(name) === key)?.form ?? 'FULL_NAME';

function longestMatch(named: NameIndex['named'], text: string, tokens: readonly Token[], at: number): Match | null {
  const [first] = tokens;
  if (first === undefined || !CAPITAL_OR_DIGIT.test(text.slice(first.start, first.end))) return null;
  for (let length = tokens.length; length > 0; length--) {
    const namings = named(text.slice(first.start, tokens[length - 1]?.end));
    if (namings.length > 0) return { end: at + length, namings };
  }
  return null;
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
