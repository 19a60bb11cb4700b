/** Counts the appearances of entities along time. */
import type { Store } from './open.ts';

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

/** The intervals in which each entity appears, in order of time; those in which it does not are left out. */
export function listTimeline(store: Store, entityIds: readonly number[], interval: Interval): TimelineRow[][] {
  throw new Error(`${store.path} ${entityIds} ${interval}`);
}
