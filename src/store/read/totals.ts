/** The totals of the whole base, which the writer keeps. */
import { type Fragment, fragment, number, type Sql, text } from '../sql/expression.ts';
import { coalesce, eq, nullIfEmpty } from '../sql/operators.ts';
import { from, lookup, select } from '../sql/query.ts';
import { type StatisticsTable, statistics } from '../sql/tables/counts.ts';

export type Subject = StatisticsTable['subject'];

/** By what the totals of a subject are kept apart. */
type Facet = 'KIND' | 'SOURCE' | 'SECTION' | 'LANGUAGE' | 'YEAR' | 'MONTH';

const ZERO = number(0);

/** How many there are of a subject by a value, as a query of the columns `value` and `count`. */
export function totalsBy(subject: Subject, facet: Facet): Fragment {
  const rows = from(statistics, (row) => [eq(row.subject, text(subject)), eq(row.facet, text(facet))]);
  return select(fragment`${nullIfEmpty(rows.row.value)} as value, ${rows.row.count} as count`, rows);
}

/** How many there are of a subject with that value. */
export function totalOf(subject: Subject, facet: string, value: Sql<string>): Sql<number> {
  const rows = from(statistics, (row) => [
    eq(row.subject, text(subject)),
    eq(row.facet, text(facet)),
    eq(row.value, value),
  ]);
  return coalesce(lookup(rows.row.count, rows), ZERO);
}

/** How many there are of a subject; of mentions, the accepted ones. */
export function total(subject: Subject): Sql<number> {
  const rows = from(statistics, (row) => [eq(row.subject, text(subject)), eq(row.facet, text('TOTAL'))]);
  return coalesce(lookup(rows.row.count, rows), ZERO);
}
