/** Counts articles by what they have in common: all of them, or those of an entity. */
import { KINDS, type Kind } from '../../model.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { articleConditions, NESTED } from '../filter/nouns.ts';
import { Alias, type Fragment, fragment, join, number, type Sql, sql, text } from '../sql/expression.ts';
import { asSource, itemsOf } from '../sql/gather.ts';
import { asc } from '../sql/keyset.ts';
import { type Condition, choose, eq, exists, fails, gt, nullIfEmpty, tick } from '../sql/operators.ts';
import { across, from, type Rows, select } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { articles, mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { appearancesBy } from './appearance-counts.ts';
import { groupBy, monthOf, yearOf } from './facet-rows.ts';
import { branchesOf, countsOf } from './neighbour-sources.ts';
import { totalsBy } from './totals.ts';

/** KIND is that of accepted mentions other than peripheral ones, ENTITY leaves out those that no mention that counts names. */
export type ArticleFacet = 'KIND' | 'ENTITY' | ArticleValue;

/** What an article has one of at most. */
type ArticleValue = 'SOURCE' | 'SECTION' | 'LANGUAGE' | 'BYLINE' | 'YEAR' | 'MONTH';

type Article = Row<typeof articles>;
type Articles = Rows<Article>;

/** In order of id, in which what belongs to articles lies on disk; without a limit SQLite would not sort them. */
const inOrderOfId = (rows: Articles): Source<Article> =>
  asSource({ ...rows, orderBy: [asc(rows.row.id)], limit: -1 }, ['id']);

/** Each article counts once for a kind, however many of its mentions are of it. */
function countByKind(rows: Articles): Fragment {
  const [article, kind] = [inOrderOfId(rows), itemsOf<Kind>(KINDS)];
  const such = from(mentions, (mention) => [
    eq(mention.article_id, article.row.id),
    eq(mention.kind, kind.row.value),
    eq(mention.status, text('ACCEPTED')),
    fails(mention.peripheral),
  ]);
  const having = across([article, kind], { where: [exists(select(number(1), such))], row: null });
  return groupBy({ rows: having, value: kind.row.value });
}

function countByEntity(rows: Articles): Fragment {
  const [article, appearance] = [inOrderOfId(rows), source(articleEntities)];
  const { article_id: articleId, entity_id: entityId } = appearance.row;
  const where = [eq(articleId, article.row.id), isNamed(appearance.row)];
  return groupBy({ rows: across([article, appearance], { where, row: null }), value: entityId });
}

const VALUES: Readonly<Record<ArticleValue, (article: Article) => Sql<string | null>>> = {
  SOURCE: ({ source: value }) => value,
  SECTION: ({ section }) => section,
  LANGUAGE: ({ language }) => language,
  BYLINE: ({ byline }) => byline,
  YEAR: ({ published_at: time }) => yearOf(time),
  MONTH: ({ published_at: time }) => monthOf(time),
};

function countBy(rows: Articles, by: ArticleFacet): Fragment {
  if (by === 'KIND') return countByKind(rows);
  if (by === 'ENTITY') return countByEntity(rows);
  return groupBy({ rows, value: VALUES[by](rows.row) });
}

/** The articles of each entity among some, counted beforehand. */
function countsOfEntities(where: (id: Sql<number>) => readonly Condition[]): Fragment {
  const rows = from(entities, ({ id, article_count: count }) => [...where(id), gt(count, number(0))]);
  return select(fragment`${rows.row.id} as value, ${rows.row.article_count} as count`, rows);
}

/** Counts all articles that the filter lets through. */
export function countAllArticles(filter: ArticleFilter, by: ArticleFacet): Fragment {
  const rows = from(articles, (row) => articleConditions(filter, { row }));
  if (rows.where.length > 0) return countBy(rows, by);
  if (by === 'ENTITY') return countsOfEntities(() => []);
  const isCounted = by !== 'KIND' && by !== 'BYLINE' && by !== 'MONTH';
  return isCounted ? totalsBy('ARTICLE', by) : countBy({ ...rows, where: [tick(rows.row.id)] }, by);
}

/** The articles of an entity by those that they mention too: its neighbours, which are counted beforehand where counting takes long. */
function countByNeighbour(entityId: Sql<number>): Fragment {
  const alias = new Alias();
  const { neighbour_id: neighbour, articles: shared } = countsOf(alias);
  const branches = branchesOf(entityId, 'ARTICLE', alias).map((branch) =>
    select(fragment`${neighbour}, ${shared}`, { ...branch, row: null }),
  );
  return join([countsOfEntities((id) => [eq(id, entityId)]), ...branches], ' union all ');
}

/** The values by which appearances are counted, of some of which there are more than one for a value of a facet. */
const APPEARANCE_VALUES: Readonly<Record<Exclude<ArticleValue, 'BYLINE'>, (value: Sql<string>) => Sql<string | null>>> =
  {
    SOURCE: nullIfEmpty,
    SECTION: nullIfEmpty,
    LANGUAGE: nullIfEmpty,
    YEAR: yearOf,
    MONTH: (value) => choose(eq(sql<number>`length(${value})`, number(4)), sql`${value} || '-01'`, monthOf(value)),
  };

/** The articles of an entity by what appearances are counted by. */
function countAppearances(entityId: Sql<number>, by: keyof typeof APPEARANCE_VALUES): Fragment {
  const rows = appearancesBy(entityId, by === 'YEAR' ? 'MONTH' : by);
  const { value, articles: inArticles } = rows.row;
  return groupBy({ rows, value: APPEARANCE_VALUES[by](value), count: sql`sum(${inArticles})` });
}

/** Counts the articles of an entity that the filter lets through. */
export function countArticlesOfEntity(entityId: Sql<number>, filter: ArticleFilter, by: ArticleFacet): Fragment {
  const [appearance, article] = [source(articleEntities), source(articles, 'articles_by_id')];
  const { published_at: publishedAt, article_id: articleId } = appearance.row;
  const own = [eq(appearance.row.entity_id, entityId), isNamed(appearance.row), tick(articleId)];
  const conditions = NESTED.articles(filter, { row: article.row, publishedAt });
  if (conditions.length === 0 && by !== 'KIND' && by !== 'BYLINE') {
    return by === 'ENTITY' ? countByNeighbour(entityId) : countAppearances(entityId, by);
  }
  const where = [...own, eq(article.row.id, articleId), ...conditions];
  return countBy(across([appearance, article], { where, row: article.row }), by);
}
