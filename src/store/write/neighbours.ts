/** Keeps the neighbours of hubs: pair by pair where little changes, from nothing where much does. */

import type { Store } from '../database/open.ts';
import { HUB_ARTICLES, isHub } from '../graph/hubs.ts';
import { type Footprint, isNamed } from './footprint.ts';
import { createHubChanges } from './hub-changes.ts';
import { rebuildHubs } from './hub-rebuild.ts';
import { companyOf } from './pairs.ts';

export interface NeighbourLedger {
  /** Counts who stands together in an article, `sign` times: 1 when it comes, -1 when it goes. */
  readonly countArticle: (footprint: Footprint, sign: 1 | -1) => void;
  /** Writes what was counted. `changed` holds at least the entities whose article count changed, and it is written. */
  readonly finish: (changed: Iterable<number>) => void;
}

/** An entity that was a hub before this reseed. */
interface Hub {
  /** Changes beyond which counting from nothing is less work. */
  readonly limit: number;
  changes: number;
}

const IS_ANY_HUB = `SELECT 1 FROM entities WHERE article_count > ${HUB_ARTICLES} LIMIT 1`;
const SELECT_ARTICLES = 'SELECT article_count FROM entities WHERE id = ?';

/** Finds the entities that were hubs before this reseed; each is looked up once, when it is first asked for. */
const hubReader = (store: Store): ((id: number) => Hub | null) => {
  const select = store.prepare(SELECT_ARTICLES).pluck();
  const hubs = new Map<number, Hub | null>();
  let isAnyHub: boolean | undefined;
  return (id) => {
    isAnyHub ??= store.prepare(IS_ANY_HUB).get() !== undefined;
    if (!isAnyHub) return null;
    const known = hubs.get(id);
    if (known !== undefined) return known;
    const articles = select.get(id) as number;
    const hub = isHub(articles) ? { limit: articles / 4, changes: 0 } : null;
    hubs.set(id, hub);
    return hub;
  };
};

export function createNeighbourLedger(store: Store): NeighbourLedger {
  const hubOf = hubReader(store);
  const changes = createHubChanges(store);
  /** Hubs of before whose rows are gone. */
  const cleared = new Set<number>();

  const clear = (hub: number): void => {
    if (cleared.has(hub)) return;
    cleared.add(hub);
    changes.drop(hub);
    store.prepare('DELETE FROM neighbours WHERE entity_id = ?').run(hub);
  };
  return {
    countArticle: (footprint, sign) => {
      const named = new Set(footprint.mentions.filter(isNamed).map(({ entity }) => entity));
      const hubs = [...named].filter((entity) => hubOf(entity) !== null && !cleared.has(entity));
      if (hubs.length === 0) return;
      const company = companyOf(footprint);
      for (const entity of hubs) {
        const hub = hubOf(entity);
        if (!hub || !company.has(entity)) continue;
        hub.changes++;
        if (hub.changes > hub.limit) clear(entity);
        else changes.count(entity, company, sign);
      }
    },
    finish: (changed) => {
      const articleCount = store.prepare(SELECT_ARTICLES).pluck();
      const fresh: number[] = [];
      for (const entity of changed) {
        const isHubNow = isHub(articleCount.get(entity) as number);
        const wasHub = hubOf(entity) !== null;
        if (!isHubNow && wasHub) clear(entity);
        if (isHubNow && (!wasHub || cleared.has(entity))) fresh.push(entity);
      }
      changes.flush();
      rebuildHubs(store, fresh);
    },
  };
}
