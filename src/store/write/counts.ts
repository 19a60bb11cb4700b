/** Keeps the counts of each entity, and the first and last time it was written about. */
import type { Store } from '../database/open.ts';
import type { Standing } from './standings.ts';

export interface CountLedger {
  /** Counts how entities stand in an article, `sign` times: 1 when it comes, -1 when it goes. */
  readonly countArticle: (standings: readonly Standing[], sign: 1 | -1) => void;
  /** Writes what was counted. Gives the row ids of all entities of which something was. */
  readonly finish: () => ReadonlySet<number>;
}

interface Change {
  articles: number;
  mentions: number;
  demonyms: number;
}

const PUBLISHED = `
  SELECT published_at FROM article_entities
  WHERE entity_id = entities.id AND mention_count > 0 AND published_at > '' ORDER BY published_at`;

const UPDATE = `
  UPDATE entities SET
    article_count = article_count + ?, mention_count = mention_count + ?, demonym_count = demonym_count + ?,
    first_published_at = coalesce((${PUBLISHED} LIMIT 1), ''),
    last_published_at = coalesce((${PUBLISHED} DESC LIMIT 1), '')
  WHERE id = ?`;

export function createCountLedger(store: Store): CountLedger {
  const changes = new Map<number, Change>();
  const changeOf = (entity: number): Change => {
    const known = changes.get(entity);
    if (known) return known;
    const change = { articles: 0, mentions: 0, demonyms: 0 };
    changes.set(entity, change);
    return change;
  };
  return {
    countArticle: (standings, sign) => {
      for (const { entity, mentionCount, demonymCount } of standings) {
        const change = changeOf(entity);
        change.articles += mentionCount > 0 ? sign : 0;
        change.mentions += sign * mentionCount;
        change.demonyms += sign * demonymCount;
      }
    },
    finish: () => {
      const update = store.prepare(UPDATE);
      for (const [id, { articles, mentions, demonyms }] of changes) update.run(articles, mentions, demonyms, id);
      return new Set(changes.keys());
    },
  };
}
