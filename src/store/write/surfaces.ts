/** Inserts the rows of distinct surfaces, and deletes those without a mention. */
import { LRUCache } from 'lru-cache';
import { fold, foldedCopy } from '../../text/fold.ts';
import { ownCopy } from '../../text/own-copy.ts';
import type { Store } from '../database/open.ts';
import { createFullTextWriter } from './full-text.ts';
import { inserter } from './insert.ts';
import { rowId } from './row-ids.ts';

export interface SurfaceWriter {
  /** Row id of a surface; its row is inserted when there is none. */
  readonly idOf: (surface: string) => number;
  /** Collects the surfaces of stored articles, by row id, before their mentions change: some may become unused. */
  readonly releaseSurfaces: (articles: readonly number[]) => void;
  /** Deletes the collected surfaces that have become unused, and updates the full-text indexes. */
  readonly finish: () => void;
}

const SELECT_OF_ARTICLES = `
  SELECT DISTINCT m.surface_id FROM json_each(?) AS changed CROSS JOIN mentions AS m ON m.article_id = changed.value`;
const IS_USED = 'SELECT 1 FROM mentions WHERE surface_id = ? LIMIT 1';

/** Caches the row ids of up to `cached` surfaces. */
export function createSurfaceWriter(store: Store, cached: number): SurfaceWriter {
  const select = store.prepare('SELECT 1 FROM surfaces WHERE id = ?').pluck();
  const insert = inserter(store, 'surfaces');
  const fullText = createFullTextWriter(store, 'surfaces');
  const ids = new LRUCache<string, number>({ max: cached });
  const added: number[] = [];
  const released = new Set<number>();

  const findOrInsert = (surface: string): number => {
    const id = rowId(surface);
    ids.set(ownCopy(surface), id);
    if (select.get(id) !== undefined) return id;
    insert([{ id, surface, surface_key: fold(surface), folded: foldedCopy(surface) }]);
    added.push(id);
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
    idOf: (surface) => ids.get(surface) ?? findOrInsert(surface),
    releaseSurfaces: (articles) => {
      const surfaces = store.prepare(SELECT_OF_ARTICLES).pluck().all(JSON.stringify(articles)) as number[];
      for (const surface of surfaces) released.add(surface);
    },
    finish: () => {
      removeUnused();
      fullText.add(added);
    },
  };
}
