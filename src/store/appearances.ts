/** Reads which entity stands in which article, from either side, with what the tie between them weighs. */

import { sql } from 'kysely';
import type { Span } from '../model.ts';
import { articleConditions } from './article-conditions.ts';
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from './articles.ts';
import { restrict } from './conditions.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from './entities.ts';
import { entityConditions } from './entity-conditions.ts';
import type { ArticleFilter, EntityFilter } from './filter.ts';
import { checkFilter } from './filter-limits.ts';
import type { Store } from './open.ts';
import type { Direction, Order, Page, PageRequest } from './page.ts';
import { PARENT, pagePerParent } from './per-parent.ts';
import { qb } from './sql.ts';

/** The tie between one article and one entity, over accepted mentions. */
export interface Appearance {
  /** Mentions other than demonyms, at least 1. */
  readonly mentionCount: number;
  readonly demonymCount: number;
  /** Where it is first named there, be it by a demonym; with the key of the article a `MentionRef`. */
  readonly firstMention: Span;
  /** 0 to 1: share of the article's counted mentions, weighted towards its beginning. */
  readonly salience: number;
}

export interface ArticleEntityRow extends Appearance {
  readonly entity: EntityRow;
}

export interface EntityArticleRow extends Appearance {
  readonly article: ArticleRow;
}

export interface ArticleEntityOrder {
  readonly field: 'SALIENCE' | 'MENTION_COUNT' | 'FIRST_MENTION' | 'NAME';
  readonly direction: Direction;
}

export interface EntityArticleOrder {
  readonly field: 'PUBLISHED_AT';
  readonly direction: Direction;
}

export interface ArticleEntityQuery {
  readonly filter?: EntityFilter | null | undefined;
  /** Default: most salient first. */
  readonly orderBy?: ArticleEntityOrder | null | undefined;
  readonly page: PageRequest;
}

export interface EntityArticleQuery {
  readonly filter?: ArticleFilter | null | undefined;
  /** Default: latest first, undated last. */
  readonly orderBy?: EntityArticleOrder | null | undefined;
  readonly page: PageRequest;
}

/** What to select of `article_entities as ae`. */
const APPEARANCE_COLUMNS = [
  'ae.mention_count as mentionsThere',
  'ae.demonym_count as demonymsThere',
  'ae.first_start as firstStart',
  'ae.salience',
] as const;

/** Where the accepted mention ends that begins at first_start. */
const FIRST_END = sql<number>`(
  select min("end") from mentions
  where article_id = ae.article_id and start = ae.first_start and entity_id = ae.entity_id and status = 'ACCEPTED')`.as(
  'firstEnd',
);

interface AppearanceRaw {
  readonly mentionsThere: number;
  readonly demonymsThere: number;
  readonly firstStart: number;
  readonly firstEnd: number;
  readonly salience: number;
}

const toAppearance = (raw: AppearanceRaw): Appearance => ({
  mentionCount: raw.mentionsThere,
  demonymCount: raw.demonymsThere,
  firstMention: { start: raw.firstStart, end: raw.firstEnd },
  salience: raw.salience,
});

const ORDER_COLUMNS = {
  SALIENCE: ['ae.salience', 'e.id'],
  MENTION_COUNT: ['ae.mention_count', 'e.id'],
  FIRST_MENTION: ['ae.first_start', 'e.id'],
  NAME: ['e.name_key', 'e.id'],
} as const;

const entityOrder = ({ field, direction }: ArticleEntityOrder): Order => ({
  name: field,
  parts: [{ columns: ORDER_COLUMNS[field], direction }],
});

/** A page of the entities of each article. Entities named there by demonyms only are left out. */
export function articleEntities(
  store: Store,
  articleIds: readonly number[],
  { filter, orderBy, page }: ArticleEntityQuery,
): Page<ArticleEntityRow>[] {
  const query = qb
    .selectFrom('article_entities as ae')
    .crossJoin('entities as e')
    .whereRef('e.id', '=', 'ae.entity_id')
    .where('ae.article_id', '=', PARENT)
    .where('ae.mention_count', '>', 0)
    .select([...ENTITY_COLUMNS, ...APPEARANCE_COLUMNS, FIRST_END]);
  return pagePerParent(store, {
    parents: articleIds,
    query: restrict(query, entityConditions(checkFilter(filter), 'e')),
    order: entityOrder(orderBy ?? { field: 'SALIENCE', direction: 'DESC' }),
    page,
    row: ({ mentionsThere, demonymsThere, firstStart, firstEnd, salience, ...entity }) => ({
      ...toAppearance({ mentionsThere, demonymsThere, firstStart, firstEnd, salience }),
      entity: toEntity(entity),
    }),
  });
}

/** A page of the articles of each entity. Articles that name it by demonyms only are left out. */
export function entityArticles(
  store: Store,
  entityIds: readonly number[],
  { filter, orderBy, page }: EntityArticleQuery,
): Page<EntityArticleRow>[] {
  const query = qb
    .selectFrom('article_entities as ae')
    .crossJoin('articles as a')
    .whereRef('a.id', '=', 'ae.article_id')
    .where('ae.entity_id', '=', PARENT)
    .where('ae.mention_count', '>', 0)
    .select([...ARTICLE_COLUMNS, ...APPEARANCE_COLUMNS, FIRST_END]);
  const conditions = articleConditions(checkFilter(filter), { table: 'a', publishedAt: 'ae.published_at' });
  const direction = orderBy?.direction ?? 'DESC';
  return pagePerParent(store, {
    parents: entityIds,
    query: restrict(query, conditions),
    order: { name: 'PUBLISHED_AT', parts: [{ columns: ['ae.published_at', 'ae.article_id'], direction }] },
    page,
    row: ({ mentionsThere, demonymsThere, firstStart, firstEnd, salience, ...article }) => ({
      ...toAppearance({ mentionsThere, demonymsThere, firstStart, firstEnd, salience }),
      article: toArticle(article),
    }),
  });
}
