/** The SQL function that counts articles by a value. */
import { ArticleCounts, type CountedBy } from '../article-counts.ts';
import { type BlockFacet, readBlock } from '../block.ts';
import type { Connection } from '../connection.ts';
import { Selection } from '../selection.ts';

/**
 * `count_articles (data, selection, entity, by, apart)`: a JSON array of `[value, articles, mentions, value of apart]`; with an entity its articles,
 * and how often it counts in them. `apart` is a facet, or null to count together.
 */
export function defineArticleCounts({ db, kept, budget }: Connection): void {
  db.aggregate('count_articles', {
    varargs: true,
    start: () => new ArticleCounts(),
    step: (counts: ArticleCounts, ...[data, selection, entity, by, apart]: unknown[]) => {
      budget.tick();
      counts.count(readBlock(data as Uint8Array), {
        by: by as CountedBy,
        apart: apart as BlockFacet | null,
        selection: kept.get(Selection, selection),
        entity: entity === null ? null : Number(entity),
      });
    },
    result: (counts) => JSON.stringify([...counts.rows()]),
  });
}
