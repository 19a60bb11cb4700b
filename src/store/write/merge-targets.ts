/** Resolves the key of an entity to the one that it was merged into, if any. */
import type { EntityKey, Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { rowId } from './row-ids.ts';

/** The entity that the assertions and mentions of a key are stored for. */
export interface MergeTarget {
  readonly id: number;
  readonly key: EntityKey;
  /** Row id of the merged entity with that key; null when it is not merged. */
  readonly origin: number | null;
}

export interface MergeTargets {
  readonly targetOf: (key: EntityKey) => MergeTarget;
  /** The kind that corrections set for an entity, by row id; null when they set none. */
  readonly kindOf: (id: number) => Kind | null;
}

const SELECT_TARGET = 'SELECT survivor_id AS id, survivor_key AS key FROM merged_entities WHERE id = ? AND key = ?';
const SELECT_KINDS = 'SELECT id, kind FROM corrected_entities WHERE kind IS NOT NULL';

export function readMergeTargets(store: Store): MergeTargets {
  const isAnyMerged = store.prepare('SELECT 1 FROM merged_entities LIMIT 1').get() !== undefined;
  const select = store.prepare(SELECT_TARGET);
  const kinds = new Map(store.prepare(SELECT_KINDS).raw().all() as [number, Kind][]);
  return {
    targetOf: (key) => {
      const id = rowId(key);
      const target = isAnyMerged ? (select.get(id, key) as Omit<MergeTarget, 'origin'> | undefined) : undefined;
      return target ? { ...target, origin: id } : { id, key, origin: null };
    },
    kindOf: (id) => kinds.get(id) ?? null,
  };
}
