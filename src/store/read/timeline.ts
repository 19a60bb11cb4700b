/** Counts the appearances of entities along time. */
import { type RawBuilder, sql } from 'kysely';
import type { Precision } from '../../model.ts';
import type { Store } from '../database/open.ts';
import { qb } from '../sql/kysely.ts';
import { PARENT, rowsPerParent } from '../sql/per-parent.ts';

export const INTERVALS = ['DAY', 'WEEK', 'MONTH', 'YEAR'] as const;
export type Interval = (typeof INTERVALS)[number];

export interface TimelineRow {
  /**
   * First day of the interval, `2005-03-21`; weeks begin on Monday. Null, in the last row, for the articles that are undated or
   * dated less exactly than the interval: an article known by its year is in no month.
   */
  readonly start: string | null;
  /** Articles with at least one mention other than a demonym. */
  readonly articles: number;
  /** Mentions other than demonyms. */
  readonly mentions: number;
}

/** First day of the interval in which a time lies. */
const STARTS: Readonly<Record<Interval, RawBuilder<string>>> = {
  DAY: sql`substr(published_at, 1, 10)`,
  // On to Sunday, then back to the Monday before it.
  WEEK: sql`date(substr(published_at, 1, 10), 'weekday 0', '-6 days')`,
  MONTH: sql`substr(published_at, 1, 7) || '-01'`,
  YEAR: sql`substr(published_at, 1, 4) || '-01-01'`,
};

/** Precisions that leave open in which interval a time lies. */
const TOO_VAGUE: Readonly<Record<Interval, readonly Precision[]>> = {
  DAY: ['YEAR', 'MONTH'],
  WEEK: ['YEAR', 'MONTH'],
  MONTH: ['YEAR'],
  YEAR: [],
};

const startOf = (interval: Interval): RawBuilder<string | null> => {
  const vague = qb.selectFrom('articles').select('id').where('published_precision', 'in', TOO_VAGUE[interval]);
  const known = TOO_VAGUE[interval].length === 0 ? sql`1` : sql`article_id not in (${vague})`;
  return sql`iif(published_at > '' and ${known}, ${STARTS[interval]}, null)`;
};

/** The intervals in which each entity appears, in order of time; those in which it does not are left out. */
export function listTimeline(store: Store, entityIds: readonly number[], interval: Interval): TimelineRow[][] {
  const query = qb
    .selectFrom('article_entities')
    .where('entity_id', '=', PARENT)
    .where('mention_count', '>', 0)
    .select([
      startOf(interval).as('start'),
      sql<number>`count(*)`.as('articles'),
      sql<number>`sum(mention_count)`.as('mentions'),
    ])
    .groupBy('start')
    .orderBy(sql`start is null`)
    .orderBy('start');
  return rowsPerParent(store, entityIds, query);
}
