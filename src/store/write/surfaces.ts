/** Gives surfaces their rows, and takes away those that no mention prints any more. */
import { LRUCache } from 'lru-cache';
import { fold } from '../../text/fold.ts';
import type { Store } from '../database/open.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { rowId } from './row-ids.ts';

export interface SurfaceWriter {
  /** Row id of a surface, its row made when there is none. */
  readonly idOf: (surface: string) => number;
  /** Notes that a surface has its row. */
  readonly recall: (surface: string) => void;
  /** Notes that mentions of these surfaces, by row id, are gone. */
  readonly release: (ids: Iterable<number>) => void;
  /** Deletes the surfaces that no mention has any more, and indexes the new ones. */
  readonly finish: () => void;
}

const IS_USED = 'SELECT 1 FROM mentions WHERE surface_id = ? LIMIT 1';

/** Keeps the row ids of so many surfaces in memory. */
export function createSurfaceWriter(store: Store, remembered: number): SurfaceWriter {
  const select = store.prepare('SELECT 1 FROM surfaces WHERE id = ?').pluck();
  const insert = inserter(store, 'surfaces');
  const fullText = createFullTextWriter(store, 'surfaces');
  const ids = new LRUCache<string, number>({ max: remembered });
  const fresh: number[] = [];
  const released = new Set<number>();

  const make = (surface: string): number => {
    const id = rowId(surface);
    ids.set(surface, id);
    if (select.get(id) !== undefined) return id;
    insert([{ id, surface, surface_key: fold(surface) }]);
    fresh.push(id);
    return id;
  };
  const removeUnused = (): void => {
    const isUsed = store.prepare(IS_USED).pluck();
    const remove = store.prepare('DELETE FROM surfaces WHERE id = ?');
    const unused = [...released].filter((id) => isUsed.get(id) === undefined);
    fullText.remove(unused);
    for (const id of unused) remove.run(id);
  };
  return {
    idOf: (surface) => ids.get(surface) ?? make(surface),
    recall: (surface) => {
      ids.set(surface, rowId(surface));
    },
    release: (gone) => {
      for (const id of gone) released.add(id);
    },
    finish: () => {
      removeUnused();
      fullText.add(fresh);
    },
  };
}
