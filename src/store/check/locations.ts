/** Audits the locations of entities against the gazetteer of the seeds and their identifiers. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { locationRow } from '../write/locations.ts';

interface Entity {
  readonly id: number;
  readonly key: string;
}

/** Rows of entities that have identifiers or a location, or may have one by a seed. */
const SELECT_ENTITIES = `
  SELECT id, key FROM entities WHERE id IN (
    SELECT entity_id FROM identifiers UNION ALL SELECT entity_id FROM locations
    UNION ALL SELECT entity_id FROM claims WHERE in_gazetteer = 1)
  ORDER BY id`;

const columnsOf = (row: object | null | undefined): string => JSON.stringify(Object.entries(row ?? {}).sort());

export function* auditLocations(store: Store): Generator<Defect> {
  for (const { id, key } of store.db.prepare<[], Entity>(SELECT_ENTITIES).iterate()) {
    const stored = store.prepare('SELECT * FROM locations WHERE entity_id = ?').get(id) as object | undefined;
    if (columnsOf(stored) === columnsOf(locationRow(store, id))) continue;
    yield { table: 'locations', key, message: 'does not follow from seeds and identifiers of the entity' };
  }
}
