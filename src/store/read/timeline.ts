/** Counts the appearances of an entity along time. */
import type { Precision } from '../../model.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import { checkFilter } from '../filter/limits.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { appearanceWithin } from '../filter/within.ts';
import {
  Alias,
  column,
  type Fragment,
  fragment,
  join,
  number,
  perDialect,
  raw,
  type Sql,
  sql,
  text,
} from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import {
  all,
  type Condition,
  choose,
  coalesce,
  concat,
  count,
  eq,
  fails,
  gt,
  isAmong,
  isIn,
  lte,
  NULL,
  nullIfEmpty,
  some,
  tick,
} from '../sql/operators.ts';
import { type Few, from, type Rows, select } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { appearancesBy } from './appearance-counts.ts';
import { groupBy } from './facet-rows.ts';
import type { Selected } from './posting-blocks.ts';
import { articlesBy } from './posting-counts.ts';
import { selectFrequent, unlessFrequent } from './posting-selection.ts';

export const INTERVALS = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type Interval = (typeof INTERVALS)[number];

export interface TimelineRow {
  /**
   * First day of the interval, `2005-03-21`; weeks begin on Monday. Null, in the last row, for the articles that are undated or dated less
   * exactly than the interval: an article known by its year is in no month.
   */
  readonly start: Sql<string | null>;
  /** Articles with at least one mention other than a demonym. */
  readonly articles: Sql<number>;
  /** Mentions other than demonyms. */
  readonly mentions: Sql<number>;
}

const first = (time: Sql<string>, length: number): Sql<string> => sql`substr(${time}, 1, ${length})`;

/** First day of the interval in which a time lies. */
const STARTS: Readonly<Record<Interval, (time: Sql<string>) => Sql<string>>> = {
  DAY: (time) => first(time, 10),
  WEEK: (time) => perDialect((dialect) => dialect.monday(first(time, 10))),
  MONTH: (time) => concat(first(time, 7), text('-01')),
  YEAR: (time) => concat(first(time, 4), text('-01-01')),
};

/** Precisions that leave open in which interval a time lies. */
const TOO_VAGUE: Readonly<Record<Interval, readonly Precision[]>> = {
  DAY: ['YEAR', 'MONTH'],
  WEEK: ['YEAR', 'MONTH'],
  MONTH: ['YEAR'],
  YEAR: [],
};

/** First day of the interval in which a time lies; null where it is not known, or too vaguely. */
function startAt(time: Sql<string>, interval: Interval, isVague: Condition): Sql<string | null> {
  const isDated = gt(time, text(''));
  const isKnown = TOO_VAGUE[interval].length === 0 ? isDated : all([isDated, fails(isVague)]);
  return choose(isKnown, STARTS[interval](time), NULL);
}

function startOf(time: Sql<string>, articleId: Sql<number>, interval: Interval): Sql<string | null> {
  const vague = from(articles, ({ published_precision: precision }) => [
    some(TOO_VAGUE[interval].map((each) => eq(precision, text(each)))),
  ]);
  return startAt(time, interval, isAmong(articleId, select(vague.row.id, vague)));
}

/** Characters of a day. */
const DAY = 10;

/** What is counted in posting lists for an interval. */
const granularityOf = (interval: Interval): 'DAY' | 'MONTH' =>
  interval === 'DAY' || interval === 'WEEK' ? 'DAY' : 'MONTH';

/** The same of a day with its precision, as posting lists have it. */
function startOfDay(day: Sql<string>, interval: Interval): Sql<string | null> {
  const precision = sql<string>`substr(${day}, ${DAY + 2})`;
  return startAt(first(day, DAY), interval, isIn(precision, TOO_VAGUE[interval]));
}

/** Appearance by appearance, in the articles that a filter lets through. */
function countedBy(entityId: Sql<number | null>, interval: Interval, filter: ArticleFilter): Fragment {
  const { row: appearance, ...rows } = from(articleEntities, (row) => [
    eq(row.entity_id, entityId),
    isNamed(row),
    tick(row.article_id),
    ...appearanceWithin(filter, row),
  ]);
  const columns = fragment`${startOf(appearance.published_at, appearance.article_id, interval)} as start, ${count} as articles,
    ${sql<number>`sum(${appearance.mention_count})`} as mentions`;
  return fragment`${select(columns, { ...rows, row: null })} group by ${raw('1')}`;
}

/** An article is read in so much less time than a block. */
const ARTICLES_PER_BLOCK = 8;

/** In posting lists, for an entity in so many articles that this takes less time. */
function countedInBlocks(entityId: Sql<number>, interval: Interval, filter: ArticleFilter): Fragment {
  const { row, ...rows } = articlesBy(selectFrequent(entityId, filter, ARTICLES_PER_BLOCK), {
    by: granularityOf(interval),
    entityId,
  });
  const columns = fragment`${startOfDay(row.value, interval)} as start, sum(${row.articles}) as articles,
    sum(${row.mentions}) as mentions`;
  return fragment`${select(columns, { ...rows, row: null })} group by ${raw('1')}`;
}

/** From the counts of months, some of which are years alone. */
function summedBy(entityId: Sql<number>, interval: 'MONTH' | 'YEAR'): Fragment {
  const rows = appearancesBy(entityId, 'MONTH');
  const { value, articles: inArticles, mentions } = rows.row;
  const isKnown = interval === 'MONTH' ? eq(sql<number>`length(${value})`, number(7)) : gt(value, text(''));
  const start = choose(isKnown, STARTS[interval](value), NULL);
  const columns = fragment`${start} as start, sum(${inArticles}) as articles, sum(${mentions}) as mentions`;
  return fragment`${select(columns, rows)} group by ${raw('1')}`;
}

/** The intervals in which an entity appears, in order of time; those in which it does not are left out. */
export function timelineOf(entityId: Sql<number>, interval: Interval, asked?: ArticleFilter | null): Few<TimelineRow> {
  const filter = checkFilter(asked);
  const isSummed = isEmptyFilter(filter) && (interval === 'MONTH' || interval === 'YEAR');
  const counted = isSummed
    ? summedBy(entityId, interval)
    : fragment`${countedInBlocks(entityId, interval, filter)}
      union all ${countedBy(unlessFrequent(entityId, ARTICLES_PER_BLOCK), interval, filter)}`;
  const alias = new Alias();
  const start = column<string>(alias, 'start');
  return {
    row: { start, articles: column(alias, 'articles'), mentions: column(alias, 'mentions') },
    from: fragment`(${counted}) as ${alias}`,
    where: [],
    orderBy: [asc(sql<number>`${start} is null`, start)],
  };
}

/** How many of a list are of one interval. */
export interface PeriodRow {
  /** As that of a timeline of an entity. */
  readonly start: Sql<string | null>;
  readonly count: Sql<number>;
}

/** How many of a list are of one interval and come from one source. */
export interface SourcePeriodRow extends PeriodRow {
  /** Null for those of no known source. */
  readonly source: Sql<string | null>;
}

/** What is counted along time: articles, and an aggregate of how many rows of a list a group of them stands for. */
export interface DatedCounts {
  readonly rows: Rows<Pick<Row<typeof articles>, 'id' | 'published_at' | 'source'>>;
  readonly count: Sql<number>;
}

/** A list of which the rows have articles: some or all of them are selected in posting lists, the others are read. One of both is there. */
export interface Dated {
  readonly selected?: Selected;
  readonly articles?: () => DatedCounts;
}

/** Without conditions SQLite has no row to tick for. */
const ticked = ({ where, ...rows }: DatedCounts['rows']): DatedCounts['rows'] => ({
  ...rows,
  where: where.length > 0 ? where : [tick(rows.row.id)],
});

/** The value of an unknown source in between. */
const UNKNOWN = raw<string>("''");

const unknownLast = (start: Sql<string | null>) => asc(sql<number>`${start} is null`, start as Sql<string>);

/** Row by row, in the columns `start`, `source` and `count`. */
function countedRows({ rows, count: sum }: DatedCounts, interval: Interval, bySource: boolean): Fragment {
  const start = startOf(rows.row.published_at, rows.row.id, interval);
  const publisher = bySource ? coalesce(rows.row.source, UNKNOWN) : UNKNOWN;
  const columns = fragment`${start} as start, ${publisher} as source, ${sum} as count`;
  return fragment`${select(columns, ticked(rows))} group by ${raw('1, 2')}`;
}

/** In posting lists, likewise. */
function countedSelection(selected: Selected, interval: Interval, bySource: boolean): Fragment {
  const { row, ...rows } = articlesBy(selected, { by: granularityOf(interval), bySource });
  const columns = fragment`${startOfDay(row.value, interval)} as start, ${row.source} as source, ${row.articles} as count`;
  return select(columns, { ...rows, row: null });
}

/** Both together, once for each start and source. */
function countedPeriods({ selected, articles: counts }: Dated, interval: Interval, bySource: boolean): Fragment {
  const parts = [
    ...(selected ? [countedSelection(selected, interval, bySource)] : []),
    ...(counts ? [countedRows(counts(), interval, bySource)] : []),
  ];
  return fragment`(select start, source, sum(count) as count from (${join(parts, ' union all ')}) group by ${raw('1, 2')})`;
}

/** The intervals that a list has something of, in order of time; those of which it has nothing are left out. */
export function timelineOfList(list: Dated, interval: Interval): Few<PeriodRow> {
  const alias = new Alias();
  const row = { start: column<string>(alias, 'start'), count: column<number>(alias, 'count') };
  const counted = countedPeriods(list, interval, false);
  return { row, from: fragment`${counted} as ${alias}`, where: [], orderBy: [unknownLast(row.start)] };
}

/** How many of a list come from each source, in the columns `source` and `whole`. */
function countedSources({ selected, articles: counts }: Dated): Fragment {
  const parts: Fragment[] = [];
  if (selected) {
    const { row, ...rows } = articlesBy(selected, { by: 'SOURCE' });
    parts.push(select(fragment`${row.value} as value, ${row.articles} as count`, { ...rows, row: null }));
  }
  if (counts) {
    const { rows, count: sum } = counts();
    parts.push(groupBy({ rows: ticked(rows), value: coalesce(rows.row.source, UNKNOWN), count: sum }));
  }
  return fragment`select value as source, sum(count) as whole from (${join(parts, ' union all ')}) group by value`;
}

/**
 * The same apart for each of the sources that most of the list comes from, in order of time and of the sources. Sources are ranked beside the periods: a list
 * that depends on a row around it would be counted again for every row that a join or a condition compares.
 */
export function timelineBySource(list: Dated, interval: Interval, most: number): Few<SourcePeriodRow> {
  const alias = new Alias();
  const [publisher, amount] = [column<string>(alias, 'source'), column<number>(alias, 'count')];
  const row = { start: column<string>(alias, 'start'), source: nullIfEmpty(publisher), count: amount };
  const both = fragment`select start, source, count, 0 as whole from ${countedPeriods(list, interval, true)}
    union all select null, source, 0, whole from (${countedSources(list)})`;
  const summed = fragment`select start, source, count, sum(whole) over (partition by source) as whole from (${both})`;
  const ranked = fragment`select *, dense_rank() over (order by whole desc, source) as place from (${summed})`;
  return {
    row,
    from: fragment`(${ranked}) as ${alias}`,
    where: [lte(column<number>(alias, 'place'), number(most)), gt(amount, number(0))],
    orderBy: [unknownLast(row.start), asc(publisher)],
  };
}
