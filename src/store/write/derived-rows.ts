/**
 * Updates the rows derived from articles: derives `article_entities` again for each changed article; maintains counts of
 * entities, statistics, and counts and neighbours of hubs as sums, by subtracting the contribution of an article before it changes and
 * adding it afterwards.
 */
import type { Store } from '../database/open.ts';
import { deriveArticleEntities } from './article-entities.ts';
import { createEntityCounts, type EntityCounts, type WrittenCounts } from './entity-counts.ts';
import { createHubCounts, type HubCounts } from './hub-counts.ts';
import { createMonthCounts, type MonthCounts } from './month-counts.ts';
import { createNeighbours } from './neighbours.ts';
import { createPostingBlocks, type PostingBlocks } from './posting-blocks.ts';
import { createStatistics, type Statistics } from './statistics.ts';

/** Articles per statement: few statements, and groups that fit into memory. */
const BATCH = 500;

export interface DerivedRows {
  readonly entityCounts: EntityCounts;
  readonly hubCounts: HubCounts;
  readonly monthCounts: MonthCounts;
  readonly postingBlocks: PostingBlocks;
  readonly statistics: Statistics;
  /** Subtracts the contribution of stored articles, by row id. To be called before any of their rows changes. */
  readonly subtract: (articles: readonly number[]) => void;
  /** Derives the rows of a stored article and adds its contribution, in batches; `write` completes the last. */
  readonly add: (article: number) => void;
  /** Derives the rows of stored articles again, by row id, after `change` changed their mentions. */
  readonly rederive: (articles: readonly number[], change: () => void) => void;
  /** Writes all but the statistics, which still lack entities, and the counts of months and posting lists, which lack kinds. */
  readonly write: () => WrittenCounts;
}

export function createDerivedRows(store: Store): DerivedRows {
  const entityCounts = createEntityCounts(store);
  const statistics = createStatistics(store);
  const hubCounts = createHubCounts(store);
  const monthCounts = createMonthCounts(store);
  const neighbours = createNeighbours(store);
  const postingBlocks = createPostingBlocks(store);
  const countArticles = (articles: readonly number[], sign: 1 | -1): void => {
    for (const sum of [entityCounts, statistics, hubCounts, monthCounts, neighbours, postingBlocks])
      sum.countArticles(articles, sign);
  };

  let added: number[] = [];
  const flush = (): void => {
    if (added.length === 0) return;
    deriveArticleEntities(store, added);
    countArticles(added, 1);
    added = [];
  };
  const subtract = (articles: readonly number[]): void => {
    for (let from = 0; from < articles.length; from += BATCH) countArticles(articles.slice(from, from + BATCH), -1);
  };
  const add = (article: number): void => {
    added.push(article);
    if (added.length >= BATCH) flush();
  };
  return {
    entityCounts,
    hubCounts,
    monthCounts,
    postingBlocks,
    statistics,
    subtract,
    add,
    rederive: (articles, change) => {
      flush();
      subtract(articles);
      change();
      for (const article of articles) add(article);
    },
    write: () => {
      flush();
      const written = entityCounts.write();
      hubCounts.write(written.counted);
      neighbours.write(written.counted);
      return written;
    },
  };
}
