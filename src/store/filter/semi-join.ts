/** Semi-joins: conditions on the rows of another table that belong to a row. */
import { fragment, perDialect, type Sql } from '../sql/expression.ts';
import { all, type Condition, eq, exists, isAmong, tick, unindexed } from '../sql/operators.ts';
import { type Rows, select } from '../sql/query.ts';

interface SemiJoin {
  /** What the row itself is known by. */
  readonly own: Sql<unknown>;
  /** The same in the other rows. */
  readonly other: Sql<unknown>;
  readonly rows: Rows<unknown>;
  /** A column by which the other rows of one row differ. Default: `other`, where there is one at most. */
  readonly counted?: Sql<unknown>;
  /** Whether the other rows are found by an index of their own and read first; otherwise they are looked up for each candidate. */
  readonly selective: boolean;
}

/** Whether such a row exists. */
export function semiJoin({ own, other, rows, counted = other, selective }: SemiJoin): Condition {
  const ticking = { ...rows, where: [tick(counted), ...rows.where] };
  if (selective) return isAmong(own, select(other, ticking));
  // Not by an index: SQLite would fetch the rows of a large set one by one, at 2 million mentions in 23 s in place of 4.
  const found = isAmong(unindexed(own), select(other, ticking));
  const lookedUp = exists(select(fragment`1`, { ...ticking, where: [eq(other, own), all(ticking.where)] }));
  return perDialect(({ relations }) => (relations === 'looked up' ? lookedUp : found));
}
