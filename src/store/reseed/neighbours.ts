/** Keeps the neighbours of hubs: pair by pair where little changes, from nothing where much does. */
import { HUB_ARTICLES, isHub } from '../hubs.ts';
import type { Store } from '../open.ts';
import type { Footprint } from './footprint.ts';
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

const readHubs = (store: Store): Map<number, Hub> => {
  const rows = store.prepare('SELECT id, article_count AS articles FROM entities WHERE article_count > ?');
  return new Map(
    (rows.all(HUB_ARTICLES) as { id: number; articles: number }[]).map(({ id, articles }) => [
      id,
      { limit: articles / 4, changes: 0 },
    ]),
  );
};

export function createNeighbourLedger(store: Store): NeighbourLedger {
  const hubs = readHubs(store);
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
      if (hubs.size === 0) return;
      const company = companyOf(footprint);
      for (const entity of company.keys()) {
        const hub = hubs.get(entity);
        if (!hub || cleared.has(entity)) continue;
        hub.changes++;
        if (hub.changes > hub.limit) clear(entity);
        else changes.count(entity, company, sign);
      }
    },
    finish: (changed) => {
      const articleCount = store.prepare('SELECT article_count FROM entities WHERE id = ?').pluck();
      const fresh: number[] = [];
      for (const entity of changed) {
        const isHubNow = isHub(articleCount.get(entity) as number);
        if (!isHubNow && hubs.has(entity)) clear(entity);
        if (isHubNow && (!hubs.has(entity) || cleared.has(entity))) fresh.push(entity);
      }
      changes.flush();
      rebuildHubs(store, fresh);
    },
  };
}
