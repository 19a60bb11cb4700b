/** Countries from npm world-countries and i18n-nationality, corrected by `model/names/countries.yml`. */
import { createRequire } from 'node:module';
import type { Country } from 'world-countries';
import type { BakedEntity } from '../../src/extract/gazetteer/baked.ts';
import { fold, slug } from '../../src/text/fold.ts';
import { readCountries } from './curated.ts';
import { withPlurals } from './demonyms.ts';

const require = createRequire(import.meta.url);
const countries: readonly Country[] = require('world-countries');
const nationalities: Record<string, string> = require('i18n-nationality/langs/en.json').nationalities;
const curated = readCountries();
/** Not sovereign members of the United Nations, but news treats them as countries. */
const TREATED_AS_COUNTRIES = new Set(['XK', 'PS', 'TW']);

const isCountry = (country: Country) => country.independent || TREATED_AS_COUNTRIES.has(country.cca2);
const isName = (name: string) => name.length > 3 && !/[,()]/.test(name);

/** The countries and territories of ISO 3166-1, and Kosovo. */
export function bakeCountries(): BakedEntity[] {
  return countries.map((country) => {
    const own = curated[country.cca2];
    const name = own?.name ?? country.name.common;
    const spoken = own?.demonyms ?? packaged(country);
    const isSpoken = new Set(spoken.map(fold));
    const dropped = new Set([name, ...(own?.drop ?? []), ...spoken].map(fold));
    const listed = [country.name.common, country.name.official, ...country.altSpellings].filter(isName);
    const also = [...new Set([...listed, ...(own?.also ?? [])])].filter((other) => !dropped.has(fold(other)));
    const taken = new Set([name, ...also].map(fold));
    return {
      key: `place/${slug(name)}`,
      type: isCountry(country) ? 'COUNTRY' : 'TERRITORY',
      name,
      country: country.cca2,
      weight: country.area,
      also: also.filter((other) => !isSpoken.has(fold(other))),
      acronyms: own?.acronyms ?? [],
      demonyms: withPlurals(spoken).filter((word) => !taken.has(fold(word))),
      identifiers: [{ scheme: 'iso3166', value: country.cca2 }],
    };
  });
}

/** The demonyms of the packages, for countries only: those of territories are often the mother country's. */
function packaged(country: Country): string[] {
  const english = country.demonyms.eng;
  const words = isCountry(country) ? [english?.m, english?.f, nationalities[country.cca2]] : [];
  return [...new Set(words)].filter(
    (word) => word !== undefined && /^[\p{L}' -]+$/u.test(word) && !/ (or|-) /.test(word),
  ) as string[];
}
