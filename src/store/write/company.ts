/** Whether two entities stand beside a third one: those who do are more likely one. */
import { LRUCache } from 'lru-cache';
import type { Store } from '../database/open.ts';

/** So many articles of each, the latest, are read: in a hub's company is everybody. */
const LATEST_ARTICLES = 16;
/** Row ids in the cache. */
const MAX_CACHED = 300_000;

/**
 * The entities beside one, as they were before corrections merged them: so the company of an entity changes with its own articles
 * only.
 */
const SELECT_COMPANY = `
  SELECT DISTINCT coalesce(m.origin_id, m.entity_id) FROM (
    SELECT article_id FROM article_entities WHERE entity_id = @id AND mention_count > 0
    ORDER BY published_at DESC, article_id DESC LIMIT ${LATEST_ARTICLES}
  ) AS latest CROSS JOIN mentions AS m ON m.article_id = latest.article_id
  WHERE m.counts AND m.entity_id IS NOT NULL AND m.entity_id <> @id`;

/** Whether two entities, by row id, have common company. */
export type SharesCompany = (one: number, other: number) => boolean;

export function readCompany(store: Store): SharesCompany {
  const select = store.prepare(SELECT_COMPANY).pluck();
  const cache = new LRUCache<number, ReadonlySet<number>>({
    maxSize: MAX_CACHED,
    sizeCalculation: ({ size }) => size + 1,
  });
  const companyOf = (id: number): ReadonlySet<number> => {
    const company = cache.get(id) ?? new Set(select.all({ id }) as number[]);
    cache.set(id, company);
    return company;
  };
  return (one, other) => {
    const [some, others] = [companyOf(one), companyOf(other)];
    for (const id of some) if (others.has(id)) return true;
    return false;
  };
}
