/** Looks up where a place lies by its identifier in GeoNames, ISO 3166-1, ISO 3166-2 or UN M49, as `npm run bake` wrote it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Identifier, SeedPlace } from '../../model.ts';
import { PACKAGE_ROOT } from '../../package-root.ts';
import { WORLD_REGIONS } from './world-regions.ts';

/** In degrees of WGS 84: north and east are positive. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** '' stands for what is not known, or does not apply. */
export interface PlaceLocation {
  /** What a seed says; a city; the seat of a region; the middle of a country. Null for a part of the world, and for regions whose seat is not known. */
  readonly point: Point | null;
  /** The country, region, subregion or continent that it is, as in the fields below; '' for a city. */
  readonly area: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly countryName: string;
  /** ISO 3166-2, of the first-level subdivision. */
  readonly region: string;
  readonly regionName: string;
  /** Keys of `WORLD_REGIONS`. */
  readonly subregion: string;
  readonly continent: string;
}

/** `model/locations.json`: fields of a row separated by "|". */
interface Baked {
  /** By ISO 3166-1 code: name, subregion, point. */
  readonly countries: Readonly<Record<string, string>>;
  /** By ISO 3166-2 code: name, point. */
  readonly regions: Readonly<Record<string, string>>;
  /** GeoNames id, ISO 3166-2 code or else ISO 3166-1 code, point. */
  readonly cities: readonly string[];
}

export const printPoint = ({ latitude, longitude }: Point): string =>
  [latitude, longitude].map((degrees) => Number(degrees.toFixed(4))).join(',');

function parsePoint(text: string): Point | null {
  if (text === '') return null;
  const [latitude, longitude] = text.split(',').map(Number) as [number, number];
  return { latitude, longitude };
}

const regionsByCode = new Map(WORLD_REGIONS.map((region) => [region.code, region]));

let read: (Omit<Baked, 'cities'> & { readonly cities: ReadonlyMap<string, string> }) | undefined;

/** Read when first needed: only what writes entities needs it. Throws when the file is missing or is not JSON. */
function baked(): NonNullable<typeof read> {
  if (read) return read;
  const file = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'model', 'locations.json'), 'utf8')) as Baked;
  read = { ...file, cities: new Map(file.cities.map((row) => [row.slice(0, row.indexOf('|')), row])) };
  return read;
}

function within(code: string): Omit<PlaceLocation, 'point' | 'area'> {
  const country = code.slice(0, 2);
  const [countryName = '', m49 = ''] = baked().countries[country]?.split('|') ?? [];
  const region = code.length > 2 ? code : '';
  const [regionName = ''] = baked().regions[region]?.split('|') ?? [];
  return { country, countryName, region, regionName, ...worldRegions(m49) };
}

/** The subregion and continent with an M49 code; the subregion is '' where that is the code of a continent. */
function worldRegions(m49: string): Pick<PlaceLocation, 'subregion' | 'continent'> {
  const { key = '', within } = regionsByCode.get(m49) ?? {};
  return within
    ? { subregion: key, continent: regionsByCode.get(within)?.key ?? '' }
    : { subregion: '', continent: key };
}

const NOWHERE = { country: '', countryName: '', region: '', regionName: '' };
const UNKNOWN = { ...NOWHERE, subregion: '', continent: '' };

/** By scheme; one entity may have several identifiers, and the first scheme that locates it decides. */
const LOCATE: Readonly<Record<string, (value: string) => PlaceLocation | null>> = {
  geonames: (value) => {
    const [, code = '', point = ''] = baked().cities.get(value)?.split('|') ?? [];
    return code === '' ? null : { point: parsePoint(point), area: '', ...within(code) };
  },
  iso3166: (value) => {
    const [, , point] = baked().countries[value]?.split('|') ?? [];
    return point === undefined ? null : { point: parsePoint(point), area: value, ...within(value) };
  },
  'iso3166-2': (value) => {
    const [, point] = baked().regions[value]?.split('|') ?? [];
    return point === undefined ? null : { point: parsePoint(point), area: value, ...within(value) };
  },
  m49: (value) => {
    const area = regionsByCode.get(value)?.key;
    return area === undefined ? null : { point: null, area, ...NOWHERE, ...worldRegions(value) };
  },
};

/** The schemes that locate a place, by precedence. */
export const LOCATING_SCHEMES: readonly string[] = Object.keys(LOCATE);

/** Where the place with these identifiers lies; null when none of them is known. Of one scheme, the least value decides. */
export function locate(identifiers: readonly Identifier[]): PlaceLocation | null {
  for (const scheme of LOCATING_SCHEMES) {
    const values = identifiers.filter((each) => each.scheme === scheme).map(({ value }) => value);
    for (const value of values.sort()) {
      const location = LOCATE[scheme]?.(value);
      if (location) return location;
    }
  }
  return null;
}

/**
 * Where a place lies whose seed says it: its coordinates count before those of its identifiers. So does its country, and then what
 * identifiers say of region, subregion and continent counts only if they have the same country.
 */
export function placed({ latitude, longitude, country }: SeedPlace, located: PlaceLocation | null): PlaceLocation {
  const point = { latitude, longitude };
  if (located !== null && (country === null || country === located.country)) return { ...located, point };
  return { point, area: '', ...(country === null ? UNKNOWN : within(country)) };
}
