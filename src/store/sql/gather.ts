/** Gathers the rows of a short list into a JSON array. */
import {
  Alias,
  type Bound,
  column,
  type Dialect,
  type Fragment,
  fragment,
  join,
  perDialect,
  raw,
  type Sql,
  sql,
} from './expression.ts';
import { sorting } from './keyset.ts';
import { elements } from './operators.ts';
import { expressionAt, type Few, rename, select } from './query.ts';
import { columnsOf } from './statement.ts';
import type { Source } from './table.ts';

/** Columns of a row under the names that `rename` gives them. */
export function columnList(names: ReadonlySet<string>, expressionOf: (name: string) => Sql<unknown>): Fragment {
  if (names.size === 0) return raw('1');
  return join([...names].map((name) => fragment`${expressionOf(name)} as ${raw(`"${name}"`)}`));
}

const clause = (word: string, what: Fragment | number | undefined): Fragment =>
  what === undefined ? raw('') : fragment` ${raw(word)} ${what}`;

/** The query of these columns of a short list. */
function queryOf(few: Few<unknown>, names: ReadonlySet<string>): Fragment {
  const columns = columnList(names, (name) => expressionAt(few.row, name));
  const grouped = clause('group by', few.groupBy);
  const ordered = clause('order by', few.orderBy && sorting(few.orderBy, false));
  return fragment`${select(columns, few)}${grouped}${ordered}${clause('limit', few.limit)}`;
}

/** Of each row, in their order, what `write` gives. */
export function gather<R>(few: Few<R>, write: (row: R) => Sql<unknown>, dialect: Dialect): Sql<readonly unknown[]> {
  const { row, orderBy, groupBy, limit } = few;
  if (!orderBy && !groupBy && limit === undefined) return sql`${select(dialect.array(write(row)), few)}`;
  const alias = new Alias();
  const each = write(rename(row, alias));
  return sql`select ${dialect.array(each)} from (${queryOf(few, columnsOf(alias, each, dialect))}) as ${alias}`;
}

/** A list of values, for a field of scalars. */
export const valuesOf = <R, T>(few: Few<R>, value: (row: R) => Sql<T>): Sql<T[]> =>
  perDialect((dialect) => gather(few, value, dialect));

/** The rows of a short list as a source of another query, with the columns that are named. */
export function asSource<R extends object>(few: Few<R>, names: readonly (keyof R & string)[]): Source<R> {
  const alias = new Alias();
  return { row: rename(few.row, alias), from: fragment`(${queryOf(few, new Set(names))}) as ${alias}` };
}

/** The items of a list that is bound as one parameter, in their order, as a source. */
export function itemsOf<T>(list: Bound<readonly T[]>): Source<Sql<T>> {
  const alias = new Alias();
  return { row: column(alias, 'value'), from: fragment`${elements(list)} as ${alias}` };
}
