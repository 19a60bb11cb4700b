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
  /** ISO 3166 alpha-2 of the country it lies in or is; null when it lies in several or none. */
  readonly country: string | null;
  readonly also: readonly string[];
  readonly acronyms: readonly string[];
  readonly demonyms: readonly string[];
  readonly identifiers: readonly Identifier[];
}

/** A city in few bytes: name, country, inhabitants, GeoNames id, 1 for a capital, 1 when its key carries the id, further names. */
export type BakedCity = readonly [
  name: string,
  country: string,
  population: number,
  geonames: number,
  capital: 0 | 1,
  idInKey: 0 | 1,
  ...also: string[],
];

export interface BakedGazetteer {
  readonly entities: readonly BakedEntity[];
  readonly cities: readonly BakedCity[];
  /** Given names and family names, folded, in one string each, parted by spaces. */
  readonly givenNames: string;
  readonly familyNames: string;
}

/** The gazetteer with the SHA-256 (hex) of its file. Throws when the package lacks it or it is no JSON. */
export function readBaked(): BakedGazetteer & { readonly digest: string } {
  const bytes = readFileSync(join(PACKAGE_ROOT, 'model', 'gazetteer.json'));
  const baked = JSON.parse(bytes.toString('utf8')) as BakedGazetteer;
  return { ...baked, digest: createHash('sha256').update(bytes).digest('hex') };
}
