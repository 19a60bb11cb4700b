/** First-level subdivisions of countries from npm iso-3166, without local titles ("oblast'", "Sheng"). */
import { createRequire } from 'node:module';
import { iso31662 } from 'iso-3166';
import type { Country } from 'world-countries';
import type { BakedEntity } from '../../src/extract/gazetteer/baked.ts';
import { fold, slug } from '../../src/text/fold.ts';

const NOTE = /\s*[([].*$|\s*\/.*$|, .*$/u;
const TITLE =
  / (Sheng|Shi|SAR|Zizhiqu|Uygur Zizhiqu|Zhuangzu Zizhiqu|Huizu Zizhiqu|oblysy|oblast'?|kray|Respublika|Respublikasi|Shaary|okrug|avtonomnyy okrug)$/u;
/** Adjectives that name a region only before the word for "region" in its language, and directions. */
const NO_NAME =
  /(-|sk(aya|iy|a|oye)|i[čc]ki|skoje)$|^(central|centre|centro|center|northern|southern|eastern|western|north|south|east|west|nord|sud|est|ouest|norte|sul|sur|nord-ouest|union|capital|maritime|plateaux?|savanes|littoral|highlands?|islands?|lower river|upper river|metropolitan|state|federal district|distrito federal)$/iu;

/** The weight of a region: a city of the same name is preferred if it has at least this population. */
const WEIGHT = 300_000;

const countries: readonly Country[] = createRequire(import.meta.url)('world-countries');
/** Territories that ISO 3166-2 also lists as subdivisions of their country. */
const territories = new Set(
  countries
    .filter(({ independent }) => !independent)
    .flatMap(({ name, altSpellings }) => [name.common, ...altSpellings].map(fold)),
);

/** Regions by country, except those in `taken`: ISO 3166-2 codes and keys `country:folded name` of curated areas. */
export function bakeRegions(taken: ReadonlySet<string>): BakedEntity[] {
  const found = new Map<string, BakedEntity>();
  for (const { code, name: listed, parent } of iso31662) {
    const country = code.slice(0, 2);
    const name = listed.replace(NOTE, '').replace(TITLE, '').replace(TITLE, '').trim();
    const named = `${country}:${fold(name)}`;
    if (parent !== country || taken.has(code) || taken.has(named) || found.has(named)) continue;
    if (name.length < 3 || NO_NAME.test(name) || territories.has(fold(name))) continue;
    const bare = withoutArticle(name);
    found.set(named, {
      key: `place/${slug(name)}-${code.toLowerCase()}`,
      type: 'REGION',
      name,
      country,
      weight: WEIGHT,
      also: bare === name ? [] : [bare],
      identifiers: [{ scheme: 'iso3166-2', value: code }],
    });
  }
  return [...found.values()];
}

const ARABIC_ARTICLE = /^A[dlnrstzḑḩşţz]h? (?=\p{Lu}|[‘’])[‘’]?(?=.{4})/u;

/** Removes the Arabic article: "Al Jazīrah" gives "Jazīrah". */
export function withoutArticle(name: string): string {
  return name.replace(ARABIC_ARTICLE, '');
}
