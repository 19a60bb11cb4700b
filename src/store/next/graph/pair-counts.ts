/** Counts in how many articles and sentences two entities stand together. Demonyms do not count. */

import { Alias, column, fragment, number, type Sql } from '../../sql/expression.ts';
import { HUB_ARTICLES } from '../../sql/hubs.ts';
import { choose, coalesce, eq, gt, lte, some } from '../../sql/operators.ts';
import { across, from, lookup, select } from '../../sql/query.ts';
import { source } from '../../sql/table.ts';
import { neighbours } from '../../sql/tables/counts.ts';
import { entities } from '../../sql/tables/entities.ts';
import { type Pair, sharedArticles, sharedSentences, type Window } from './cooccurrence.ts';

/** The pair as a source, the rarer one first, and whether one of them is a hub. */
export function orderedPair({ a, b }: Pair) {
  const [one, other] = [source(entities), source(entities)];
  const isRarer = lte(one.row.article_count, other.row.article_count);
  const hasHub = some([one, other].map(({ row }) => gt(row.article_count, number(HUB_ARTICLES))));
  const columns = fragment`
    ${choose(isRarer, one.row.id, other.row.id)} as rare, ${choose(isRarer, other.row.id, one.row.id)} as frequent,
    ${hasHub} as has_hub`;
  const rows = across([one, other], { where: [eq(one.row.id, a), eq(other.row.id, b)], row: null });
  const alias = new Alias();
  return {
    row: {
      rare: column<number>(alias, 'rare'),
      frequent: column<number>(alias, 'frequent'),
      hasHub: column<boolean>(alias, 'has_hub'),
    },
    from: fragment`(${select(columns, rows)}) as ${alias}`,
  };
}

/**
 * How often the two stand together in the window; 0 for two that never do or that do not exist. A pair with a hub is read from what is stored; any
 * other is counted from the few articles of the rarer one.
 */
export function togetherIn(window: Window, pair: Pair): Sql<number> {
  const { row, from: origin } = orderedPair(pair);
  const stored = from(neighbours, (counts) => [eq(counts.entity_id, row.frequent), eq(counts.neighbour_id, row.rare)]);
  const ordered = { a: row.rare, b: row.frequent };
  const count =
    window === 'ARTICLE'
      ? choose(row.hasHub, lookup(stored.row.articles, stored), sharedArticles(ordered))
      : choose(row.hasHub, lookup(stored.row.sentences, stored), sharedSentences(ordered));
  return coalesce(lookup(count, { row, from: origin, where: [] }), number(0));
}
