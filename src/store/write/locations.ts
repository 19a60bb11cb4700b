/** Derives where entities lie from what the gazetteer of the seeds says, and from the identifiers that are assigned to them. */
import { isDeepStrictEqual } from 'node:util';
import type { Identifier, SeedPlace } from '../../model.ts';
import { LOCATING_SCHEMES, locate, type PlaceLocation, placed } from '../database/locations.ts';
import type { Store } from '../database/open.ts';
import type { Stored } from '../sql/table.ts';
import type { locations } from '../sql/tables/entities.ts';
import { inserter } from './insert.ts';

const SELECT_IDENTIFIERS = 'SELECT scheme, value FROM identifiers WHERE entity_id = ?';

/** Of an entity into which others were merged its own comes first, then that of the least key. */
const SELECT_SEEDED = `
  SELECT c.record ->> '$.location' FROM claims AS c JOIN entities AS e ON e.id = c.entity_id
  WHERE c.entity_id = ? AND c.in_gazetteer = 1 AND c.record ->> '$.location' IS NOT NULL
  ORDER BY c.record ->> '$.key' <> e.key, c.record LIMIT 1`;

function locationOf(store: Store, entityId: number): PlaceLocation | null {
  const located = locate(store.prepare(SELECT_IDENTIFIERS).all(entityId) as Identifier[]);
  const seeded = store.prepare(SELECT_SEEDED).pluck().get(entityId) as string | undefined;
  return seeded === undefined ? located : placed(JSON.parse(seeded) as SeedPlace, located);
}

/** The row of an entity, as seeds and its identifiers have it; null when neither locates it. */
export function locationRow(store: Store, entityId: number): Stored<typeof locations> | null {
  const location = locationOf(store, entityId);
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

/** Derives the rows of these entities again, after identifiers or seeds changed. A row that stays is not written, so that no revision tells of it. */
export function writeLocations(store: Store, entityIds: Iterable<number>): void {
  const insert = inserter(store, 'locations');
  for (const id of entityIds) {
    const row = locationRow(store, id);
    const stored = store.prepare('SELECT * FROM locations WHERE entity_id = ?').get(id) ?? null;
    if (isDeepStrictEqual(stored, row)) continue;
    store.prepare('DELETE FROM locations WHERE entity_id = ?').run(id);
    if (row) insert([row]);
  }
}
