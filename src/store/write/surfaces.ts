/** Inserts the rows of distinct surfaces, and deletes those without a mention. */
import { LRUCache } from 'lru-cache';
import { fold, foldedCopy } from '../../text/fold.ts';
import { ownCopy } from '../../text/own-copy.ts';
import type { Store } from '../database/open.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import type { Collisions } from './row-id-collisions.ts';
import { rowId } from './row-ids.ts';

export interface SurfaceWriter {
  /** Row id of a surface; its row is inserted when there is none. */
  readonly idOf: (surface: string) => number;
  /** Collects the surfaces of stored articles, by row id, before their mentions change: some may become unused. */
  readonly releaseSurfaces: (articles: readonly number[]) => void;
  /** Collects surfaces, by row id, of an article that was refused: those that were inserted for it are unused. */
  readonly discard: (ids: Iterable<number>) => void;
  /** Deletes the collected surfaces that have become unused, and updates the full-text indexes. */
  readonly finish: () => void;
}

const SELECT_OF_ARTICLES = `
  SELECT DISTINCT m.surface_id FROM json_each(?) AS changed CROSS JOIN mentions AS m ON m.article_id = changed.value`;
const IS_USED = 'SELECT 1 FROM mentions WHERE surface_id = ? LIMIT 1';

/** Caches the row ids of up to `cached` surfaces. */
export function createSurfaceWriter(store: Store, cached: number, collisions: Collisions): SurfaceWriter {
  const select = store.prepare('SELECT surface FROM surfaces WHERE id = ?').pluck();
  const insert = inserter(store, 'surfaces');
  const fullText = createFullTextWriter(store, 'surfaces');
  const ids = new LRUCache<string, number>({ max: cached });
  let added: number[] = [];
  const released = new Set<number>();
  const discarded = new Set<number>();

  const findOrInsert = (surface: string): number => {
    const id = rowId(surface);
    const stored = select.get(id) as string | undefined;
    if (stored !== undefined && stored !== surface) {
      collisions.note({ of: 'surface', stored, refused: surface });
      return id;
    }
    ids.set(ownCopy(surface), id);
    if (stored !== undefined) return id;
    insert([{ id, surface, surface_key: fold(surface), folded: foldedCopy(surface) }]);
    added.push(id);
    return id;
  };
  const isUnused = (id: number): boolean => store.prepare(IS_USED).get(id) === undefined;
  const remove = store.prepare('DELETE FROM surfaces WHERE id = ?');
  /** Those that were inserted since the beginning are in no full-text index yet. */
  const removeDiscarded = (): void => {
    if (discarded.size === 0) return;
    const unused = new Set(added.filter((id) => discarded.has(id) && isUnused(id)));
    added = added.filter((id) => !unused.has(id));
    for (const id of unused) {
      remove.run(id);
      released.delete(id);
    }
  };
  const removeUnused = (): void => {
    const unused = [...released].filter(isUnused);
    fullText.remove(unused);
    for (const id of unused) remove.run(id);
  };
  return {
    idOf: (surface) => ids.get(surface) ?? findOrInsert(surface),
    releaseSurfaces: (articles) => {
      const surfaces = store.prepare(SELECT_OF_ARTICLES).pluck().all(JSON.stringify(articles)) as number[];
      for (const surface of surfaces) released.add(surface);
    },
    discard: (surfaces) => {
      for (const surface of surfaces) discarded.add(surface);
    },
    finish: () => {
      removeDiscarded();
      removeUnused();
      fullText.add(added);
    },
  };
}
