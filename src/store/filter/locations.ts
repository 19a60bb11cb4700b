/** Compiles conditions on where entities lie. */
import { DatelineError } from '../../problem.ts';
import { bind, type Sql, text } from '../sql/expression.ts';
import { all, type Condition, eq, gte, lte, ne, nullIfEmpty, some } from '../sql/operators.ts';
import { from, lookup } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { locations } from '../sql/tables/entities.ts';
import { choiceConditions, when } from './conditions.ts';
import { entityIdOf } from './entity-keys.ts';
import type { BoundingBox, LocationFilter } from './model.ts';
import { semiJoin } from './semi-join.ts';
import { textConditions } from './texts.ts';

type Location = Row<typeof locations>;

/** Whether the entity lies where the filter says. The locations are found first: there are as many as places at most. */
export function isLocated(filter: LocationFilter, own: Sql<number>): Condition {
  const rows = from(locations, (location) => locationConditions(filter, location));
  return semiJoin({ own, other: rows.row.entity_id, rows, selective: true });
}

const locationConditions = (filter: LocationFilter, location: Location): Condition[] => [
  ...when(filter.within, (key) => isWithin(bind(key), location)),
  ...when(filter.country, (codes) => all(textConditions(codes, { value: nullIfEmpty(location.country) }))),
  ...when(filter.region, (codes) => all(textConditions(codes, { value: nullIfEmpty(location.region) }))),
  ...when(filter.subregion, (keys) => all(choiceConditions(keys, nullIfEmpty(location.subregion)))),
  ...when(filter.continent, (keys) => all(choiceConditions(keys, nullIfEmpty(location.continent)))),
  ...when(filter.box, (box) => isInBox(box, location)),
];

/** Whether a location lies in the area that an entity is, or is that of the entity itself. */
function isWithin(key: Sql<string>, { entity_id: id, country, region, subregion, continent }: Location): Condition {
  const outer = from(locations, (location) => [eq(location.entity_id, entityIdOf(key)), ne(location.area, text(''))]);
  const area = lookup(outer.row.area, outer);
  return some([eq(id, entityIdOf(key)), ...[country, region, subregion, continent].map((own) => eq(own, area))]);
}

const LIMITS = { south: 90, north: 90, west: 180, east: 180 } as const;

/** BAD_USER_INPUT for a box that is none. A box whose west lies east of its east reaches across the 180th meridian. */
function isInBox(box: BoundingBox, { latitude, longitude }: Location): Condition {
  for (const [side, most] of Object.entries(LIMITS)) {
    const degrees = box[side as keyof BoundingBox];
    if (Math.abs(degrees) <= most) continue;
    throw new DatelineError('BAD_USER_INPUT', `${side} of a box is ${-most} to ${most} degrees, not ${degrees}.`);
  }
  if (box.south > box.north) throw new DatelineError('BAD_USER_INPUT', 'south of a box cannot lie north of its north.');
  const [east, west] = [lte(longitude, bind(box.east)), gte(longitude, bind(box.west))];
  return all([
    gte(latitude, bind(box.south)),
    lte(latitude, bind(box.north)),
    box.west <= box.east ? all([west, east]) : some([west, east]),
  ]);
}
