/** Counts articles by what they have in common: all of them, or those of an entity. */
import { KINDS, type Kind } from '../../model.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { articleConditions } from '../filter/nouns.ts';
import { Alias, type Fragment, fragment, join, number, perDialect, type Sql, sql } from '../sql/expression.ts';
import { itemsOf } from '../sql/gather.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { type Condition, choose, eq, gt, isNull, lte, nullIfEmpty, some, tick } from '../sql/operators.ts';
import { across, from, type Rows, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import { appearancesBy } from './appearance-counts.ts';
import { Descending, groupBy, monthOf, yearOf } from './facet-rows.ts';
import { entitiesOfYear, yearIn } from './month-counts.ts';
import { branchesOf, countsOf } from './neighbour-sources.ts';
import type { Selected } from './posting-blocks.ts';
import { articlesBy, countedEntities, entitiesIn } from './posting-counts.ts';
import { totalsBy } from './totals.ts';

/** KIND is that of accepted mentions other than peripheral ones, ENTITY leaves out those that no mention that counts names. */
export type ArticleFacet = 'KIND' | 'ENTITY' | ArticleValue;

/** What an article has one of at most. */
type ArticleValue = 'SOURCE' | 'SECTION' | 'LANGUAGE' | 'BYLINE' | 'YEAR' | 'MONTH';

type Article = Row<typeof articles>;
type Articles = Rows<Article>;

/** The facets that blocks hold as they are. */
const IN_BLOCKS = { SOURCE: 'SOURCE', SECTION: 'SECTION', LANGUAGE: 'LANGUAGE' } as const;

/** Each article counts once for a kind, however many of its mentions are of it. */
function countByKind(selected: Selected): Fragment {
  const [counted, kind] = [articlesBy(selected, { by: 'KINDS' }), itemsOf<Kind>(KINDS)];
  const has = perDialect<boolean>(
    (dialect) =>
      sql`${dialect.position(sql`' ' || ${counted.row.value} || ' '`, sql`' ' || ${kind.row.value} || ' '`)} > 0`,
  );
  const rows = across([counted, kind], { where: [has], row: null });
  return groupBy({ rows, value: kind.row.value, count: sql`sum(${counted.row.articles})` });
}

/** Counts the entities of selected articles, in order: those of a year that are in many from what is kept of hubs, so that blocks are read for others alone. */
export function countEntitiesOf(selected: Selected): Descending {
  const rows = countedEntities(entitiesIn(selected), { window: 'ARTICLE', minimum: 1 });
  const { id, articles: count } = rows.row;
  const columns = fragment`${id} as value, ${count} as count`;
  if (!selected.isPeriod) return new Descending(select(columns, rows).parts);
  const year = yearIn(selected.period);
  const others = select(columns, { ...rows, where: [some([isNull(year), lte(count, number(HUB_ARTICLES))])] });
  return new Descending(fragment`select * from (${entitiesOfYear(year)}) union all select * from (${others})`.parts);
}

/** Counts selected articles by a value of them. */
export function countSelected(selected: Selected, by: Exclude<ArticleFacet, 'BYLINE' | 'ENTITY'>): Fragment {
  if (by === 'KIND') return countByKind(selected);
  const isTime = by === 'YEAR' || by === 'MONTH';
  const rows = articlesBy(selected, { by: isTime ? 'MONTH' : IN_BLOCKS[by] });
  const { value: found, articles: count } = rows.row;
  const value = by === 'YEAR' ? yearOf(found) : by === 'MONTH' ? monthOf(found) : nullIfEmpty(found);
  return groupBy({ rows, value, count: sql`sum(${count})` });
}

/** Articles that are selected in posting lists, and the same row by row. */
interface Counting {
  readonly selected: Selected;
  readonly rows: Articles;
}

function countBy({ selected, rows }: Counting, by: ArticleFacet): Fragment {
  if (by === 'ENTITY') return countEntitiesOf(selected);
  return by === 'BYLINE' ? groupBy({ rows, value: rows.row.byline }) : countSelected(selected, by);
}

/** The articles of each entity among some, counted beforehand. */
function countsOfEntities(where: (id: Sql<number>) => readonly Condition[]): Fragment {
  const rows = from(entities, ({ id, article_count: count }) => [...where(id), gt(count, number(0))]);
  return select(fragment`${rows.row.id} as value, ${rows.row.article_count} as count`, rows);
}

/** Counts all articles that the filter lets through: `selected` are the same. */
export function countAllArticles(filter: ArticleFilter, by: ArticleFacet, selected: Selected): Fragment {
  const rows = from(articles, (row) => articleConditions(filter, { row }));
  if (rows.where.length > 0) return countBy({ selected, rows }, by);
  if (by === 'ENTITY') return countsOfEntities(() => []);
  const isKept = by !== 'KIND' && by !== 'BYLINE' && by !== 'MONTH';
  return isKept ? totalsBy('ARTICLE', by) : countBy({ selected, rows: { ...rows, where: [tick(rows.row.id)] } }, by);
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
export const APPEARANCE_VALUES: Readonly<
  Record<Exclude<ArticleValue, 'BYLINE'>, (value: Sql<string>) => Sql<string | null>>
> = {
  SOURCE: nullIfEmpty,
  SECTION: nullIfEmpty,
  LANGUAGE: nullIfEmpty,
  YEAR: yearOf,
  MONTH: (value) => choose(eq(sql<number>`length(${value})`, number(4)), sql`${value} || '-01'`, monthOf(value)),
};

/** The articles of an entity by what appearances are counted by. */
function countAppearances(entityId: Sql<number>, by: keyof typeof APPEARANCE_VALUES): Fragment {
  const rows = appearancesBy(entityId, by);
  const { value, articles: inArticles } = rows.row;
  return groupBy({ rows, value: APPEARANCE_VALUES[by](value), count: sql`sum(${inArticles})` });
}

/** Counts the articles of an entity that the filter lets through: `selected` are the same. */
export function countArticlesOfEntity(
  entityId: Sql<number>,
  filter: ArticleFilter,
  { selected, rows, by }: Counting & { readonly by: ArticleFacet },
): Fragment {
  if (!isEmptyFilter(filter) || by === 'KIND' || by === 'BYLINE') return countBy({ selected, rows }, by);
  return by === 'ENTITY' ? countByNeighbour(entityId) : countAppearances(entityId, by);
}
