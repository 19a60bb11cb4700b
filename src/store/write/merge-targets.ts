/** Tells under which entity a thing is stored: its own, or the one that this was merged into. */
import type { EntityKey, Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { rowId } from './row-ids.ts';

/** The entity that a key counts for. */
export interface MergeTarget {
  readonly id: number;
  readonly key: EntityKey;
  /** Row id of the merged entity that the key names; null when it is the entity itself. */
  readonly origin: number | null;
}

export interface MergeTargets {
  readonly targetOf: (key: EntityKey) => MergeTarget;
  /** The kind that people say the entity of that row id is; null when they do not. */
  readonly kindOf: (id: number) => Kind | null;
}

const SELECT_SURVIVOR = 'SELECT survivor_id AS id, survivor_key AS key FROM merged_entities WHERE id = ?';
const SELECT_KINDS = 'SELECT id, kind FROM corrected_entities WHERE kind IS NOT NULL';

export function readMergeTargets(store: Store): MergeTargets {
  const isAnyMerged = store.prepare('SELECT 1 FROM merged_entities LIMIT 1').get() !== undefined;
  const select = store.prepare(SELECT_SURVIVOR);
  const kinds = new Map(store.prepare(SELECT_KINDS).raw().all() as [number, Kind][]);
  return {
    targetOf: (key) => {
      const id = rowId(key);
      const survivor = isAnyMerged ? (select.get(id) as Omit<MergeTarget, 'origin'> | undefined) : undefined;
      return survivor ? { ...survivor, origin: id } : { id, key, origin: null };
    },
    kindOf: (id) => kinds.get(id) ?? null,
  };
}
