/** Facets: the rows behind a list counted by a value that they have in common. */
import { Alias, column, type Fragment, fragment, type Sql } from '../../sql/expression.ts';
import { asc, desc } from '../../sql/keyset.ts';
import { count as rowCount } from '../../sql/operators.ts';
import { type Few, type Rows, select } from '../../sql/query.ts';

/** A value and how many rows have it. Null counts the rows without one. */
export interface FacetRow<Value extends string | number = string> {
  readonly value: Sql<Value | null>;
  readonly count: Sql<number>;
}

/** A list that can be counted by a value of its rows: a query of the columns `value` and `count`, each value once. */
export interface Countable<By extends string> {
  readonly countBy: (by: By) => Fragment;
}

/** What is counted. `count` is an aggregate; by default the number of rows. */
export interface Grouping {
  readonly rows: Rows<unknown>;
  readonly value: Sql<unknown>;
  readonly count?: Sql<number>;
}

/** The rows grouped by a value. */
export const groupBy = ({ rows, value, count = rowCount }: Grouping): Fragment =>
  fragment`${select(fragment`${value} as value, ${count} as count`, rows)} group by 1`;

/** The values with the highest counts, at most `first`; those with the same count by value. */
export function highest<Value extends string | number>(counts: Fragment, first: number): Few<FacetRow<Value>> {
  const alias = new Alias();
  const row = { value: column<Value>(alias, 'value'), count: column<number>(alias, 'count') };
  return {
    row,
    from: fragment`(${counts}) as ${alias}`,
    where: [],
    orderBy: [desc(row.count), asc(row.value)],
    limit: first,
  };
}
