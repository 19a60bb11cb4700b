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
import { Alias, column, type Fragment, fragment, number, perDialect, type Sql, sql } from '../sql/expression.ts';
import { asc, desc } from '../sql/keyset.ts';
import { type Condition, choose, count, eq, gt, joined, lt, ne, tick } from '../sql/operators.ts';
import { certain, from, type List, type One, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { type EntityRow, isOfKind } from './entities.ts';
import type { Kept } from './posting-blocks.ts';
import { articlesCounted, comparedEntities, comparedGroups, entitiesIn, scoredEntities } from './posting-counts.ts';
import { selectArticles } from './posting-selection.ts';

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
  const score = sql<number>`2 * (${terms[0] as Fragment} + ${terms[1] as Fragment})`;
  return perDialect((dialect) => dialect.round(score, 6));
}

/** Null where the shares are the same. */
export const directionOf = ({ counts: { n1, n2, k1, k2 } }: TrendRow): Sql<TrendDirection | null> =>
  sql`case when ${k1} * ${n2} > ${k2} * ${n1} then 'RISING' when ${k1} * ${n2} < ${k2} * ${n1} then 'FALLING' end`;

const countsIn = (alias: Alias): Counts => ({
  n1: column(alias, 'n1'),
  n2: column(alias, 'n2'),
  k1: column(alias, 'k1'),
  k2: column(alias, 'k2'),
});

/** A condition on which way the shares of an entity go. */
function goes({ n1, n2, k1, k2 }: Counts, direction: TrendDirection | null | undefined): Condition {
  const differs = direction === 'RISING' ? gt : direction === 'FALLING' ? lt : ne;
  return differs(sql<number>`${k1} * ${n2}`, sql<number>`${k2} * ${n1}`);
}

/**
 * The entities of which the share of articles differs, from the surest on or backward. Most are in as few articles as many others, so that there are few different counts: those are
 * scored, and their entities come in the order of the scores.
 */
function compared({ direction, ...comparison }: TrendQuery, alias: Alias): (backward: boolean) => Fragment {
  const [one, other] = (['period', 'against'] as const).map((side) =>
    entitiesIn(selectArticles(articlesOf(comparison, side))),
  ) as [Kept, Kept];
  const sizes = fragment`(select ${articlesCounted(one)} as n1, ${articlesCounted(other)} as n2 limit 1)`;
  const [both, size] = [comparedEntities(one, other), new Alias()];
  const group = comparedGroups(both);
  const counts = { n1: column<number>(size, 'n1'), n2: column<number>(size, 'n2'), ...group.row };
  const scored = scoredEntities(both, {
    ...group,
    from: fragment`${sizes} as ${size} cross join ${group.from}`,
    where: [goes(counts, direction)],
    row: { ...group.row, score: scoreOf({ counts }) },
  });
  return (backward) => {
    const { row, from: ranked } = scored(backward);
    return fragment`(select ${row.id} as entity_id, ${row.k1} as k1, ${row.k2} as k2, n1, n2
      from ${sizes} cross join ${ranked}) as ${alias}`;
  };
}

/** The entities of which the share of articles differs, by how sure that is. */
export function trendsOf({ kinds, ...query }: TrendQuery): TrendList {
  const { period, against, filter } = query;
  const comparison = { period, against, filter };
  const [alias, entity] = [new Alias(), source(entities)];
  const row = { entity: entity.row, counts: countsIn(alias), comparison };
  const rows = compared(query, alias);
  const entityId = column<number>(alias, 'entity_id');
  return {
    row,
    from: ({ where, extent, backward }) =>
      fragment`(select * from ${rows(backward)} where ${where}${extent}) as ${alias}
       ${joined}${entity.from} on ${entity.row.id} = ${entityId}`,
    where: when(kinds, (among) => isOfKind(entityId, among)),
    comparison,
    order: () => ({ name: 'TREND', parts: [desc(scoreOf(row)), asc(entityId)] }),
  };
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
  // A limit keeps SQLite from counting the sizes again wherever they are read.
  const sizes = fragment`select ${sizeOf(comparison, 'period')} as n1, ${sizeOf(comparison, 'against')} as n2 limit 1`;
  const columns = fragment`*, ${own('period')} as k1, ${own('against')} as k2`;
  return certain({
    row: { entity, counts: countsIn(alias), comparison },
    from: fragment`(select ${columns} from (${sizes}) limit 1) as ${alias}`,
    where: [],
  });
}
