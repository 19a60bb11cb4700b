/** The SQL function that counts articles by a value. */
import { ArticleCounts, type CountedBy } from '../article-counts.ts';
import { readBlock } from '../block.ts';
import type { Connection } from '../connection.ts';
import { Selection } from '../selection.ts';

/** `count_articles (data, selection, entity, by)`: a JSON array of `[value, articles, mentions]`; with an entity its articles, and how often it counts in them. */
export function defineArticleCounts({ db, kept, budget }: Connection): void {
  db.aggregate('count_articles', {
    varargs: true,
    start: () => new ArticleCounts(),
    step: (counts: ArticleCounts, ...[data, selection, entity, by]: unknown[]) => {
      budget.tick();
      const of = { selection: kept.get(Selection, selection), entity: entity === null ? null : Number(entity) };
      counts.count(readBlock(data as Uint8Array), by as CountedBy, of);
    },
    result: ({ counts }) =>
      JSON.stringify([...counts].map(([value, { articles, mentions }]) => [value, articles, mentions])),
  });
}
