/** How much the knowledge base holds, as the writer counts it. */
import { type Sql, sql, text } from '../sql/expression.ts';
import { itemsOf } from '../sql/gather.ts';
import { gt } from '../sql/operators.ts';
import { type Few, from, lookup } from '../sql/query.ts';
import { articles } from '../sql/tables/articles.ts';
import { type Subject, totalOf } from './totals.ts';

/** A value and how many there are of it. */
export interface CountRow<Value extends string> {
  readonly value: Sql<Value>;
  readonly count: Sql<number>;
}

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
