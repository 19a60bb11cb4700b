/** The entities that stand beside an entity, and how often. Demonyms do not count. */
import type { Kind } from '../../model.ts';
import { isEmptyFilter, ticking, when } from '../filter/conditions.ts';
import { sharedArticles, sharedSentences, type Window } from '../filter/cooccurrence.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { within } from '../filter/within.ts';
import { type EntityRow, isOfKind } from '../read/entities.ts';
import { branchesOf, branchesWithin, countsOf, type NeighbourCounts, unionOf } from '../read/neighbour-sources.ts';
import { Alias, fragment, join, number, type Sql, sql } from '../sql/expression.ts';
import { asc, type Cut, desc } from '../sql/keyset.ts';
import { coalesce, count, gte, joined } from '../sql/operators.ts';
import { type List, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { entities } from '../sql/tables/entities.ts';

/** The entity at the other end, and how many articles and sentences mention both. */
export interface NeighbourRow {
  /** Row id of the entity whose neighbour it is. */
  readonly ofId: Sql<number>;
  readonly window: Window;
  /** Which articles are counted. */
  readonly filter: ArticleFilter;
  readonly entity: EntityRow;
  readonly articles: Sql<number>;
  readonly sentences: Sql<number>;
}

interface NeighbourQuery {
  /** The order goes by sentences or by articles that mention both. */
  readonly window: Window;
  readonly kinds?: readonly Kind[] | null | undefined;
  /** The least weight, from 1. */
  readonly minCount: number;
  /** Which articles are counted. */
  readonly filter?: ArticleFilter | null | undefined;
}

/** What the order goes by. */
export const weightOf = ({ window, articles, sentences }: Pick<NeighbourRow, 'window' | 'articles' | 'sentences'>) =>
  window === 'ARTICLE' ? articles : sentences;

/** The count of the window is always known. */
const countOf = (counts: NeighbourCounts, window: Window): Sql<number> =>
  (window === 'ARTICLE' ? counts.articles : counts.sentences) as Sql<number>;

/** The neighbours of an entity, heaviest first. */
export function neighboursOf(entityId: Sql<number>, query: NeighbourQuery): List<NeighbourRow> {
  const { window, kinds, minCount } = query;
  const filter = checkFilter(query.filter);
  const alias = new Alias();
  const counts = countsOf(alias);
  const weight = countOf(counts, window);
  const branches = isEmptyFilter(filter)
    ? branchesOf(entityId, window, alias)
    : branchesWithin(filter, { entityId, window, alias, minimum: minCount });
  // A number that SQLite knows when it plans: with a parameter it plans these a few times slower.
  const where = [
    gte(weight, number(minCount)),
    ...ticking(
      counts.neighbour_id,
      when(kinds, (among) => isOfKind(counts.neighbour_id, among)),
    ),
  ];
  const entity = source(entities);
  const pair = { a: entityId, b: counts.neighbour_id };
  const lengths = branches.map((branch) => {
    if (branch.count && kinds == null) return fragment`${branch.count}`;
    const rows = { ...branch, where: [...branch.where, ...where], row: null };
    return fragment`(${select(count, rows)})`;
  });
  return {
    row: {
      ofId: entityId,
      window,
      filter,
      entity: entity.row,
      articles: window === 'ARTICLE' ? weight : coalesce(counts.articles, sharedArticles(pair, within(filter))),
      sentences: window === 'SENTENCE' ? weight : coalesce(counts.sentences, sharedSentences(pair, within(filter))),
    },
    from: (cut: Cut) =>
      fragment`(${unionOf(branches, cut)}) as ${alias}${joined}${entity.from} on ${entity.row.id} = ${counts.neighbour_id}`,
    where,
    order: () => ({ name: window, parts: [desc(weight), asc(counts.neighbour_id)] }),
    count: () => sql`${join(lengths, ' + ')}`,
  };
}
