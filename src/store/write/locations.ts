/** Derives where entities lie from the identifiers that are assigned to them. */
import type { Identifier } from '../../model.ts';
import { LOCATING_SCHEMES, locate } from '../database/locations.ts';
import type { Store } from '../database/open.ts';
import type { Stored } from '../sql/table.ts';
import type { locations } from '../sql/tables/entities.ts';
import { inserter } from './insert.ts';

const SELECT_IDENTIFIERS = 'SELECT scheme, value FROM identifiers WHERE entity_id = ?';

/** The row of an entity, as its identifiers have it; null when none of them locates it. */
export function locationRow(store: Store, entityId: number): Stored<typeof locations> | null {
  const location = locate(store.prepare(SELECT_IDENTIFIERS).all(entityId) as Identifier[]);
  if (!location) return null;
  const { point, countryName, regionName, ...rest } = location;
  return {
    entity_id: entityId,
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    country_name: countryName,
    region_name: regionName,
    ...rest,
  };
}

export const isLocating = ({ scheme }: Identifier): boolean => LOCATING_SCHEMES.includes(scheme);

/** Derives the rows of these entities again, after their identifiers changed. */
export function writeLocations(store: Store, entityIds: Iterable<number>): void {
  const insert = inserter(store, 'locations');
  for (const id of entityIds) {
    store.prepare('DELETE FROM locations WHERE entity_id = ?').run(id);
    const row = locationRow(store, id);
    if (row) insert([row]);
  }
}
