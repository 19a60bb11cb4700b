/** Reads the totals of the whole base, which the writer keeps. */
import type { Store } from '../database/open.ts';
import { qb } from '../sql/kysely.ts';
import { countPerParent, ONCE } from '../sql/per-parent.ts';
import type { StatisticsTable } from '../sql/tables/counts.ts';

export type Subject = StatisticsTable['subject'];

export interface Total {
  readonly facet: string;
  readonly value: string;
  readonly count: number;
}

/** How many there are of a subject; of mentions, the accepted ones. */
export function countTotal(store: Store, subject: Subject): number {
  const total = qb.selectFrom('statistics').select('count').where('subject', '=', subject).where('facet', '=', 'TOTAL');
  return countPerParent(store, ONCE, total)[0] ?? 0;
}
