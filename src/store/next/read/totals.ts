/** The totals of the whole base, which the writer keeps. */
import { number, type Sql, text } from '../../sql/expression.ts';
import { coalesce, eq } from '../../sql/operators.ts';
import { from, lookup } from '../../sql/query.ts';
import { type StatisticsTable, statistics } from '../../sql/tables/counts.ts';

export type Subject = StatisticsTable['subject'];

const ZERO = number(0);

/** How many there are of a subject; of mentions, the accepted ones. */
export function total(subject: Subject): Sql<number> {
  const rows = from(statistics, (row) => [eq(row.subject, text(subject)), eq(row.facet, text('TOTAL'))]);
  return coalesce(lookup(rows.row.count, rows), ZERO);
}
