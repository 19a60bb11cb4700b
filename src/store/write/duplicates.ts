/** Keeps the pairs of entities that may be duplicates: those with similar names. */
import type { Store } from '../database/open.ts';
import { inserter } from './insert.ts';
import { judgePair, keysOf, readProfile } from './likeness.ts';

export interface DuplicateWriter {
  /** Compares these entities, by row id, with all others; some may be deleted. Aliases and assertions are written before. */
  readonly update: (changed: Iterable<number>) => void;
}

/** Whether the tables have never been filled, as in a database that was migrated from before them. */
const isNew = (store: Store): boolean => store.prepare('SELECT 1 FROM likeness_keys LIMIT 1').get() === undefined;

const everyId = (store: Store): number[] => store.prepare('SELECT id FROM entities').pluck().all() as number[];

/** Keeps up to `cached` profiles in memory. */
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
      const ids = [...(isNew(store) ? everyId(store) : changed)].sort((a, b) => a - b);
      for (const id of ids) clear(id);
      const alive = ids.filter((id) => profileOf(id) !== null);
      for (const id of alive) insertKeys(keysOf(profileOf(id)).indexKeys.map((key) => ({ key, entity_id: id })));
      const others = store.prepare('SELECT entity_id FROM likeness_keys WHERE key = ? AND entity_id <> ?').pluck();
      const done = new Set<number>();
      for (const id of alive) {
        const { queryKeys } = keysOf(profileOf(id));
        const near = new Set(queryKeys.flatMap((key) => others.all(key, id) as number[]));
        insertPairs(
          [...near]
            .filter((other) => !done.has(other))
            .flatMap((other) => judgePair(profileOf(id), profileOf(other)) ?? []),
        );
        done.add(id);
      }
    },
  };
}
