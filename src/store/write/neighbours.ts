/** Keeps the neighbours of hubs: pair by pair where few of a hub's articles change, counted from nothing where many do. */
import type { Store } from '../database/open.ts';
import { HUB_ARTICLES, isHub } from '../sql/hubs.ts';
import { createNeighbourChanges, type SentencesByEntity } from './neighbour-changes.ts';
import { rebuildNeighbours } from './neighbour-rebuild.ts';

export interface Neighbours {
  /** Adds what stored articles, by row id, contribute; subtracts it when `sign` is -1. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  /** Writes what was counted. `counted` holds at least the entities whose article count changed; those counts are written. */
  readonly write: (counted: Iterable<number>) => void;
}

/** An entity that was a hub before any article changed. */
interface Hub {
  /** Changed articles beyond which counting from nothing is less work. */
  readonly limit: number;
  changed: number;
}

const IS_ANY_HUB = `SELECT 1 FROM entities WHERE article_count > ${HUB_ARTICLES} LIMIT 1`;
const SELECT_ARTICLE_COUNT = 'SELECT article_count FROM entities WHERE id = ?';
const SELECT_MENTIONS = `
  SELECT m.article_id, m.entity_id, m.sentence_start
  FROM json_each(?) AS changed CROSS JOIN mentions AS m ON m.article_id = changed.value
  WHERE m.status = 'ACCEPTED' AND m.form <> 'DEMONYM' AND m.entity_id IS NOT NULL`;

/** The articles that have counted mentions. */
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

/** Finds the entities that were hubs before any article changed, looking up each once. */
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
  /** Former hubs whose rows are deleted. */
  const cleared = new Set<number>();

  const clear = (hub: number): void => {
    if (cleared.has(hub)) return;
    cleared.add(hub);
    changes.drop(hub);
    store.prepare('DELETE FROM neighbours WHERE entity_id = ?').run(hub);
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
      const fresh: number[] = [];
      for (const entity of counted) {
        const wasHub = isAnyHub === true && hubOf(entity) !== null;
        if (!isHubNow(entity)) {
          if (wasHub) clear(entity);
        } else if (!wasHub || cleared.has(entity)) fresh.push(entity);
      }
      changes.flush();
      rebuildNeighbours(store, fresh);
    },
  };
}
