/** Articles: by key, and the list of all. */

import { sharedEntities } from '../filter/articles.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import { entityIdOf, rarestOf } from '../filter/entity-keys.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { articleConditions } from '../filter/nouns.ts';
import { type Bound, counted, type Sql, StoredText, sql } from '../sql/expression.ts';
import { rowsFor } from '../sql/gather.ts';
import type { Order } from '../sql/keyset.ts';
import { count, eq } from '../sql/operators.ts';
import { lengthOf } from '../sql/page-source.ts';
import { across, type Few, find, from, type List, lookup, type One, select } from '../sql/query.ts';
import { type Row, rowWith, type Source, source } from '../sql/table.ts';
import { articles, articleTexts } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { type ArticleFacet, countAllArticles } from './article-facets.ts';
import type { Countable } from './facet-rows.ts';
import { type OrderBy, orderBy } from './order-by.ts';
import { togetherIn } from './pair-counts.ts';
import type { SelectedList } from './posting-blocks.ts';
import { selectArticles } from './posting-selection.ts';
import type { Dated } from './timeline.ts';
import { total } from './totals.ts';

export type ArticleRow = Row<typeof articles>;

export type ArticleOrder = OrderBy<'PUBLISHED_AT' | 'TITLE' | 'WORD_COUNT'>;

/** Lists that go by publication alone. */
export type PublicationOrder = OrderBy<'PUBLISHED_AT'>;

interface ArticleQuery {
  readonly filter?: ArticleFilter | null | undefined;
  /** Default: latest first, undated last. */
  readonly orderBy?: ArticleOrder | null | undefined;
}

export type ArticleList = List<ArticleRow> & Countable<ArticleFacet> & Dated & SelectedList;

export const articleByKey = (key: Sql<string>): One<ArticleRow | null> =>
  find(from(articles, (article) => [eq(article.key, key)]));

/** The articles with these keys that exist, in the order of the keys. */
export const articlesByKey = (keys: readonly string[]): Few<ArticleRow> =>
  rowsFor(keys, { of: articles, key: 'id' }, (article, key) => eq(article.key, key));

/** The canonical text of an article, for what reads in it. */
export const textOf = (articleId: Sql<number>): Sql<string> => {
  const rows = from(articleTexts, (row) => [eq(row.article_id, articleId)]);
  return new StoredText(lookup(rows.row.text, rows) as Sql<string>, articleId);
};

/** Bytes of an article's text that its price covers: an operation reads at most a thousand. */
const SHORT = 4096;

/** The canonical text of an article for an answer. */
export const shownTextOf = (articleId: Sql<number>): Sql<string> => {
  const rows = from(articleTexts, (row) => [eq(row.article_id, articleId)]);
  return lookup(counted(rows.row.text, SHORT), rows) as Sql<string>;
};

/** The natural key of an article. */
export const articleKeyOf = (articleId: Sql<number>): Sql<string> => {
  const rows = from(articles, ({ id }) => [eq(id, articleId)]);
  return lookup(rows.row.key, rows) as Sql<string>;
};

export const LATEST_FIRST: PublicationOrder = { field: 'PUBLISHED_AT' };

const COLUMNS = { PUBLISHED_AT: 'published_at', TITLE: 'title_key', WORD_COUNT: 'word_count' } as const;

const orderOf = (article: ArticleRow, asked: ArticleOrder): Order =>
  orderBy(asked, article[COLUMNS[asked.field]], article.id);

/** The fields of a filter that appearances answer, so that only the articles on the page are looked up. */
const IN_APPEARANCES: ReadonlySet<string> = new Set(['entities', 'publishedAt'] satisfies (keyof ArticleFilter)[]);

const needsArticles = (filter: ArticleFilter): boolean =>
  Object.keys(filter).some((field) => !IN_APPEARANCES.has(field));

/** Along the index that holds what filters ask for; otherwise by id. */
export const filteredArticles = (indexed: boolean): Source<ArticleRow> =>
  source(articles, indexed ? 'articles_by_id' : undefined);

/** The number of articles that mention two entities, when a filter asks for nothing else: it is kept, or soon counted; otherwise null. */
function countOfPair({ entities = {}, ...others }: ArticleFilter): Sql<number> | null {
  const { all: keys, ...rest } = entities ?? {};
  const [a, b] = (keys ?? []).map((key) => entityIdOf(key) as Sql<number>);
  const isPair = keys?.length === 2 && isEmptyFilter(others) && isEmptyFilter(rest);
  return isPair && a && b ? togetherIn('ARTICLE', { a, b }) : null;
}

/** The number of articles of an entity that the filter lets through, from its appearances alone; null for a filter that asks for more. */
export function countAppearances(entityId: Sql<number | null>, filter: ArticleFilter): Sql<number> | null {
  if (needsArticles(filter)) return null;
  const { row: appearance, from: origin } = source(articleEntities);
  const { published_at: publishedAt, article_id: id } = appearance;
  const row = rowWith(source(articles).row, { id, published_at: publishedAt });
  const conditions = articleConditions(filter, { row, publishedAt, appearance });
  const where = [eq(appearance.entity_id, entityId), isNamed(appearance), ...conditions];
  return sql`${select(count, { row: null, from: origin, where })}`;
}

/** The articles that the filter lets through, each of which mentions these entities: the rarest leads to them. */
function sharedBy(keys: readonly Bound<string>[], filter: ArticleFilter, asked: ArticleOrder): List<ArticleRow> {
  const appearance = source(articleEntities);
  const article = filteredArticles(needsArticles(filter));
  const { published_at: publishedAt, article_id: articleId, entity_id: entityId } = appearance.row;
  const rows = across([appearance, article], {
    where: [
      eq(article.row.id, articleId),
      eq(entityId, rarestOf(keys)),
      ...articleConditions(filter, { row: article.row, publishedAt, appearance: appearance.row }),
    ],
    row: article.row,
  });
  return {
    ...rows,
    order: () => orderBy(asked, publishedAt, articleId),
    count: () => countOfPair(filter) ?? countAppearances(rarestOf(keys), filter) ?? sql`${select(count, rows)}`,
  };
}

/** In the requested order, by whatever leads there best. */
function filtered(filter: ArticleFilter, order: ArticleOrder): List<ArticleRow> {
  const shared = sharedEntities(filter);
  const found = shared.length > 0 ? sharedBy(shared, filter, order) : null;
  if (found && order.field === 'PUBLISHED_AT') return found;
  const rows = from(articles, (row) => articleConditions(filter, { row }));
  const list = { ...rows, order: () => orderOf(rows.row, order) };
  if (found) return { ...list, count: () => lengthOf(found) };
  return rows.where.length === 0 ? { ...list, count: () => total('ARTICLE') } : list;
}

/** All articles that the filter lets through. LIMIT_EXCEEDED and BAD_USER_INPUT for a filter that cannot be answered. */
export function allArticles(query: ArticleQuery): ArticleList {
  const filter = checkFilter(query.filter);
  const selected = selectArticles(filter);
  return {
    ...filtered(filter, query.orderBy ?? LATEST_FIRST),
    countBy: (by) => countAllArticles(filter, by, selected),
    selected,
  };
}
