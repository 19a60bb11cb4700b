/**
 * Compares how many articles of two periods mention an entity: who rises, and who falls. The measure is the log-likelihood ratio of Dunning
 * ("Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19(1), 1993) for two binomial samples: of `n1`
 * articles of the period `k1` mention it, of `n2` of the other one `k2`. It is 0 where the shares are the same, and over 3.84 by chance
 * in one case of twenty.
 */
import type { Kind } from '../../model.ts';
import { when } from '../filter/conditions.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter, DateFilter } from '../filter/model.ts';
import { articleConditions } from '../filter/nouns.ts';
import { appearanceWithin } from '../filter/within.ts';
import { Alias, column, type Fragment, fragment, number, type Sql, sql } from '../sql/expression.ts';
import { asc, desc } from '../sql/keyset.ts';
import { choose, count, eq, gt, isIn, lt, ne, tick, unindexed } from '../sql/operators.ts';
import { across, certain, from, type List, type One, select } from '../sql/query.ts';
import { type Source, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import type { EntityRow } from './entities.ts';

export interface Comparison {
  readonly period: DateFilter;
  readonly against: DateFilter;
  /** Which articles count in both. */
  readonly filter?: ArticleFilter | null | undefined;
}

export type TrendDirection = 'RISING' | 'FALLING';

interface TrendQuery extends Comparison {
  readonly kinds?: readonly Kind[] | null | undefined;
  readonly direction?: TrendDirection | null | undefined;
}

/** The articles of both periods, and those of them that mention an entity. */
interface Counts {
  readonly n1: Sql<number>;
  readonly n2: Sql<number>;
  readonly k1: Sql<number>;
  readonly k2: Sql<number>;
}

export interface TrendRow {
  readonly entity: EntityRow;
  readonly counts: Counts;
  readonly comparison: Comparison;
}

export type TrendList = List<TrendRow> & { readonly comparison: Comparison };

type Side = 'period' | 'against';

/** The filter of the articles of one of the two periods. */
export const articlesOf = (comparison: Comparison, side: Side): ArticleFilter =>
  checkFilter({ publishedAt: comparison[side], ...(comparison.filter && { and: [comparison.filter] }) });

/** How many articles a period has. */
export function sizeOf(comparison: Comparison, side: Side): Sql<number> {
  const rows = from(articles, (row) => articleConditions(articlesOf(comparison, side), { row }));
  return sql`${select(count, rows)}`;
}

/** What an observed count adds: nothing where it is 0. */
const term = (observed: Sql<number>, expected: Sql<number>): Sql<number> =>
  choose(gt(observed, number(0)), sql<number>`${observed} * ln(${observed} / (${expected}))`, number(0));

/** Rounded, so that a sum in another order is the same number in a cursor. */
export function scoreOf({ counts: { n1, n2, k1, k2 } }: Pick<TrendRow, 'counts'>): Sql<number> {
  const share = sql<number>`1.0 * (${k1} + ${k2}) / (${n1} + ${n2})`;
  const terms = (
    [
      [k1, n1],
      [k2, n2],
    ] as const
  ).map(([k, n]) => {
    const others = sql<number>`${n} - ${k}`;
    return fragment`${term(k, sql`${n} * ${share}`)} + ${term(others, sql`${n} * (1 - ${share})`)}`;
  });
  return sql`round(2 * (${terms[0] as Fragment} + ${terms[1] as Fragment}), 6)`;
}

/** Null where the shares are the same. */
export const directionOf = ({ counts: { n1, n2, k1, k2 } }: TrendRow): Sql<TrendDirection | null> =>
  sql`case when ${k1} * ${n2} > ${k2} * ${n1} then 'RISING' when ${k1} * ${n2} < ${k2} * ${n1} then 'FALLING' end`;

/** The appearances in the articles of a period, and which of the two it is. */
function appearancesOf(comparison: Comparison, side: Side): Fragment {
  const [article, appearance] = [source(articles), source(articleEntities)];
  const rows = across([article, appearance], {
    where: [
      ...articleConditions(articlesOf(comparison, side), { row: article.row }),
      eq(appearance.row.article_id, article.row.id),
      isNamed(appearance.row),
      tick(appearance.row.entity_id),
    ],
    row: null,
  });
  const isPeriod = number(side === 'period' ? 1 : 0);
  return select(fragment`${appearance.row.entity_id} as entity_id, ${isPeriod} as k1, 1 - ${isPeriod} as k2`, rows);
}

const countsIn = (alias: Alias): Counts => ({
  n1: column(alias, 'n1'),
  n2: column(alias, 'n2'),
  k1: column(alias, 'k1'),
  k2: column(alias, 'k2'),
});

/** The sizes of both periods are counted once: a limit keeps SQLite from counting them again wherever they are read. */
const sizes = (comparison: Comparison): Fragment =>
  fragment`(select ${sizeOf(comparison, 'period')} as n1, ${sizeOf(comparison, 'against')} as n2 limit 1)`;

function countsOfAll(comparison: Comparison): Source<{ readonly entityId: Sql<number>; readonly counts: Counts }> {
  const alias = new Alias();
  const both = fragment`${appearancesOf(comparison, 'period')} union all ${appearancesOf(comparison, 'against')}`;
  const counted = fragment`select entity_id, sum(k1) as k1, sum(k2) as k2 from (${both}) group by entity_id`;
  return {
    row: { entityId: column(alias, 'entity_id'), counts: countsIn(alias) },
    from: fragment`(select * from ${sizes(comparison)} cross join (${counted})) as ${alias}`,
  };
}

/** The entities of which the share of articles differs, by how sure that is. */
export function trendsOf({ kinds, direction, ...comparison }: TrendQuery): TrendList {
  const [counted, entity] = [countsOfAll(comparison), source(entities)];
  const row = { entity: entity.row, counts: counted.row.counts, comparison };
  const { n1, n2, k1, k2 } = counted.row.counts;
  const [own, other] = [sql<number>`${k1} * ${n2}`, sql<number>`${k2} * ${n1}`];
  const differs = direction === 'RISING' ? gt : direction === 'FALLING' ? lt : ne;
  const rows = across([counted, entity], {
    where: [
      differs(own, other),
      eq(entity.row.id, counted.row.entityId),
      ...when(kinds, (among) => isIn(unindexed(entity.row.kind), among)),
    ],
    row,
  });
  return { ...rows, comparison, order: () => ({ name: 'TREND', parts: [desc(scoreOf(row)), asc(entity.row.id)] }) };
}

/** In how many articles of a period an entity is mentioned. */
function appearancesIn(entityId: Sql<number>, filter: ArticleFilter): Sql<number> {
  const rows = from(articleEntities, (appearance) => [
    eq(appearance.entity_id, entityId),
    isNamed(appearance),
    tick(appearance.article_id),
    ...appearanceWithin(filter, appearance),
  ]);
  return sql`${select(count, rows)}`;
}

/** The same of one entity. */
export function trendOf(entity: EntityRow, comparison: Comparison): One<TrendRow> {
  const alias = new Alias();
  const own = (side: Side): Sql<number> => appearancesIn(entity.id, articlesOf(comparison, side));
  const columns = fragment`*, ${own('period')} as k1, ${own('against')} as k2`;
  return certain({
    row: { entity, counts: countsIn(alias), comparison },
    from: fragment`(select ${columns} from ${sizes(comparison)} limit 1) as ${alias}`,
    where: [],
  });
}
