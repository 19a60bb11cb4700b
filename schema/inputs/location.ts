/** Conditions on where an entity lies. */
import { builder } from '../builder.ts';
import { entityKeys } from '../ids.ts';
import { ContinentFilter, StringFilter, SubregionFilter } from './fields.ts';

const BoundingBoxInput = builder.inputType('BoundingBoxInput', {
  description:
    'A stretch of a map between two parallels and two meridians, in degrees of WGS 84. West of its `east` unless it reaches across the 180th meridian: then `west` is the greater.',
  fields: (t) => ({
    south: t.float({ required: true, description: 'The least latitude, -90 to 90.' }),
    west: t.float({ required: true, description: 'Where it begins, going east: -180 to 180.' }),
    north: t.float({ required: true, description: 'The greatest latitude, -90 to 90.' }),
    east: t.float({ required: true, description: 'Where it ends, going east: -180 to 180.' }),
  }),
});

export const LocationFilter = builder.inputType('LocationFilter', {
  description:
    'Conditions on where an entity lies. All that are given must hold; null is the same as leaving one out. An entity whose location is null meets none.',
  fields: (t) => ({
    within: entityKeys(
      t.id({
        description:
          'It lies in this, or is this: global id of a country, a first-level subdivision, a continent or a part of one. A city has nothing else within it, nor has an id of no entity.',
      }),
    ),
    country: t.field({ type: StringFilter, description: 'ISO 3166-1 alpha-2 code of the country: "KG".' }),
    region: t.field({ type: StringFilter, description: 'ISO 3166-2 code of the first-level subdivision: "US-ID".' }),
    subregion: t.field({ type: SubregionFilter, description: 'The part of the continent.' }),
    continent: t.field({ type: ContinentFilter, description: 'The continent.' }),
    box: t.field({ type: BoundingBoxInput, description: 'Its coordinates lie in this box, rim included.' }),
  }),
});
