/** The blocks of posting lists that may hold selected articles, as a source of rows for the SQL functions that count in them. */
import {
  Alias,
  column,
  type Fragment,
  fragment,
  number,
  perDialect,
  raw,
  type Sql,
  sql,
  text,
} from '../sql/expression.ts';
import { desc, sorting } from '../sql/keyset.ts';
import { type Condition, coalesce, eq, fails, gt, gte, lt, TRUE } from '../sql/operators.ts';
import { across, from, type Rows, select } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { postingBlocks } from '../sql/tables/counts.ts';
import type { Period } from './month-counts.ts';
import { total } from './totals.ts';

/** What a statement counts is kept by number, for the SQL functions that read it. */
export type Kept = Sql<number>;

export const INDEPENDENT = number(0);

/** A number that is made once for all places of a statement that use it, and once for each `key`. */
export function keptOnce(make: Fragment, key: Sql<number> = INDEPENDENT): Kept {
  const own = new Alias();
  return perDialect((dialect) => {
    const json = dialect.memoized('postings', sql`json_array('${own}', ${key})`, sql`cast(${make} as text)`);
    return sql`cast(${json} as integer)`;
  });
}

/** Articles as posting lists have them. */
export interface Selected {
  readonly number: Kept;
  readonly period: Period;
  /** The row ids that meet the filter, where blocks do not hold all that it asks for, or where they are few; otherwise null. */
  readonly set: Kept | null;
  /** What they depend on: what is counted in them is kept by it. */
  readonly key: Sql<number>;
  /** Whether they are all articles of the period. */
  readonly isPeriod: boolean;
}

/** A list of articles that are selected in posting lists. */
export interface SelectedList {
  readonly selected: Selected;
}

/** Blocks begin with one of so many articles. */
export const ARTICLES_IN_BLOCK = 256;

/** A block, and the number of what is selected in it. */
export interface SelectedBlock {
  readonly data: Sql<Uint8Array>;
  readonly selection: Kept;
}

/** The blocks of a period: from the last one on that begins before it, since that may hold articles of it. */
function blocksIn({ from: start, until }: Period): Rows<Row<typeof postingBlocks>> {
  const earlier = from(postingBlocks, ({ first_published_at: first }) => [lt(first, start)]);
  const beginning = sql<string | null>`${select(sql`max(${earlier.row.first_published_at})`, earlier)}`;
  return from(postingBlocks, ({ first_published_at: first, last_published_at: last }) => [
    gte(first, coalesce(beginning, text(''))),
    lt(first, until),
    gte(last, start),
  ]);
}

/** The blocks that hold the articles of a set, found one by one. */
function blocksWith(set: Kept): Rows<Row<typeof postingBlocks>> {
  const [member, article, holder] = [new Alias(), source(articles), new Alias()];
  const firstOf = (name: 'first_published_at' | 'first_article_id'): Fragment => {
    const earlier = from(postingBlocks, (block) => [
      sql<boolean>`(${block.first_published_at}, ${block.first_article_id}) <= (${article.row.published_at}, ${article.row.id})`,
    ]);
    const latest = sorting([desc(earlier.row.first_published_at, earlier.row.first_article_id)], false);
    return fragment`(${select(earlier.row[name], earlier)} order by ${latest} limit 1) as ${raw(name)}`;
  };
  const members = { row: null, from: fragment`kept_articles(${set}) as ${member}` };
  const holders = select(
    fragment`distinct ${firstOf('first_published_at')}, ${firstOf('first_article_id')}`,
    across([members, article], { where: [eq(article.row.id, column<number>(member, 'id'))], row: null }),
  );
  const block = source(postingBlocks);
  const where = [
    eq(block.row.first_published_at, column<string>(holder, 'first_published_at')),
    eq(block.row.first_article_id, column<number>(holder, 'first_article_id')),
  ];
  return across([{ row: null, from: fragment`(${holders}) as ${holder}` }, block], { where, row: block.row });
}

/** The blocks that may hold such articles: those of the period, or of a set that has fewer articles than there are blocks those that hold one. `condition` is for those of a period. */
export function blocksOf(
  { number: selection, period, set }: Selected,
  condition: Condition = TRUE,
): Source<SelectedBlock> {
  const alias = new Alias();
  const row = { data: column<Uint8Array>(alias, 'data'), selection: column<number>(alias, 'selection') };
  const chosen = (blocks: Rows<Row<typeof postingBlocks>>, condition: Condition): Fragment => {
    const once = new Alias();
    const selected = fragment`(select ${selection} as selection where ${condition} limit 1) as ${once}`;
    const columns = fragment`${blocks.row.data} as data, ${column(once, 'selection')} as selection`;
    return select(columns, across([{ row: null, from: selected }, blocks], { where: blocks.where, row: null }));
  };
  if (set === null) return { row, from: fragment`(${chosen(blocksIn(period), condition)}) as ${alias}` };
  const isBroad = gt(sql<number>`number_kept(${set}) * ${ARTICLES_IN_BLOCK}`, total('ARTICLE'));
  const [all, some] = [chosen(blocksIn(period), isBroad), chosen(blocksWith(set), fails(isBroad))];
  return { row, from: fragment`(${all} union all ${some}) as ${alias}` };
}
