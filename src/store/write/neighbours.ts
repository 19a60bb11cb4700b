/** Updates the neighbours of hubs: pair by pair where few articles of a hub change, by a rebuild where many do. */
import type { Store } from '../database/open.ts';
import { HUB_ARTICLES, isHub } from '../sql/hubs.ts';
import { deleteNeighbours, releaseHub } from './hub-numbers.ts';
import { createNeighbourChanges, type SentencesByEntity } from './neighbour-changes.ts';
import { rebuildNeighbours } from './neighbour-rebuild.ts';

export interface Neighbours {
  /** Adds the contribution of stored articles, by row id; subtracts it when `sign` is -1. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  /** Writes the changes. `counted` has at least the entities whose article counts changed; those counts are already written. */
  readonly write: (counted: Iterable<number>) => void;
}

/** An entity that was a hub before any article changed. */
interface Hub {
  /** Number of changed articles above which a rebuild is cheaper. */
  readonly limit: number;
  changed: number;
}

const IS_ANY_HUB = `SELECT 1 FROM entities WHERE article_count > ${HUB_ARTICLES} LIMIT 1`;
const SELECT_ARTICLE_COUNT = 'SELECT article_count FROM entities WHERE id = ?';
const SELECT_MENTIONS = `
  SELECT m.article_id, m.entity_id, m.sentence_start
  FROM json_each(?) AS changed CROSS JOIN mentions AS m ON m.article_id = changed.value
  WHERE m.counts AND m.entity_id IS NOT NULL`;

/** Articles without counted mentions are left out. */
const readArticles = (store: Store, articles: readonly number[]): SentencesByEntity[] => {
  const found = new Map<number, Map<number, Set<number>>>();
  const rows = store.prepare(SELECT_MENTIONS).raw().all(JSON.stringify(articles)) as [number, number, number][];
  for (const [article, entity, sentence] of rows) {
    const entities = found.get(article) ?? new Map<number, Set<number>>();
    found.set(article, entities);
    const sentences = entities.get(entity);
    if (sentences) sentences.add(sentence);
    else entities.set(entity, new Set([sentence]));
  }
  return [...found.values()];
};

/** Caches whether an entity was a hub before any article changed; null when it was not. */
const hubReader = (store: Store): ((id: number) => Hub | null) => {
  const hubs = new Map<number, Hub | null>();
  return (id) => {
    const known = hubs.get(id);
    if (known !== undefined) return known;
    const articles = store.prepare(SELECT_ARTICLE_COUNT).pluck().get(id) as number;
    const hub = isHub(articles) ? { limit: articles / 4, changed: 0 } : null;
    hubs.set(id, hub);
    return hub;
  };
};

export function createNeighbours(store: Store): Neighbours {
  const hubOf = hubReader(store);
  const changes = createNeighbourChanges(store);
  let isAnyHub: boolean | undefined;
  /** Hubs whose rows are deleted, to be rebuilt if they are still hubs. */
  const cleared = new Set<number>();

  const clear = (hub: number): void => {
    if (cleared.has(hub)) return;
    cleared.add(hub);
    changes.discard(hub);
    deleteNeighbours(store, hub);
  };
  const countArticle = (article: SentencesByEntity, sign: 1 | -1): void => {
    for (const entity of article.keys()) {
      const hub = hubOf(entity);
      if (hub === null || cleared.has(entity)) continue;
      hub.changed++;
      if (hub.changed > hub.limit) clear(entity);
      else changes.count(entity, article, sign);
    }
  };
  return {
    countArticles: (articles, sign) => {
      isAnyHub ??= store.prepare(IS_ANY_HUB).get() !== undefined;
      if (!isAnyHub) return;
      for (const article of readArticles(store, articles)) countArticle(article, sign);
    },
    write: (counted) => {
      const isHubNow = (id: number): boolean => isHub(store.prepare(SELECT_ARTICLE_COUNT).pluck().get(id) as number);
      const toRebuild: number[] = [];
      for (const entity of counted) {
        const wasHub = isAnyHub === true && hubOf(entity) !== null;
        if (!isHubNow(entity)) {
          if (!wasHub) continue;
          clear(entity);
          releaseHub(store, entity);
        } else if (!wasHub || cleared.has(entity)) toRebuild.push(entity);
      }
      changes.flush();
      rebuildNeighbours(store, toRebuild);
    },
  };
}
