/** Conditions through relations: on the rows of another table that are tied to a row. */
import { type Expression, sql } from 'kysely';
import { type Condition, every } from './conditions.ts';

/** A column of a table, by the name that the query gives it. */
export function column(table: string, name: string): Expression<unknown> {
  return sql.ref(`${table}.${name}`);
}

/** A table under another name. Subqueries take longer names than what they stand in, so that none hides another. */
export function named(table: string, name: string): Expression<unknown> {
  return sql`${sql.table(table)} as ${sql.table(name)}`;
}

export interface Tie {
  /** What the row itself is known by. */
  readonly own: Expression<unknown>;
  readonly from: Expression<unknown>;
  /** The same in the other table. */
  readonly other: Expression<unknown>;
  readonly such: readonly Condition[];
  /** Whether such rows are found by an index of their own and read first; otherwise each candidate is asked for them. */
  readonly pins: boolean;
}

/** Whether such a row exists. */
export function tied({ own, from, other, such, pins }: Tie): Condition {
  return pins
    ? sql`${own} in (select ${other} from ${from} where ${every(such)})`
    : sql`exists (select 1 from ${from} where ${other} = ${own} and ${every(such)})`;
}
