/** Which entity appears in which article, from either side. Demonyms and peripheral mentions alone are no appearance. */
import { isEmptyFilter } from '../filter/conditions.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter, EntityFilter } from '../filter/model.ts';
import { articleConditions, entityConditions } from '../filter/nouns.ts';
import { type Sql, sql, text } from '../sql/expression.ts';
import type { Order } from '../sql/keyset.ts';
import { count, eq, tick } from '../sql/operators.ts';
import { across, from, type List, lookup, type One, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { type ArticleFacet, countArticlesOfEntity } from './article-facets.ts';
import { type ArticleRow, countAppearances, filteredArticles, LATEST_FIRST } from './articles.ts';
import type { EntityRow } from './entities.ts';
import { countEntitiesOfArticle, type EntityFacet } from './entity-facets.ts';
import type { Countable } from './facet-rows.ts';
import type { MentionRow } from './mention-sources.ts';
import { mentionAt } from './mentions.ts';
import { type OrderBy, orderBy } from './order-by.ts';
import type { SelectedList } from './posting-blocks.ts';
import { selectAppearances } from './posting-selection.ts';
import type { Dated } from './timeline.ts';

export type AppearanceRow = Row<typeof articleEntities>;

/** An entity of an article, or an article of an entity, and how the one appears in the other. */
export interface ArticleEntityRow {
  readonly entity: EntityRow;
  readonly appearance: AppearanceRow;
}
export interface EntityArticleRow {
  readonly article: ArticleRow;
  readonly appearance: AppearanceRow;
}

export type ArticleEntityOrder = OrderBy<'SALIENCE' | 'MENTION_COUNT' | 'FIRST_MENTION' | 'NAME'>;

interface ArticleEntityQuery {
  readonly filter?: EntityFilter | null | undefined;
  /** Default: most salient first. */
  readonly orderBy?: ArticleEntityOrder | null | undefined;
}

interface EntityArticleQuery {
  readonly filter?: ArticleFilter | null | undefined;
  /** Default: latest first, undated last. */
  readonly orderBy?: OrderBy<'PUBLISHED_AT' | 'SALIENCE'> | null | undefined;
}

export type ArticleEntityList = List<ArticleEntityRow> & Countable<EntityFacet>;
export type EntityArticleList = List<EntityArticleRow> & Countable<ArticleFacet> & Dated & SelectedList;

/** The accepted mention with which an article first names an entity, be it a demonym; a peripheral one comes after all others. */
export function firstMention(appearance: AppearanceRow): One<MentionRow> {
  const { article_id: articleId, entity_id: entityId, first_start: start } = appearance;
  const there = from(mentions, (mention) => [
    eq(mention.article_id, articleId),
    eq(mention.start, start),
    eq(mention.entity_id, entityId),
    eq(mention.status, text('ACCEPTED')),
  ]);
  return mentionAt({ articleId, start, end: lookup(sql`min(${there.row.end})`, there) as Sql<number> });
}

const ORDERS: Readonly<Record<ArticleEntityOrder['field'], (row: ArticleEntityRow) => Sql<string | number>>> = {
  SALIENCE: ({ appearance }) => appearance.salience,
  MENTION_COUNT: ({ appearance }) => appearance.mention_count,
  FIRST_MENTION: ({ appearance }) => appearance.first_start,
  NAME: ({ entity }) => entity.name_key,
};

const orderOf = (row: ArticleEntityRow, asked: ArticleEntityOrder): Order =>
  orderBy(asked, ORDERS[asked.field](row), row.entity.id);

/** The entities of an article. */
export function entitiesOfArticle(articleId: Sql<number>, query: ArticleEntityQuery): ArticleEntityList {
  const checked = checkFilter(query.filter);
  const [appearance, entity] = [source(articleEntities), source(entities)];
  const row = { entity: entity.row, appearance: appearance.row };
  const rows = across([appearance, entity], {
    where: [
      eq(entity.row.id, appearance.row.entity_id),
      eq(appearance.row.article_id, articleId),
      isNamed(appearance.row),
      ...entityConditions(checked, entity.row),
    ],
    row,
  });
  return {
    ...rows,
    order: () => orderOf(row, query.orderBy ?? { field: 'SALIENCE' }),
    countBy: (by) => countEntitiesOfArticle(articleId, checked, by),
  };
}

function countArticles(entityId: Sql<number>): Sql<number> {
  const rows = from(entities, ({ id }) => [eq(id, entityId)]);
  return lookup(rows.row.article_count, rows) as Sql<number>;
}

/** The articles of an entity, along the index that has them in order of publication unless they go by salience. */
export function articlesOfEntity(entityId: Sql<number>, query: EntityArticleQuery): EntityArticleList {
  const checked = checkFilter(query.filter);
  const appearance = source(articleEntities);
  const { published_at: publishedAt, article_id: articleId } = appearance.row;
  const article = filteredArticles(!isEmptyFilter(checked));
  const conditions = articleConditions(checked, { row: article.row, publishedAt });
  const requested = query.orderBy ?? LATEST_FIRST;
  const isBySalience = requested.field === 'SALIENCE';
  const rows = across([appearance, article], {
    where: [
      eq(appearance.row.entity_id, entityId),
      isNamed(appearance.row),
      eq(article.row.id, articleId),
      // No index has them by salience: all are read and sorted.
      ...(isBySalience ? [tick(articleId)] : []),
      ...conditions,
    ],
    row: { article: article.row, appearance: appearance.row },
  });
  const selected = selectAppearances(entityId, checked);
  const counted = { ...rows, where: [tick(articleId), ...rows.where], row: article.row };
  return {
    ...rows,
    order: () => orderBy(requested, isBySalience ? appearance.row.salience : publishedAt, articleId),
    count: () =>
      conditions.length === 0
        ? countArticles(entityId)
        : (countAppearances(entityId, checked) ?? sql`${select(count, rows)}`),
    countBy: (by) => countArticlesOfEntity(entityId, checked, { selected, rows: counted, by }),
    selected,
  };
}
