/** Finds the articles that share entities with an article. Demonyms do not count. */
import { type AliasableExpression, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from '../read/articles.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from '../read/entities.ts';
import { qb } from '../sql/kysely.ts';
import type { Order, Page, PageRequest } from '../sql/page.ts';
import {
  COUNT,
  countPerParent,
  detailedPagePerParent,
  PARENT,
  PLACE,
  parentPart,
  rowsPerParent,
} from '../sql/per-parent.ts';

export interface RelatedRow {
  readonly article: ArticleRow;
  /** Sum over the shared entities of 1 / ln(articles that mention the entity): rare company weighs more (Adamic and Adar). */
  readonly weight: number;
  readonly sharedCount: number;
}

/** So many of an article's entities, the rarest, lead to others, each to so many before it in time and as many after. */
const LEADING_ENTITIES = 8;
const ARTICLES_EACH_WAY = 100;
/** Of those found so, the ones with the heaviest leading entities are weighed in full. */
const MOST_RELATED = 100;
const MOST_SHARED = 10;

/** An entity that only one article mentions is shared by none; it also has no logarithm to divide by. */
const LEADING = sql`
  select e.id, e.article_count
  from article_entities as x
  cross join entities as e
  where x.article_id = ${PARENT} and x.mention_count > 0 and e.id = x.entity_id and e.article_count > 1
  order by e.article_count, e.id
  limit ${sql.lit(LEADING_ENTITIES)}`;

const nearest = (side: '<' | '>', direction: 'asc' | 'desc') => sql`
  select article_id from (
    select article_id from article_entities
    where entity_id = r.id and mention_count > 0
      and (published_at, article_id) ${sql.raw(side)} ((select published_at from articles where id = ${PARENT}), ${PARENT})
    order by published_at ${sql.raw(direction)}, article_id ${sql.raw(direction)}
    limit ${sql.lit(ARTICLES_EACH_WAY)})`;

const CANDIDATES = sql`
  select near.value as article_id
  from (${LEADING}) as r
  cross join json_each((
    select json_group_array(article_id) from (${nearest('<', 'desc')} union all ${nearest('>', 'asc')}))) as near
  group by near.value
  order by sum(1 / ln(r.article_count)) desc, near.value
  limit ${sql.lit(MOST_RELATED)}`;

interface Related {
  readonly article_id: number;
  readonly weight: number;
  readonly shared_count: number;
}

/** Rounded, so that a sum in another order is the same number in a cursor. */
const RELATED = sql<Related>`(
  select c.article_id, round(sum(1 / ln(e.article_count)), 6) as weight, count(*) as shared_count
  from (${CANDIDATES}) as c
  cross join article_entities as x
  cross join entities as e
  cross join article_entities as y
  where x.article_id = ${PARENT} and x.mention_count > 0 and e.id = x.entity_id
    and y.article_id = c.article_id and y.entity_id = x.entity_id and y.mention_count > 0
  group by c.article_id)`.as('c');

const HEAVIEST_FIRST: Order = { name: 'WEIGHT', parts: [{ columns: ['c.weight', 'c.article_id'], direction: 'DESC' }] };

const readRelated = (related: AliasableExpression<{ id: number; weight: number; sharedCount: number }>) =>
  qb
    .selectFrom(related.as('c'))
    .crossJoin('articles as a')
    .whereRef('a.id', '=', 'c.id')
    .select([...ARTICLE_COLUMNS, 'c.weight', 'c.sharedCount', PLACE]);

/** A page of the articles related to each article, heaviest first; an article has at most 100. */
export function relatedArticles(store: Store, articleIds: readonly number[], page: PageRequest): Page<RelatedRow>[] {
  return detailedPagePerParent(store, {
    parents: articleIds,
    query: qb.selectFrom(RELATED).select(['c.article_id as id', 'c.weight', 'c.shared_count as sharedCount']),
    order: HEAVIEST_FIRST,
    page,
    details: (rows) => readRelated(rows as Parameters<typeof readRelated>[0]),
    row: ({ weight, sharedCount, ...article }) => ({ article: toArticle(article), weight, sharedCount }),
  });
}

/** How many articles are related to each article, at most 100. */
export function countRelated(store: Store, articleIds: readonly number[]): number[] {
  return countPerParent(store, articleIds, qb.selectFrom(sql`(${CANDIDATES})`.as('c')).select(COUNT));
}

/** Two articles by row id. */
export interface ArticlePair {
  readonly one: number;
  readonly other: number;
}

/** The entities that both articles of each pair mention, rarest first, at most 10. */
export function listSharedEntities(store: Store, pairs: readonly ArticlePair[]): EntityRow[][] {
  const query = qb
    .selectFrom('article_entities as x')
    .crossJoin('article_entities as y')
    .crossJoin('entities as e')
    .where('x.article_id', '=', parentPart(0))
    .where('x.mention_count', '>', 0)
    .where('y.article_id', '=', parentPart(1))
    .whereRef('y.entity_id', '=', 'x.entity_id')
    .where('y.mention_count', '>', 0)
    .whereRef('e.id', '=', 'x.entity_id')
    .select(ENTITY_COLUMNS)
    .orderBy('e.article_count')
    .orderBy('e.id')
    .limit(MOST_SHARED);
  const places = pairs.map(({ one, other }) => [one, other]);
  return rowsPerParent(store, places, query).map((rows) => rows.map(toEntity));
}
