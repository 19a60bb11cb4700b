/** Facets: the rows behind a list counted by a value that they have in common. */
import type { Kind } from '../../model.ts';
import { Alias, column, Fragment, fragment, raw, type Sql, sql } from '../sql/expression.ts';
import { asSource } from '../sql/gather.ts';
import { asc, desc } from '../sql/keyset.ts';
import { eq, isIn, nullIfEmpty, count as rowCount, unindexed } from '../sql/operators.ts';
import { across, type Few, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';

/** A value and how many rows have it. Null counts the rows without one. */
export interface FacetRow<Value extends string | number = string> {
  readonly value: Sql<Value | null>;
  readonly count: Sql<number>;
}

/** Counts that come in the order of `highest`, so that no more of them are read than are shown. */
export class Descending extends Fragment {}

/** A list that can be counted by a value of its rows: a query of the columns `value` and `count`, each value once. */
export interface Countable<By extends string> {
  readonly countBy: (by: By) => Fragment;
}

/** What is counted, and by which value. */
interface Grouping {
  readonly rows: Rows<unknown>;
  readonly value: Sql<unknown>;
  /** An aggregate. Default: the number of rows. */
  readonly count?: Sql<number>;
  /** What groups have in common, where the value is an aggregate. Default: the value. */
  readonly key?: Sql<unknown>;
}

/** The rows grouped by a value. */
export const groupBy = ({ rows, value, count = rowCount, key = raw('1') }: Grouping): Fragment =>
  fragment`${select(fragment`${value} as value, ${count} as count`, rows)} group by ${key}`;

/** Articles, and an aggregate of how many rows of a list a group of them has. */
export interface ArticleCounts {
  readonly rows: Rows<Row<typeof articles>>;
  readonly count: Sql<number>;
}

/** The articles of the rows and how many rows each has: counted before the article is looked up. */
export function countByArticle(rows: Rows<unknown>, articleId: Sql<number>): ArticleCounts {
  const counted = asSource({ ...rows, row: { articleId, count: rowCount }, groupBy: articleId }, [
    'articleId',
    'count',
  ]);
  const article = source(articles, 'articles_by_id');
  const where = [eq(article.row.id, counted.row.articleId)];
  return {
    rows: across([counted, article], { where, row: article.row }),
    count: sql`sum(${counted.row.count})`,
  };
}

/** The year of a time, as a text; null when it is not known. */
export const yearOf = (time: Sql<string>): Sql<string | null> => nullIfEmpty(sql`substr(${time}, 1, 4)`);

/** The month of a time, `2005-03`; null when it is not known. What is known by its year alone is in January, where a filter by it finds it. */
export const monthOf = (time: Sql<string>): Sql<string | null> => nullIfEmpty(sql`substr(${time}, 1, 7)`);

/** What things in articles have in common through these. */
export type ArticleValue = 'SOURCE' | 'SECTION' | 'LANGUAGE' | 'YEAR' | 'MONTH';

/** The rows by a value of their articles. */
export function countByValue(rows: Rows<unknown>, articleId: Sql<number>, by: ArticleValue): Fragment {
  const byArticle = countByArticle(rows, articleId);
  const { source: publisher, section, language, published_at: time } = byArticle.rows.row;
  const values = { SOURCE: publisher, SECTION: section, LANGUAGE: language, YEAR: yearOf(time), MONTH: monthOf(time) };
  return groupBy({ ...byArticle, value: values[by] });
}

/** Of counts by entity, those of entities of these kinds; null for all, also of what is tied to none. */
export function ofKinds(counts: Fragment, kinds: readonly Kind[] | null | undefined): Fragment {
  if (kinds == null) return counts;
  const counted = new Alias();
  const entity = source(entities);
  const value = column<number>(counted, 'value');
  const rows = across([{ row: null, from: fragment`(${counts}) as ${counted}` }, entity], {
    where: [eq(entity.row.id, value), isIn(unindexed(entity.row.kind), kinds)],
    row: null,
  });
  const { parts } = select(fragment`${value} as value, ${column(counted, 'count')} as count`, rows);
  return counts instanceof Descending ? new Descending(parts) : new Fragment(parts);
}

/** The values with the highest counts, at most `first`; those with the same count by value. */
export function highest<Value extends string | number>(counts: Fragment, first: number): Few<FacetRow<Value>> {
  const alias = new Alias();
  const row = { value: column<Value>(alias, 'value'), count: column<number>(alias, 'count') };
  const rows = { row, from: fragment`(${counts}) as ${alias}`, where: [], limit: first };
  return counts instanceof Descending ? rows : { ...rows, orderBy: [desc(row.count), asc(row.value)] };
}
