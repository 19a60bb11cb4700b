/** Where entities lie, and the areas that contain them. */
import { type Sql, text } from '../sql/expression.ts';
import { eq, ne } from '../sql/operators.ts';
import { across, find, from, type One } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { entities, identifiers, locations } from '../sql/tables/entities.ts';
import type { EntityRow } from './entities.ts';

export type LocationRow = Row<typeof locations>;

/** A country or a first-level subdivision of one. */
export interface AreaRow {
  /** ISO 3166-1 or ISO 3166-2. */
  readonly code: Sql<string>;
  readonly name: Sql<string>;
  /** The scheme of identifiers that has the code. */
  readonly scheme: Sql<string>;
}

const rowOf = (entityId: Sql<number>) => from(locations, (location) => [eq(location.entity_id, entityId)]);

/** Where an entity lies; null when neither seeds nor identifiers locate it. */
export const locationOf = (entityId: Sql<number>): One<LocationRow | null> => find(rowOf(entityId));

const areaOf = (entityId: Sql<number>, area: (location: LocationRow) => AreaRow): One<AreaRow | null> => {
  const rows = rowOf(entityId);
  const row = area(rows.row);
  return find({ ...rows, row, where: [...rows.where, ne(row.code, text(''))] });
};

/** The country that an entity lies in, or is; null when it lies in none that is known. */
export const countryOf = (entityId: Sql<number>): One<AreaRow | null> =>
  areaOf(entityId, ({ country, country_name: name }) => ({ code: country, name, scheme: text('iso3166') }));

/** The first-level subdivision that an entity lies in, or is; null likewise. */
export const regionOf = (entityId: Sql<number>): One<AreaRow | null> =>
  areaOf(entityId, ({ region, region_name: name }) => ({ code: region, name, scheme: text('iso3166-2') }));

/** The entity that an area is; null when no article or gazetteer names it. */
export function entityOfArea({ scheme, code }: AreaRow): One<EntityRow | null> {
  const [identifier, entity] = [source(identifiers), source(entities)];
  return find(
    across([identifier, entity], {
      where: [
        eq(identifier.row.scheme, scheme),
        eq(identifier.row.value, code),
        eq(entity.row.id, identifier.row.entity_id),
      ],
      row: entity.row,
    }),
  );
}
