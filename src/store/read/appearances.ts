/** Reads which entity stands in which article, from either side, with what the tie between them weighs. */

import { type AliasableExpression, type Expression, sql } from 'kysely';
import type { Span } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { ARTICLES_BY_ID, articleConditions } from '../filter/articles.ts';
import { restrict } from '../filter/conditions.ts';
import { entityConditions } from '../filter/entities.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter, EntityFilter } from '../filter/model.ts';
import { qb } from '../sql/kysely.ts';
import type { Direction, Order, Page, PageRequest } from '../sql/page.ts';
import { detailedPagePerParent, PARENT, PLACE, pagePerParent } from '../sql/per-parent.ts';
import type { Reach } from '../sql/sketch.ts';
import { ARTICLE_COLUMNS, type ArticleRow, toArticle } from './articles.ts';
import { ENTITY_COLUMNS, type EntityRow, toEntity } from './entities.ts';

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
  where article_id = ae.article_id and start = ae.first_start and entity_id = ae.entity_id and status = 'ACCEPTED'
)`.as('firstEnd');

interface AppearanceRaw {
  readonly mentionsThere: number;
  readonly demonymsThere: number;
  readonly firstStart: number;
  readonly firstEnd: number;
  readonly salience: number;
}

type EntityArticleRaw = AppearanceRaw & Parameters<typeof toArticle>[0];

/** The tie apart from what it ties to. */
const split = <Raw extends AppearanceRaw>(raw: Raw): [Appearance, Omit<Raw, keyof AppearanceRaw>] => {
  const { mentionsThere, demonymsThere, firstStart, firstEnd, salience, ...rest } = raw;
  const firstMention = { start: firstStart, end: firstEnd };
  return [{ mentionCount: mentionsThere, demonymCount: demonymsThere, firstMention, salience }, rest];
};

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
    row: (raw) => {
      const [appearance, entity] = split(raw);
      return { ...appearance, entity: toEntity(entity) };
    },
  });
}

/** The rest is read of the rows of the page alone: going from the index to it costs as much as all before. */
const readArticles = (ties: AliasableExpression<{ entityId: number; articleId: number }>) =>
  qb
    .selectFrom(ties.as('tie'))
    .crossJoin('article_entities as ae')
    .crossJoin('articles as a')
    .whereRef('ae.article_id', '=', 'tie.articleId')
    .whereRef('ae.entity_id', '=', 'tie.entityId')
    .whereRef('a.id', '=', 'tie.articleId')
    .select([...ARTICLE_COLUMNS, ...APPEARANCE_COLUMNS, FIRST_END, PLACE]);

/** The same for a sketch, with the tie's weights looked up where they are used. */
const readArticlesAlone = (ties: AliasableExpression<unknown>) =>
  qb
    .selectFrom((ties as Parameters<typeof readArticles>[0]).as('tie'))
    .crossJoin('articles as a')
    .whereRef('a.id', '=', 'tie.articleId')
    .select([...ARTICLE_COLUMNS, 'tie.articleId', 'tie.entityId', PLACE]);

const weighing =
  (column: Expression<unknown>): Reach[string] =>
  (tie) =>
    sql`(select ${column} from article_entities as ae where article_id = ${tie('articleId')} and entity_id = ${tie('entityId')})`;

const appearanceReach: Reach = {
  mentionsThere: weighing(sql.ref('mention_count')),
  demonymsThere: weighing(sql.ref('demonym_count')),
  firstStart: weighing(sql.ref('first_start')),
  firstEnd: weighing(FIRST_END.expression),
  salience: weighing(sql.ref('salience')),
};

/** The articles of each entity, along the index that has them in order of publication. */
const tiesOf = qb
  .selectFrom('article_entities as ae')
  .where('ae.entity_id', '=', PARENT)
  .where('ae.mention_count', '>', 0)
  .select(['ae.entity_id as entityId', 'ae.article_id as articleId']);

/** A page of the articles of each entity. Articles that name it by demonyms only are left out. */
export function entityArticles(
  store: Store,
  entityIds: readonly number[],
  { filter, orderBy, page }: EntityArticleQuery,
): Page<EntityArticleRow>[] {
  const conditions = articleConditions(checkFilter(filter), { table: 'a', publishedAt: 'ae.published_at' });
  const joined = tiesOf.crossJoin(ARTICLES_BY_ID).whereRef('a.id', '=', 'ae.article_id');
  const direction = orderBy?.direction ?? 'DESC';
  const listing = {
    parents: entityIds,
    order: { name: 'PUBLISHED_AT', parts: [{ columns: ['ae.published_at', 'ae.article_id'], direction }] },
    page,
    details: (ties: AliasableExpression<unknown>) => readArticles(ties as Parameters<typeof readArticles>[0]),
    sketched: { details: readArticlesAlone, reach: appearanceReach },
    row: (raw: EntityArticleRaw): EntityArticleRow => {
      const [appearance, article] = split(raw);
      return { ...appearance, article: toArticle(article) };
    },
  };
  return conditions.length === 0
    ? detailedPagePerParent(store, { ...listing, query: tiesOf })
    : detailedPagePerParent(store, { ...listing, query: restrict(joined, conditions) });
}
