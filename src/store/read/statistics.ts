/** How much the knowledge base holds, as the writer counts it, and the run that made it. */
import { type Sql, sql, text } from '../sql/expression.ts';
import { itemsOf } from '../sql/gather.ts';
import { gt } from '../sql/operators.ts';
import { type Few, find, from, lookup, type One } from '../sql/query.ts';
import type { Row } from '../sql/table.ts';
import { articles, runs } from '../sql/tables/articles.ts';
import { type Subject, totalOf } from './totals.ts';

/** A value and how many there are of it. */
export interface CountRow<Value extends string> {
  readonly value: Sql<Value>;
  readonly count: Sql<number>;
}

export type RunRow = Row<typeof runs>;

/** How many there are of a subject by each of the values, in their order; those of which there are none included. */
export function countsBy<Value extends string>(
  subject: Subject,
  facet: string,
  values: readonly Value[],
): Few<CountRow<Value>> {
  const {
    row: { value },
    from: items,
  } = itemsOf<Value>(values);
  return { row: { value, count: totalOf(subject, facet, value) }, from: items, where: [] };
}

/** Accepted mentions that are tied to no entity. */
export const unresolvedMentions = (): Sql<number> => totalOf('MENTION', 'RESOLVED', text('0'));

/** The first or the last time of publication that is known; null when no article is dated. */
export function publicationAt(end: 'first' | 'last'): Sql<string | null> {
  const { row, ...rows } = from(articles, ({ published_at: time }) => [gt(time, text(''))]);
  const time: Sql<string> = end === 'first' ? sql`min(${row.published_at})` : sql`max(${row.published_at})`;
  return lookup(time, { ...rows, row });
}

/** The run that made the knowledge base what it is; none when it was never seeded. */
export function lastRun(): One<RunRow | null> {
  const all = from(runs);
  const last = lookup(sql<number>`max(${all.row.id})`, all);
  return find(from(runs, ({ id }) => [sql`${id} = ${last}`]));
}
