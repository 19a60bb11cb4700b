/** Continents, seas, regions and former states, from `model/names/areas.yml`. */
import type { BakedEntity } from '../../src/extract/gazetteer/baked.ts';
import type { Identifier } from '../../src/model.ts';
import { fold, slug } from '../../src/text/fold.ts';
import { type Area, readAreas } from './curated.ts';
import { withPlurals } from './demonyms.ts';

const areas = readAreas();

export const bakeAreas = (): BakedEntity[] => areas.map(bake);

/** The ISO 3166-2 codes and the keys `country:folded name` of the areas, which replace regions. */
export const areasTaken = (): Set<string> =>
  new Set(areas.flatMap((area) => [...(area.iso ? [area.iso] : []), `${area.country ?? ''}:${fold(area.name)}`]));

function bake(area: Area): BakedEntity {
  return {
    key: `place/${slug(area.name)}`,
    type: area.type,
    name: area.name,
    ...countryOf(area),
    also: area.also,
    acronyms: area.acronyms,
    demonyms: withPlurals(area.demonyms),
    identifiers: identifiersOf(area),
  };
}

function identifiersOf({ iso, m49 }: Area): Identifier[] {
  const codes = { 'iso3166-2': iso, m49 };
  return Object.entries(codes).flatMap(([scheme, value]) => (value === undefined ? [] : [{ scheme, value }]));
}

function countryOf({ country, iso }: Area): { country?: string } {
  const code = country ?? iso?.slice(0, 2);
  return code === undefined ? {} : { country: code };
}
