/** The gazetteer that ships with Dateline, as `npm run bake` wrote it: countries, regions, cities, institutions, names of people. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identifier } from '../../model.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';

/**
 * The type of a baked entity. `FORMER` is a state that no longer exists, `TERRITORY` an inhabited territory that is not a
 * sovereign state, `REGION` a first-level subdivision of a country, `AREA` any other place, `BODY` an organization.
 */
export type BakedType = 'COUNTRY' | 'TERRITORY' | 'FORMER' | 'AREA' | 'REGION' | 'CITY' | 'BODY';

/** What a listed organization is, where its name is often that of a place or a person. */
export type BakedField = 'COMPANY' | 'CLUB';

export interface BakedEntity {
  readonly key: string;
  readonly type: BakedType;
  readonly field?: BakedField;
  readonly name: string;
  /** ISO 3166 alpha-2 of the country that it is or lies in; absent when it lies in several or in none. */
  readonly country?: string;
  /** Ranks entities of one type that share a name, heavier first. Area in km² for countries, inhabitants for cities and regions. */
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
  /** Whether it is one of the two largest cities of its country beside the capital. */
  readonly isPrincipal: boolean;
  /** Whether its key contains the GeoNames id, because a larger city of the country has the same name. */
  readonly idInKey: boolean;
  /** ISO 3166-2 code of the first-level subdivision that it lies in, for a few countries only; '' when it is not known. */
  readonly region: string;
  readonly also: readonly string[];
}

export interface BakedGazetteer {
  readonly entities: readonly BakedEntity[];
  /** One string a city: its names separated by "|", the display name first. */
  readonly cityNames: readonly string[];
  /** One string a city, in the same order: its other fields, for `parseCity`. */
  readonly cities: readonly string[];
  /** Folded given names in one string, separated by spaces; family names likewise. */
  readonly givenNames: string;
  /** The sex of each given name, one letter each, in their order: "f", "m", or "-" when it is not known. */
  readonly givenNameSexes: string;
  readonly familyNames: string;
}

export function printCity({ name, also, ...city }: BakedCity): { names: string; rest: string } {
  const flags = `${city.isCapital ? 'C' : ''}${city.isPrincipal ? 'P' : ''}${city.idInKey ? 'I' : ''}`;
  const subdivision = city.region.slice(city.country.length + 1);
  const rest = [city.country, city.inhabitants, city.geonames, flags, subdivision].join('|');
  return { names: [name, ...also].join('|'), rest };
}

/** Parses the output of `printCity`. Cities are parsed lazily, because a run looks up few of them. */
export function parseCity(names: string, rest: string): BakedCity {
  const [name = '', ...also] = names.split('|');
  const [country = '', inhabitants = '', geonames = '', flags = '', subdivision = ''] = rest.split('|');
  const [isCapital, isPrincipal, idInKey] = [flags.includes('C'), flags.includes('P'), flags.includes('I')];
  const region = subdivision === '' ? '' : `${country}-${subdivision}`;
  return { name, country, inhabitants: Number(inhabitants), geonames, isCapital, isPrincipal, idInKey, region, also };
}

/** The gazetteer and the SHA-256 (hex) of its file. Throws when the file is missing or is not JSON. */
export function readBaked(): BakedGazetteer & { readonly digest: string } {
  const bytes = readFileSync(join(PACKAGE_ROOT, 'model', 'gazetteer.json'));
  const baked = JSON.parse(bytes.toString('utf8')) as BakedGazetteer;
  return { ...baked, digest: createHash('sha256').update(bytes).digest('hex') };
}
