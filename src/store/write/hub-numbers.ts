/** Gives hubs the numbers by which their neighbours are stored. */
import type { Store } from '../database/open.ts';

/** SQL for the number of an entity by row id; null unless it is a hub. */
export const hubOf = (id: string): string => `(SELECT hub FROM entities WHERE id = ${id})`;

const SELECT = `SELECT ${hubOf('?')}`;
/** One more than the last. */
const ASSIGN = `
  UPDATE entities SET hub = coalesce((SELECT max(hub) FROM entities WHERE hub IS NOT NULL), 0) + 1 WHERE id = ? RETURNING hub`;
const RELEASE = 'UPDATE entities SET hub = NULL WHERE id = ?';
const DELETE = `DELETE FROM neighbours WHERE hub = ${hubOf('?')}`;

/** The number of a hub, by row id of the entity; a new one for an entity that becomes a hub. */
export function hubNumber(store: Store, id: number): number {
  const known = store.prepare(SELECT).pluck().get(id) as number | null;
  return known ?? (store.prepare(ASSIGN).pluck().get(id) as number);
}

/** Deletes the neighbours of an entity, which keeps its number. */
export function deleteNeighbours(store: Store, id: number): void {
  store.prepare(DELETE).run(id);
}

/** Deletes the neighbours of an entity that is no hub any more, and its number. */
export function releaseHub(store: Store, id: number): void {
  deleteNeighbours(store, id);
  store.prepare(RELEASE).run(id);
}
