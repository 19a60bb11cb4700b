/** Updates the pairs of possible duplicates: entities with similar names. */
import type { Store } from '../database/open.ts';
import { inserter } from './insert.ts';
import { comparePair, keysOf, readProfile } from './likeness.ts';

interface DuplicateWriter {
  /** Compares these entities, by row id, with all others; some may be deleted. Aliases and assertions must be written. */
  readonly update: (changed: Iterable<number>) => void;
}

/** True also after a migration from a version without these tables. */
const isUnfilled = (store: Store): boolean => store.prepare('SELECT 1 FROM likeness_keys LIMIT 1').get() === undefined;

const allEntityIds = (store: Store): number[] => store.prepare('SELECT id FROM entities').pluck().all() as number[];

/** Caches up to `cached` profiles. */
export function createDuplicateWriter(store: Store, cached: number): DuplicateWriter {
  const insertKeys = inserter(store, 'likeness_keys');
  const insertPairs = inserter(store, 'duplicates');
  const clear = (id: number): void => {
    store.prepare('DELETE FROM likeness_keys WHERE entity_id = ?').run(id);
    store.prepare('DELETE FROM duplicates WHERE entity_id = ? OR other_id = ?').run(id, id);
  };
  return {
    update: (changed) => {
      const profileOf = readProfile(store, cached);
      const ids = [...(isUnfilled(store) ? allEntityIds(store) : changed)].sort((a, b) => a - b);
      for (const id of ids) clear(id);
      const stored = ids.filter((id) => profileOf(id) !== null);
      for (const id of stored) insertKeys(keysOf(profileOf(id)).indexKeys.map((key) => ({ key, entity_id: id })));
      const others = store.prepare('SELECT entity_id FROM likeness_keys WHERE key = ? AND entity_id <> ?').pluck();
      const compared = new Set<number>();
      for (const id of stored) {
        const { queryKeys } = keysOf(profileOf(id));
        const similar = new Set(queryKeys.flatMap((key) => others.all(key, id) as number[]));
        insertPairs(
          [...similar]
            .filter((other) => !compared.has(other))
            .flatMap((other) => comparePair(profileOf(id), profileOf(other)) ?? []),
        );
        compared.add(id);
      }
    },
  };
}
