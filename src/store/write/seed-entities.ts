/** Keeps the entities of the seeds' gazetteers, so that articles that come later are read with the same names. */
import type { EntityRecord } from '../../model.ts';
import type { Store } from '../database/open.ts';

/** Runs of earlier versions did not keep them. */
const IS_KNOWN = 'SELECT database_version IS NOT NULL FROM runs ORDER BY id DESC LIMIT 1';
const UPSERT = `
  INSERT INTO seed_entities VALUES (?, ?)
  ON CONFLICT (key) DO UPDATE SET record = excluded.record WHERE record <> excluded.record`;

/** The entities, in order of key; null when an earlier version of Dateline loaded the seeds and did not keep them. */
export function readSeedEntities(store: Store): EntityRecord[] | null {
  if (store.prepare(IS_KNOWN).pluck().get() === 0) return null;
  const records = store.prepare('SELECT record FROM seed_entities ORDER BY key').pluck().all() as string[];
  return records.map((record) => JSON.parse(record) as EntityRecord);
}

/** Makes these the entities that are kept. */
export function writeSeedEntities(store: Store, entities: readonly EntityRecord[]): void {
  const upsert = store.prepare(UPSERT);
  for (const entity of entities) upsert.run(entity.key, JSON.stringify(entity));
  const keys = JSON.stringify(entities.map(({ key }) => key));
  store.prepare('DELETE FROM seed_entities WHERE key NOT IN (SELECT value FROM json_each(?))').run(keys);
}
