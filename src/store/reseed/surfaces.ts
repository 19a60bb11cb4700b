/** Gives surfaces their rows, and counts how often each one names each entity. */
import { LRUCache } from 'lru-cache';
import type { Form } from '../../model.ts';
import { fold } from '../../text/fold.ts';
import { rowId } from '../keys.ts';
import type { Store } from '../open.ts';
import type { SurfacesTable } from '../tables.ts';
import { type Footprint, isNamed } from './footprint.ts';
import { createFullTextWriter } from './full-text.ts';
import { inOrder } from './in-order.ts';
import { inserter } from './insert.ts';

const REMEMBERED = 50_000;

export interface SurfaceLedger {
  /** Row id of a surface; its row made when there is none. */
  readonly idOf: (surface: string) => number;
  /** Counts the surfaces of an article's mentions, `sign` times: 1 when it comes, -1 when it goes. */
  readonly countArticle: (footprint: Footprint, sign: 1 | -1) => void;
  /** Writes what was counted. Gives the entities whose full names in the texts changed in number. */
  readonly finishCounts: () => Set<number>;
  /** Deletes the surfaces that no mention has any more, and indexes the new ones. */
  readonly finish: () => void;
}

interface Naming {
  readonly entity: number;
  readonly form: Form;
  readonly surface: number;
  change: number;
}

const writeNaming = (store: Store, { entity, form, surface, change }: Naming): void => {
  const key = [entity, form, surface];
  const where = 'WHERE entity_id = ? AND form = ? AND surface_id = ?';
  const before = store
    .prepare(`SELECT mention_count FROM entity_surfaces ${where}`)
    .pluck()
    .get(...key) as number | undefined;
  if (before === undefined) {
    store.prepare('INSERT INTO entity_surfaces VALUES (?, ?, ?, ?)').run(...key, change);
  } else if (before + change === 0) {
    store.prepare(`DELETE FROM entity_surfaces ${where}`).run(...key);
  } else {
    store.prepare(`UPDATE entity_surfaces SET mention_count = mention_count + ? ${where}`).run(change, ...key);
  }
};

const IS_USED = 'SELECT 1 FROM mentions WHERE surface_id = ? LIMIT 1';

export function createSurfaceLedger(store: Store): SurfaceLedger {
  const select = store.prepare('SELECT 1 FROM surfaces WHERE id = ?').pluck();
  const ids = new LRUCache<string, number>({ max: REMEMBERED });
  const namings = new Map<string, Naming>();
  const insert = inserter(store, 'surfaces');
  const fullText = createFullTextWriter(store, 'surfaces');
  const fresh: SurfacesTable[] = [];
  const released = new Set<number>();

  const make = (surface: string): number => {
    const id = rowId(surface);
    if (select.get(id) === undefined) {
      const row = { id, surface, surface_key: fold(surface) };
      insert(row);
      fresh.push(row);
    }
    ids.set(surface, id);
    return id;
  };
  const countNaming = (entity: number, form: Form, surface: number, sign: 1 | -1): void => {
    const key = `${entity} ${form} ${surface}`;
    const naming = namings.get(key);
    if (naming) naming.change += sign;
    else namings.set(key, { entity, form, surface, change: sign });
  };
  return {
    idOf: (surface) => ids.get(surface) ?? make(surface),
    countArticle: ({ mentions }, sign) => {
      for (const mention of mentions) {
        if (sign === -1) released.add(mention.surface);
        if (isNamed(mention)) countNaming(mention.entity, mention.form, mention.surface, sign);
      }
    },
    finishCounts: () => {
      const changed = [...namings.values()].filter(({ change }) => change !== 0);
      for (const naming of changed) writeNaming(store, naming);
      return new Set(changed.filter(({ form }) => form === 'FULL_NAME').map(({ entity }) => entity));
    },
    finish: () => {
      const isUsed = store.prepare(IS_USED).pluck();
      const remove = store.prepare('DELETE FROM surfaces WHERE id = ?');
      for (const id of [...released].sort((one, other) => one - other)) {
        if (isUsed.get(id) !== undefined) continue;
        fullText.remove(id);
        remove.run(id);
      }
      for (const row of inOrder(fresh)) fullText.add(row);
    },
  };
}
