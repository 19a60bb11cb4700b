/** Gathers the rows of a short list into a JSON array. */
import {
  Alias,
  bind,
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
import { asc, sorting } from './keyset.ts';
import { type Condition, elements } from './operators.ts';
import { across, expressionAt, type Few, rename, select } from './query.ts';
import { columnsOf } from './statement.ts';
import { type Row, type Source, source, type Table } from './table.ts';

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

/** An item of a list, and its position from 0. */
interface Item<T> {
  readonly value: Sql<T>;
  readonly position: Sql<number>;
}

/** The items of a list that is bound as one parameter, in their order, as a source. */
export function itemsOf<T>(list: readonly T[]): Source<Item<T>> {
  const alias = new Alias();
  const row = { value: column<T>(alias, 'value'), position: column<number>(alias, 'key') };
  return { row, from: fragment`${elements(bind(list))} as ${alias}` };
}

/** The rows of a table that the items of a list lead to, in the order of the list, each once. `key` names the primary key. */
export function rowsFor<T extends Table, V>(
  list: readonly V[],
  { of, key }: { readonly of: T; readonly key: keyof T['columns'] },
  where: (row: Row<T>, value: Sql<V>) => Condition,
): Few<Row<T>> {
  const [item, { row, from }] = [itemsOf(list), source(of)];
  const rows = across([item, { row, from }], { where: [where(row, item.row.value)], row });
  return { ...rows, groupBy: row[key], orderBy: [asc(sql<number>`min(${item.row.position})`)] };
}
