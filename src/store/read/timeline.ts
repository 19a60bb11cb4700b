/** Counts the appearances of an entity along time. */
import type { Precision } from '../../model.ts';
import { isNamed } from '../filter/cooccurrence.ts';
import { Alias, column, type Fragment, fragment, number, raw, type Sql, sql, text } from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import { all, choose, concat, count, eq, fails, gt, isAmong, NULL, some, tick } from '../sql/operators.ts';
import { type Few, from, select } from '../sql/query.ts';
import { articles } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';
import { appearancesBy } from './appearance-counts.ts';
import type { AppearanceRow } from './appearances.ts';

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
  // On to Sunday, then back to the Monday before it.
  WEEK: (time) => sql`date(${first(time, 10)}, 'weekday 0', '-6 days')`,
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

function startOf({ published_at: time, article_id: articleId }: AppearanceRow, interval: Interval): Sql<string | null> {
  const vague = from(articles, ({ published_precision: precision }) => [
    some(TOO_VAGUE[interval].map((each) => eq(precision, text(each)))),
  ]);
  const isExact = fails(isAmong(articleId, select(vague.row.id, vague)));
  const isDated = gt(time, text(''));
  const isKnown = TOO_VAGUE[interval].length === 0 ? isDated : all([isDated, isExact]);
  return choose(isKnown, STARTS[interval](time), NULL);
}

/** Appearance by appearance. */
function countedBy(entityId: Sql<number>, interval: Interval): Fragment {
  const { row: appearance, ...rows } = from(articleEntities, (row) => [
    eq(row.entity_id, entityId),
    isNamed(row),
    tick(row.article_id),
  ]);
  const columns = fragment`${startOf(appearance, interval)} as start, ${count} as articles,
    ${sql<number>`sum(${appearance.mention_count})`} as mentions`;
  return select(columns, { ...rows, row: null });
}

/** From the counts of months, some of which are years alone. */
function summedBy(entityId: Sql<number>, interval: 'MONTH' | 'YEAR'): Fragment {
  const rows = appearancesBy(entityId, 'MONTH');
  const { value, articles: inArticles, mentions } = rows.row;
  const isKnown = interval === 'MONTH' ? eq(sql<number>`length(${value})`, number(7)) : gt(value, text(''));
  const start = choose(isKnown, STARTS[interval](value), NULL);
  return select(fragment`${start} as start, sum(${inArticles}) as articles, sum(${mentions}) as mentions`, rows);
}

/** The intervals in which an entity appears, in order of time; those in which it does not are left out. */
export function timelineOf(entityId: Sql<number>, interval: Interval): Few<TimelineRow> {
  const isSummed = interval === 'MONTH' || interval === 'YEAR';
  const counted = isSummed ? summedBy(entityId, interval) : countedBy(entityId, interval);
  const alias = new Alias();
  const start = column<string>(alias, 'start');
  return {
    row: { start, articles: column(alias, 'articles'), mentions: column(alias, 'mentions') },
    from: fragment`(${counted} group by ${raw('1')}) as ${alias}`,
    where: [],
    orderBy: [asc(sql<number>`${start} is null`, start)],
  };
}
