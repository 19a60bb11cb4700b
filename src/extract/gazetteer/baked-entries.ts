/** The entries of the baked gazetteer by number: entities first, then cities. An entry is created when it is first read. */
import type { Asserter, EntityRecord, Identifier } from '../../model.ts';
import { type BakedEntity, type BakedGazetteer, parseCity } from './baked.ts';
import { bakedEntry, cityEntry, type GazetteerEntry } from './entry.ts';

/** Called with every name of a table and the number of the entry that has it. */
export type NameVisitor = (name: string, number: number, isAcronym: boolean) => void;

export interface BakedEntries {
  readonly at: (number: number) => GazetteerEntry;
  readonly visitNames: (visit: NameVisitor) => void;
  /** The number of the entry with this lookup key (see `lookupKeys`); null when there is none. */
  readonly find: (lookupKey: string) => number | null;
}

/** What an entry is found by besides names. Identifiers come first, because they are more reliable than keys. */
export const lookupKeys = ({ key, formerKeys, identifiers }: EntityRecord): string[] => [
  ...identifiers.map(identifierKey),
  key,
  ...formerKeys,
];

export const identifierKey = ({ scheme, value }: Identifier): string => `${scheme}:${value}`;

const LOOKUP_KEY_OF_CITY = /^geonames:|^place\/.+-[a-z]{2}(-\d+)?$/;

export function createBakedEntries(baked: BakedGazetteer & { readonly digest: string }): BakedEntries {
  const { entities, cityNames, cities } = baked;
  const assertedBy: Asserter = { type: 'GAZETTEER', name: 'dateline', version: baked.digest.slice(0, 12) };
  const cache = new Map<number, GazetteerEntry>();
  const create = (number: number): GazetteerEntry => {
    const entity = entities[number];
    if (entity) return bakedEntry(entity, assertedBy);
    const row = number - entities.length;
    return cityEntry(parseCity(cityNames[row] ?? '', cities[row] ?? ''), assertedBy);
  };
  const at = (number: number): GazetteerEntry => {
    const entry = cache.get(number) ?? create(number);
    cache.set(number, entry);
    return entry;
  };
  const entityNumbers = lazy(() => numbersByKey(at, { from: 0, to: entities.length }));
  const cityNumbers = lazy(() => numbersByKey(at, { from: entities.length, to: entities.length + cities.length }));
  return {
    at,
    visitNames: (visit) => {
      for (const [number, entity] of entities.entries()) visitEntity(entity, number, visit);
      for (const [row, names] of cityNames.entries()) visitCity(names, entities.length + row, visit);
    },
    find: (key) => entityNumbers().get(key) ?? (LOOKUP_KEY_OF_CITY.test(key) ? cityNumbers().get(key) : null) ?? null,
  };
}

function visitEntity({ name, also, demonyms, acronyms }: BakedEntity, number: number, visit: NameVisitor): void {
  visit(name, number, false);
  for (const other of also ?? []) visit(other, number, false);
  for (const demonym of demonyms ?? []) visit(demonym, number, false);
  for (const acronym of acronyms ?? []) visit(acronym, number, true);
}

function visitCity(names: string, number: number, visit: NameVisitor): void {
  if (names.includes('|')) for (const name of names.split('|')) visit(name, number, false);
  else visit(names, number, false);
}

function numbersByKey(at: BakedEntries['at'], { from, to }: { from: number; to: number }): Map<string, number> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  return new Map(numbers.flatMap((number) => lookupKeys(at(number).record).map((key) => [key, number] as const)));
}

/** Computes a value on the first call and returns it again on later ones. */
export function lazy<T>(compute: () => T): () => T {
  let cached: { readonly value: T } | null = null;
  return () => {
    cached ??= { value: compute() };
    return cached.value;
  };
}
