/** The gazetteer that ships with Dateline, as `npm run bake` wrote it: countries, their parts, cities, institutions, people's names. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identifier } from '../model.ts';
import { PACKAGE_ROOT } from '../package-root.ts';

/**
 * What a baked entity is. `FORMER` is a state that is no more, `TERRITORY` an inhabited piece of the map that is no sovereign
 * state, `REGION` a first-level subdivision of a country, `AREA` any other place, `BODY` an organization.
 */
export type BakedType = 'COUNTRY' | 'TERRITORY' | 'FORMER' | 'AREA' | 'REGION' | 'CITY' | 'BODY';

export interface BakedEntity {
  readonly key: string;
  readonly type: BakedType;
  readonly name: string;
  /** ISO 3166 alpha-2 of the country it lies in or is; absent when it lies in several or none. */
  readonly country?: string;
  /** Which of two of one type a shared name means: the heavier. Km² of countries, for regions a city's inhabitants. */
  readonly weight?: number;
  readonly also?: readonly string[];
  readonly acronyms?: readonly string[];
  readonly demonyms?: readonly string[];
  readonly identifiers?: readonly Identifier[];
}

export interface BakedCity {
  readonly name: string;
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly inhabitants: number;
  readonly geonames: string;
  readonly isCapital: boolean;
  /** Whether its key carries the GeoNames id, since a larger city of its country has the name. */
  readonly idInKey: boolean;
  readonly also: readonly string[];
}

export interface BakedGazetteer {
  readonly entities: readonly BakedEntity[];
  /** The names of each city, the one shown first, parted by "|"; and in the same order the rest, for `parseCity`. */
  readonly cityNames: readonly string[];
  readonly cities: readonly string[];
  /** Given names and family names, folded, in one string each, parted by spaces. */
  readonly givenNames: string;
  readonly familyNames: string;
}

export function printCity({ name, also, ...city }: BakedCity): { names: string; rest: string } {
  const flags = `${city.isCapital ? 'C' : ''}${city.idInKey ? 'I' : ''}`;
  return { names: [name, ...also].join('|'), rest: `${city.country}|${city.inhabitants}|${city.geonames}|${flags}` };
}

/** Reads what `printCity` printed. They are many, and a run meets few: each is read only when it is met. */
export function parseCity(names: string, rest: string): BakedCity {
  const [name = '', ...also] = names.split('|');
  const [country = '', inhabitants = '', geonames = '', flags = ''] = rest.split('|');
  const [isCapital, idInKey] = [flags.includes('C'), flags.includes('I')];
  return { name, country, inhabitants: Number(inhabitants), geonames, isCapital, idInKey, also };
}

/** The gazetteer with the SHA-256 (hex) of its file. Throws when the package lacks it or it is no JSON. */
export function readBaked(): BakedGazetteer & { readonly digest: string } {
  const bytes = readFileSync(join(PACKAGE_ROOT, 'model', 'gazetteer.json'));
  const baked = JSON.parse(bytes.toString('utf8')) as BakedGazetteer;
  return { ...baked, digest: createHash('sha256').update(bytes).digest('hex') };
}
