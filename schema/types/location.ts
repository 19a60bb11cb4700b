/** Where an entity lies. */
import { type AreaRow, countryOf, entityOfArea, regionOf } from '../../src/store/read/locations.ts';
import { nullIfEmpty } from '../../src/store/sql/operators.ts';
import { builder } from '../builder.ts';
import { Continent, Subregion } from '../enums.ts';
import { Entity, Location } from '../refs.ts';

export const Area = builder.objectRef<AreaRow>('Area').implement({
  description: 'A country, or a first-level subdivision of one.',
  fields: (t) => ({
    code: t.sql({ type: 'String', description: 'Its ISO 3166 code: "KG", "US-ID".', sql: ({ code }) => code }),
    name: t.sql({ type: 'String', description: 'Its name in English.', sql: ({ name }) => name }),
    entity: t.one({
      type: Entity,
      nullable: true,
      description: 'The entity that it is; null when no article and no gazetteer of the seeds names it.',
      from: entityOfArea,
    }),
  }),
});

Location.implement({
  description:
    'Where an entity lies, from a gazetteer of the seeds, or else from its identifiers: GeoNames (geonames), ISO 3166-1 (iso3166), ISO 3166-2 (iso3166-2), UN M49 (m49); of several, the first of these decides.',
  fields: (t) => ({
    latitude: t.column('latitude', {
      description:
        'Degrees north of the equator (WGS 84), -90 to 90: of what a gazetteer of the seeds locates, of a city, of the seat of a subdivision, of the middle of a country. Null where neither is known, as of a continent.',
    }),
    longitude: t.column('longitude', {
      description: 'Degrees east of Greenwich (WGS 84), -180 to 180; null when `latitude` is.',
    }),
    country: t.one({
      type: Area,
      nullable: true,
      description: 'The country that it lies in, or is; null for what is larger than a country.',
      from: ({ entity_id: id }) => countryOf(id),
    }),
    region: t.one({
      type: Area,
      nullable: true,
      description:
        'The first-level subdivision that it lies in, or is. Null where that is not known: for cities it is in Australia, Canada, the United Kingdom and the United States.',
      from: ({ entity_id: id }) => regionOf(id),
    }),
    subregion: t.sql({
      type: Subregion,
      nullable: true,
      description: 'The part of the continent; null for a continent.',
      sql: ({ subregion }) => nullIfEmpty(subregion),
    }),
    continent: t.sql({
      type: Continent,
      nullable: true,
      description: 'The continent; null for Antarctica.',
      sql: ({ continent }) => nullIfEmpty(continent),
    }),
  }),
});
