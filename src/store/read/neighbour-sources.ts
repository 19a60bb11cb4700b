/** Where the neighbours of an entity come from: stored for hubs, counted on request for all others. */

import { isEmptyFilter, ticking } from '../filter/conditions.ts';
import { isCounted, isNamed, type Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { appearanceWithin } from '../filter/within.ts';
import { type Alias, column, type Fragment, fragment, join, number, raw, type Sql } from '../sql/expression.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import type { Cut } from '../sql/keyset.ts';
import { type Condition, eq, gt, gte, lt, lte, ne, tick } from '../sql/operators.ts';
import { across, from, lookup, type Rows, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { mentions, sentences } from '../sql/tables/articles.ts';
import { articleEntities, neighbours } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { countedEntities, entitiesBeside, numberCounted } from './posting-counts.ts';
import { selectFrequent, unlessFrequent } from './posting-selection.ts';

/** A neighbour, and how many articles and sentences mention both; null for the count that is not of the window and was not stored. */
export interface NeighbourCounts {
  readonly neighbour_id: Sql<number>;
  readonly articles: Sql<number | null>;
  readonly sentences: Sql<number | null>;
}

export const countsOf = (alias: Alias): NeighbourCounts => ({
  neighbour_id: column(alias, 'neighbour_id'),
  articles: column(alias, 'articles'),
  sentences: column(alias, 'sentences'),
});

/** The entity itself unless it is a hub; otherwise null. */
export function unlessHub(entityId: Sql<number>): Sql<number | null> {
  const rows = from(entities, ({ id, article_count }) => [eq(id, entityId), lte(article_count, number(HUB_ARTICLES))]);
  return lookup(rows.row.id, rows);
}

/** The number of an entity in `neighbours`; null unless it is a hub. */
function hubOf(entityId: Sql<number>): Sql<number | null> {
  const rows = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(rows.row.hub, rows);
}

/** In the articles that a filter lets through. */
function countedByArticle(entityId: Sql<number | null>, filter: ArticleFilter): Fragment {
  const [own, other] = [source(articleEntities), source(articleEntities)];
  const rows = across([own, other], {
    where: [
      eq(own.row.entity_id, entityId),
      isNamed(own.row),
      ...ticking(own.row.article_id, appearanceWithin(filter, own.row)),
      eq(other.row.article_id, own.row.article_id),
      ne(other.row.entity_id, own.row.entity_id),
      isNamed(other.row),
    ],
    row: null,
  });
  const neighbour = other.row.entity_id;
  return fragment`${select(fragment`${neighbour} as neighbour_id, count(*) as articles, cast(null as integer) as sentences`, rows)} group by ${neighbour}`;
}

/** One row for each sentence that the entity shares with a neighbour. */
function sharedSentences(entityId: Sql<number | null>, filter: ArticleFilter): Fragment {
  const [appearance, own] = [source(articleEntities), source(mentions)];
  const [sentence, other] = [source(sentences), source(mentions)];
  // The appearances of a period lie together in an index; without a filter its mentions do without them.
  const isAll = isEmptyFilter(filter);
  const appearing = isAll
    ? []
    : [
        eq(appearance.row.entity_id, entityId),
        isNamed(appearance.row),
        tick(appearance.row.article_id),
        ...appearanceWithin(filter, appearance.row),
        eq(own.row.article_id, appearance.row.article_id),
      ];
  const { article_id: articleId, start, end } = sentence.row;
  const rows: Rows<null> = across([...(isAll ? [] : [appearance]), own, sentence, other], {
    where: [
      ...appearing,
      eq(own.row.entity_id, entityId),
      isCounted(own.row),
      eq(articleId, own.row.article_id),
      eq(start, own.row.sentence_start),
      eq(other.row.article_id, articleId),
      gte(other.row.start, start),
      lt(other.row.start, end),
      ne(other.row.entity_id, own.row.entity_id),
      isCounted(other.row),
    ],
    row: null,
  });
  return select(
    fragment`distinct ${other.row.entity_id} as neighbour_id, ${own.row.article_id}, ${own.row.sentence_start}`,
    rows,
  );
}

const countedBySentence = (entityId: Sql<number | null>, filter: ArticleFilter): Fragment =>
  fragment`select neighbour_id, cast(null as integer) as articles, count(*) as sentences from (${sharedSentences(entityId, filter)}) group by neighbour_id`;

const counted = (window: Window, entityId: Sql<number | null>, filter: ArticleFilter): Fragment =>
  (window === 'SENTENCE' ? countedBySentence : countedByArticle)(entityId, filter);

/** A source under the alias, and a condition on its rows. */
interface Branch {
  readonly from: Fragment;
  readonly where: Condition[];
  /** The source with its rows in the order of the list, read from either end. */
  readonly inOrder?: (backward: boolean) => Fragment;
  /** The number of rows, when it is known without reading them. */
  readonly count?: Sql<number>;
}

interface Counting {
  readonly entityId: Sql<number>;
  readonly window: Window;
  readonly alias: Alias;
  /** The least weight, from 1. */
  readonly minimum: number;
}

/** The neighbours of a frequent entity, counted in posting lists. */
function branchOfFrequent(filter: ArticleFilter, { entityId, window, alias, minimum }: Counting): Branch {
  const counts = entitiesBeside(entityId, selectFrequent(entityId, filter));
  const inOrder = (backward: boolean): Fragment => {
    const rows = countedEntities(counts, { window, minimum, backward });
    const { id, articles, sentences: shared } = rows.row;
    return fragment`(${select(fragment`${id} as neighbour_id, ${articles} as articles, ${shared} as sentences`, rows)}) as ${alias}`;
  };
  return { from: inOrder(false), inOrder, where: [], count: numberCounted(counts, { window, minimum }) };
}

/** The branches that together hold every neighbour in the articles that a filter lets through: they are counted on request. */
export function branchesWithin(filter: ArticleFilter, counting: Counting): readonly Branch[] {
  const { entityId, window, alias } = counting;
  const countedIn = (id: Sql<number | null>): Branch => ({
    from: fragment`(${counted(window, id, filter)}) as ${alias}`,
    where: [],
  });
  return [branchOfFrequent(filter, counting), countedIn(unlessFrequent(entityId))];
}

/** The branches that together hold every neighbour once. */
export function branchesOf(entityId: Sql<number>, window: Window, alias: Alias): readonly Branch[] {
  const { articles, sentences: shared } = countsOf(alias);
  const stored = (condition: Condition): Branch => ({
    from: fragment`${raw(neighbours.name)} as ${alias}`,
    where: [eq(column<number | null>(alias, 'hub'), hubOf(entityId)), condition],
  });
  const others: Branch = { from: fragment`(${counted(window, unlessHub(entityId), {})}) as ${alias}`, where: [] };
  if (window === 'SENTENCE') return [stored(gt(shared, number(0))), others];
  // The index of neighbours by articles leaves out those of one article, which are most.
  return [stored(gt(articles, number(1))), stored(eq(articles, number(1))), others];
}

/** The branches one after another, each cut to a page. */
export const unionOf = (branches: readonly Branch[], { where, limit, extent, backward }: Cut): Fragment =>
  join(
    branches.map(({ inOrder, ...branch }) => {
      const rows = { from: inOrder?.(backward) ?? branch.from, where: [...branch.where, where], row: null };
      return fragment`select * from (${select(raw('neighbour_id, articles, sentences'), rows)}${inOrder ? extent : limit})`;
    }),
    ' union all ',
  );
