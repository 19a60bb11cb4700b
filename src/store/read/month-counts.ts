/** Articles of whole months and entities of whole years, counted beforehand: what they cost does not depend on how many articles there were. */
import { Bound, bind, type Fragment, fragment, number, type Sql, sql, text } from '../sql/expression.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { asc, desc, sorting } from '../sql/keyset.ts';
import { type Condition, eq, gt, gte, lt } from '../sql/operators.ts';
import { from, type Rows, select } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { hubCounts, type MonthCountsTable, monthCounts } from '../sql/tables/counts.ts';

/** Half-open, from '' for everything on, until '~' for everything. */
export interface Period {
  readonly from: Bound<string>;
  readonly until: Bound<string>;
}

const boundsOf = <T>({ from: start, until }: Period, read: (start: string, end: string) => T): Bound<T> =>
  Bound.list([start, until]).map(([first = '', last = '']) => read(first, last));

const MONTH_BEGINS = /^(?:~?|\d{4}-\d\d-01T00:00:00Z)$/;

/** Whether it cuts no month. */
export const isOfMonths = (period: Period): Condition =>
  eq(
    boundsOf(period, (start, end) => Number(MONTH_BEGINS.test(start) && MONTH_BEGINS.test(end))),
    bind(1),
  );

/** Characters of a year and of a month. */
const [YEAR, MONTH] = [4, 7];

/** The articles of the months of a period by a facet; no rows for a period that cuts a month. */
export function countsOfMonths(period: Period, facet: MonthCountsTable['facet']): Rows<Row<typeof monthCounts>> {
  const [first, end] = [
    period.from.map((time) => time.slice(0, MONTH)),
    period.until.map((time) => time.slice(0, MONTH)),
  ];
  return from(monthCounts, ({ facet: own, month }) => {
    // Articles that are dated by year alone are of its January.
    const exact = sql<string>`${month} || case length(${month}) when ${number(YEAR)} then '-01' else '' end`;
    return [
      isOfMonths(period),
      eq(own, text(facet)),
      gte(
        month,
        first.map((time) => time.slice(0, YEAR)),
      ),
      lt(month, end),
      gte(exact, first),
      lt(exact, end),
    ];
  });
}

const YEAR_BEGINS = /^(\d{4})-01-01T00:00:00Z$/;

/** The year that a period is; null for any other. */
export const yearIn = (period: Period): Bound<string | null> =>
  boundsOf(period, (start, end) => {
    const [first, next] = [start, end].map((time) => Number(YEAR_BEGINS.exec(time)?.[1] ?? Number.NaN));
    return Number(first) + 1 === next ? start.slice(0, YEAR) : null;
  });

/** All entities in more than 64 articles of a year, in the columns `value` and `count`: the most articles first, ties by row id. */
export function entitiesOfYear(year: Sql<string | null>): Fragment {
  const { row, ...counted } = source(hubCounts, 'hub_counts_by_year');
  const { entity_id: id, facet, value, articles } = row;
  const where = [eq(facet, text('YEAR')), eq(value, year), gt(articles, number(HUB_ARTICLES))];
  const order = sorting([desc(articles), asc(id)], false);
  return fragment`${select(fragment`${id} as value, ${articles} as count`, { ...counted, row, where })} order by ${order}`;
}
