/** Where entities lie: a location is looked up by identifiers as the product does, and compared with filters without its SQL. */
import type { PlaceLocation } from '../../../src/store/database/locations.ts';
import { type ChoiceFilter, given, meetsChoice, meetsString, type StringFilter } from './conditions.ts';
import type { Base, Entity } from './model.ts';

type Maybe<Value> = Value | null | undefined;

interface BoundingBox {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface LocationFilter {
  readonly within?: Maybe<string>;
  readonly country?: Maybe<StringFilter>;
  readonly region?: Maybe<StringFilter>;
  readonly subregion?: Maybe<ChoiceFilter>;
  readonly continent?: Maybe<ChoiceFilter>;
  readonly box?: Maybe<BoundingBox>;
}

interface Area {
  readonly scheme: string;
  readonly code: string;
  readonly name: string;
}

const known = (text: string): string | null => (text === '' ? null : text);

const areaOf = (scheme: string, code: string, name: string): Area | null =>
  code === '' ? null : { scheme, code, name };

export const countryOf = ({ country, countryName }: PlaceLocation): Area | null =>
  areaOf('iso3166', country, countryName);

export const LOCATION_FIELDS = {
  latitude: ({ point }: PlaceLocation) => point?.latitude ?? null,
  longitude: ({ point }: PlaceLocation) => point?.longitude ?? null,
  country: countryOf,
  region: ({ region, regionName }: PlaceLocation) => areaOf('iso3166-2', region, regionName),
  subregion: ({ subregion }: PlaceLocation) => known(subregion),
  continent: ({ continent }: PlaceLocation) => known(continent),
};

export const AREA_FIELDS = {
  entity: ({ scheme, code }: Area, _args: unknown, { entities }: Base) =>
    entities.find(({ identifiers }) => identifiers.some((own) => own.scheme === scheme && own.value === code)) ?? null,
};

/** Whether `outer` is an area that contains `inner`. */
export function contains({ location: outer }: Entity, { location: inner }: Entity): boolean {
  if (!outer || !inner || outer.area === '') return false;
  return [inner.country, inner.region, inner.subregion, inner.continent].includes(outer.area);
}

const isBetween = (degrees: number, from: number, to: number): boolean =>
  from <= to ? degrees >= from && degrees <= to : degrees >= from || degrees <= to;

const isInBox = ({ point }: PlaceLocation, { south, west, north, east }: BoundingBox): boolean =>
  point !== null && isBetween(point.latitude, south, north) && isBetween(point.longitude, west, east);

/** Whether a location meets all of a filter but `within`. */
export const meetsLocation = (location: PlaceLocation, filter: LocationFilter): boolean =>
  meetsString(known(location.country), filter.country) &&
  meetsString(known(location.region), filter.region) &&
  given(filter.subregion, (such) => location.subregion !== '' && meetsChoice(location.subregion, such)) &&
  given(filter.continent, (such) => location.continent !== '' && meetsChoice(location.continent, such)) &&
  given(filter.box, (box) => isInBox(location, box));
