/** The baked things, each under a number: entities first, then cities, which are made only when asked for. */
import type { Asserter, EntityRecord, Identifier } from '../model.ts';
import { type BakedEntity, type BakedGazetteer, parseCity } from './baked.ts';
import { type Known, knownCity, knownEntity } from './known.ts';

/** Told of every name of a collection and of the number of what it names. */
export type NameVisitor = (name: string, number: number, isAcronym: boolean) => void;

export interface Packaged {
  readonly at: (number: number) => Known;
  readonly visitNames: (visit: NameVisitor) => void;
  /** The number of what has a label (see `labels`); null when nothing has. */
  readonly find: (label: string) => number | null;
}

const label = ({ scheme, value }: Identifier): string => `${scheme}:${value}`;

/** All that a thing is looked up by besides names: its identifiers first, for they are surer than keys. */
export const labels = ({ key, formerKeys, identifiers }: EntityRecord): string[] => [
  ...identifiers.map(label),
  key,
  ...formerKeys,
];

const LABEL_OF_CITY = /^geonames:|^place\/.+-[a-z]{2}(-\d+)?$/;

export function createPackaged(baked: BakedGazetteer & { readonly digest: string }): Packaged {
  const { entities, cityNames, cities } = baked;
  const assertedBy: Asserter = { type: 'GAZETTEER', name: 'dateline', version: baked.digest.slice(0, 12) };
  const made = new Map<number, Known>();
  const make = (number: number): Known => {
    const entity = entities[number];
    if (entity) return knownEntity(entity, assertedBy);
    const row = number - entities.length;
    return knownCity(parseCity(cityNames[row] ?? '', cities[row] ?? ''), assertedBy);
  };
  const at = (number: number): Known => {
    const known = made.get(number) ?? make(number);
    made.set(number, known);
    return known;
  };
  const labelled = lazily(() => directory(at, { from: 0, to: entities.length }));
  const labelledCities = lazily(() => directory(at, { from: entities.length, to: entities.length + cities.length }));
  return {
    at,
    visitNames: (visit) => {
      for (const [number, entity] of entities.entries()) visitEntity(entity, number, visit);
      for (const [row, names] of cityNames.entries()) visitCity(names, entities.length + row, visit);
    },
    find: (label) => labelled().get(label) ?? (LABEL_OF_CITY.test(label) ? labelledCities().get(label) : null) ?? null,
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

function directory(at: Packaged['at'], { from, to }: { from: number; to: number }): Map<string, number> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  return new Map(numbers.flatMap((number) => labels(at(number).record).map((label) => [label, number] as const)));
}

/** Makes the value when it is first asked for. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
