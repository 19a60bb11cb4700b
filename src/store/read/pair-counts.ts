/** Counts in how many articles and sentences two entities stand together. Demonyms do not count. */

import { isEmptyFilter } from '../filter/conditions.ts';
import { type Pair, sharedArticles, sharedSentences, type Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { within } from '../filter/within.ts';
import { Alias, column, fragment, number, perDialect, type Sql } from '../sql/expression.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { all, choose, coalesce, eq, gt, lte, ne, some } from '../sql/operators.ts';
import { across, from, lookup, select } from '../sql/query.ts';
import { type Source, source } from '../sql/table.ts';
import { neighbours } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';

/** A pair, the rarer one first. */
export interface OrderedPair {
  readonly rare: Sql<number>;
  readonly frequent: Sql<number>;
  /** The number of the more frequent one in what is stored of hubs; null unless it is one. */
  readonly hub: Sql<number | null>;
  /** One of them is a hub, and they are not the same: what is stored of a hub leaves out itself. */
  readonly hasHub: Sql<boolean>;
}

/** The pair as a source of one row; of none when one of them does not exist. */
export function orderedPair({ a, b }: Pair): Source<OrderedPair> {
  const [one, other] = [source(entities), source(entities)];
  const isRarer = lte(one.row.article_count, other.row.article_count);
  const isHub = some([one, other].map(({ row }) => gt(row.article_count, number(HUB_ARTICLES))));
  const hasHub = all([ne(one.row.id, other.row.id), isHub]);
  const columns = fragment`
    ${choose(isRarer, one.row.id, other.row.id)} as rare, ${choose(isRarer, other.row.id, one.row.id)} as frequent,
    ${choose(isRarer, other.row.hub, one.row.hub)} as hub, ${hasHub} as has_hub`;
  const rows = across([one, other], { where: [eq(one.row.id, a), eq(other.row.id, b)], row: null });
  const alias = new Alias();
  return {
    row: {
      rare: column<number>(alias, 'rare'),
      frequent: column<number>(alias, 'frequent'),
      hub: column<number | null>(alias, 'hub'),
      hasHub: column<boolean>(alias, 'has_hub'),
    },
    from: fragment`(${select(columns, rows)}) as ${alias}`,
  };
}

/** A pair with a hub is read from what is stored; any other is counted from the few articles of the rarer one. */
function countIn(window: Window, { rare, frequent, hub, hasHub }: OrderedPair): Sql<number> {
  const stored = from(neighbours, (counts) => [eq(counts.hub, hub), eq(counts.neighbour_id, rare)]);
  const ordered = { a: rare, b: frequent };
  const count =
    window === 'ARTICLE'
      ? choose(hasHub, lookup(stored.row.articles, stored), sharedArticles(ordered))
      : choose(hasHub, lookup(stored.row.sentences, stored), sharedSentences(ordered));
  return coalesce(count, number(0));
}

/** Counted from the articles of the rarer one that a filter lets through. */
const countWithin = (window: Window, { rare, frequent }: OrderedPair, filter: ArticleFilter): Sql<number> =>
  (window === 'ARTICLE' ? sharedArticles : sharedSentences)({ a: rare, b: frequent }, within(filter));

/** How often the two stand together in the window, in articles that a filter lets through; 0 for two that never do or that do not exist. */
export function togetherIn(window: Window, pair: Pair, filter: ArticleFilter = {}): Sql<number> {
  const ordered = orderedPair(pair);
  const isAll = isEmptyFilter(filter);
  const count = isAll ? countIn(window, ordered.row) : countWithin(window, ordered.row, filter);
  return coalesce(lookup(count, { ...ordered, where: [] }), number(0));
}

/** In how many articles and in how many sentences the two stand together, as JSON; null when one of them does not exist. */
export function together(pair: Pair): Sql<readonly [articles: number, sentences: number] | null> {
  const ordered = orderedPair(pair);
  const counts = perDialect<readonly [number, number]>((dialect) =>
    dialect.list([countIn('ARTICLE', ordered.row), countIn('SENTENCE', ordered.row)]),
  );
  return lookup(counts, { ...ordered, where: [] });
}
