/** Queries as values: rows with what they come from, one row that a key refers to, ordered lists. Nothing is read by making one. */

import {
  Alias,
  Bound,
  Counted,
  column,
  Fragment,
  fragment,
  join,
  perDialect,
  type Scalar,
  Sql,
  sql,
} from './expression.ts';
import type { Cut, Order, OrderPart, PageArgs } from './keyset.ts';
import { all, type Condition, isNotNull } from './operators.ts';
import { type Row, type Source, source, type Table } from './table.ts';

/** Rows: what they look like, where they come from and which ones. `row` may hold expressions at any depth, and plain values. */
export interface Rows<out R> {
  readonly row: R;
  readonly from: Fragment;
  readonly where: readonly Condition[];
}

type Where<R> = (row: R) => readonly Condition[];

/** The rows of a table. */
export function from<T extends Table>(of: T, where: Where<Row<T>> = () => []): Rows<Row<T>> {
  const { row, from: origin } = source(of);
  return { row, from: origin, where: where(row) };
}

/** Rows of several sources, which are read in that order: each is looked up for every row of those before it. */
export const across = <R>(
  sources: readonly Source<unknown>[],
  query: { readonly where: readonly Condition[]; readonly row: R },
): Rows<R> => ({
  ...query,
  from: join(
    sources.map((each) => each.from),
    ' cross join ',
  ),
});

/** The query of these columns of the rows. */
export const select = (columns: Fragment, { from: origin, where }: Rows<unknown>): Fragment =>
  where.length === 0
    ? fragment`select ${columns} from ${origin}`
    : fragment`select ${columns} from ${origin} where ${all(where)}`;

/** The value of an expression for the first of the rows; null when there is none. What is counted is counted as it is looked up. */
export const lookup = <T>(value: Sql<T>, rows: Rows<unknown>): Sql<T | null> => {
  const found = sql<T | null>`${select(value, rows)}`;
  return value instanceof Counted ? new Counted(found.parts) : found;
};

declare const FOUND: unique symbol;

/** At most one row. `T` includes null where there may be none. */
export interface One<out T> {
  readonly rows: Rows<unknown>;
  /** The value that it is looked up by, if there is only one. */
  readonly key: Sql<unknown> | null;
  /** The object type of the row, for a field of an interface or a union. */
  readonly typename?: string;
  readonly [FOUND]?: T;
}

/** The row that meets the conditions, if any; they must rule out that there are two. */
export const find = <R>(rows: Rows<R>): One<R | null> => ({ rows, key: null });

/** The row of a table that a foreign key refers to: absent only where the key is null. */
export function refer<T extends Table, K>(
  of: T,
  name: keyof T['columns'],
  key: Sql<K>,
): One<Row<T> | Extract<K, null>> {
  return { rows: from(of, (row) => [sql`${row[name]} = ${key}`]), key };
}

/** The row that some columns lead to and that the database guarantees to exist; the author's word. */
export const certain = <R>(rows: Rows<R>): One<R> => ({ rows, key: null });

/** A list of which pages are read. */
export interface List<out R> extends Omit<Rows<R>, 'from'> {
  /**
   * The source; for a union, a function that appends the `cut` to each branch: the conditions of the list, the bounds of the page, its order
   * and its limit. Then no branch is read beyond the page.
   */
  readonly from: Fragment | ((cut: Cut) => Fragment);
  /** Evaluated for pages only. */
  readonly order: () => Order;
  /** The length of the whole list. Default: counts its rows. */
  readonly count?: () => Sql<number>;
}

/** A page as it is found. */
export interface FoundPage<Row = object> {
  readonly rows: readonly Row[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

/** A list of which pages are found by statements of their own, right before the one that shows them. */
export interface FoundList<out R> {
  readonly row: R;
  /** The requested page, as the JSON of a `FoundPage`. */
  readonly page: (args: PageArgs) => Bound<string>;
  /** The source of `row`. */
  readonly from: Alias;
  readonly count: () => Sql<number>;
}

/** The properties of JSON objects by name, with the scalar of each; one that is no scalar is JSON, as a text. */
export type Properties<R> = Readonly<Record<keyof R & string, Scalar>>;

/** The properties of the objects that `from` holds in its column `value`. */
export const propertiesOf = <R extends Readonly<Record<keyof R, Sql<unknown>>>>(
  from: Alias,
  properties: Properties<R>,
): R => {
  const value = column<string>(from, 'value');
  const row: Record<string, Sql<unknown>> = {};
  for (const [name, scalar] of Object.entries<Scalar>(properties)) {
    row[name] = perDialect((dialect) => dialect.at(value, [name], scalar));
  }
  return row as R;
};

/** The rows of a list that was found, as JSON. */
export function foundRows<R extends Readonly<Record<keyof R, Sql<unknown>>>>(
  json: Sql<string>,
  properties: Properties<R>,
): Few<R> {
  const alias = new Alias();
  const elements = new Fragment([(dialect) => dialect.elements(json)]);
  return { row: propertiesOf<R>(alias, properties), from: fragment`${elements} as ${alias}`, where: [] };
}

/** The object that was found, as JSON; null for none. */
export function foundOne<R extends Readonly<Record<keyof R, Sql<unknown>>>>(
  json: Sql<string | null>,
  properties: Properties<R>,
): One<R | null> {
  const alias = new Alias();
  const origin = fragment`(select ${json} as value) as ${alias}`;
  return find({ row: propertiesOf<R>(alias, properties), from: origin, where: [isNotNull(column(alias, 'value'))] });
}

/** All rows of a short list. */
export interface Few<out R> extends Rows<R> {
  /** Null in the place of the list where this is null. Default: there always is a list. */
  readonly unlessNull?: Sql<unknown>;
  readonly orderBy?: readonly OrderPart[];
  readonly groupBy?: Sql<unknown>;
  /** The most rows to read. */
  readonly limit?: number;
}

/** A row of another source that has a column for each expression in it; what is no expression stays. */
export function rename<R>(row: R, alias: Alias, prefix = ''): R {
  if (row instanceof Bound) return row;
  if (row instanceof Sql) return column(alias, prefix) as R;
  if (!isNested(row)) return row;
  const renamed: Record<string, unknown> = {};
  for (const name in row) {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    Object.defineProperty(renamed, name, { enumerable: true, get: () => rename(row[name], alias, path) });
  }
  return renamed as R;
}

const isNested = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The expression at a path that `rename` has named. */
export function expressionAt(row: unknown, path: string): Sql<unknown> {
  const value = path.split('.').reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], row);
  return value as Sql<unknown>;
}
