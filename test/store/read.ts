/** Reads lists by short calls, and what belongs to each of many parents by one statement, as answers do. */
import type { Store } from '../../src/store/database/open.ts';
import type { Countable, FacetRow } from '../../src/store/read/facet-rows.ts';
import { highest } from '../../src/store/read/facet-rows.ts';
import { sqlite } from '../../src/store/sql/dialect.ts';
import { bind, type Scalar, type Sql, sql } from '../../src/store/sql/expression.ts';
import { itemsOf } from '../../src/store/sql/gather.ts';
import type { PageArgs } from '../../src/store/sql/keyset.ts';
import { lengthOf } from '../../src/store/sql/page-source.ts';
import {
  type Few,
  type FoundList,
  type FoundPage,
  foundRows,
  type List,
  type One,
  type Rows,
} from '../../src/store/sql/query.ts';
import { pageIn, readPage, readRows, readValue, rowsIn, type Shape, type Values } from '../../src/store/sql/read.ts';
import { readJson, spell } from '../../src/store/sql/statement.ts';
import { countingRows } from './counting-dialect.ts';

/** Which page of a list; cursors are texts. */
export interface PageRequest {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

const argsOf = ({ after, before, ...sizes }: PageRequest): PageArgs => ({
  ...sizes,
  after: after == null ? null : bind(after),
  before: before == null ? null : bind(before),
});

/** A function that reads pages of a list. */
export const pager =
  <R, S extends Shape>(store: Store, list: List<R> | FoundList<R>, shape: (row: R) => S) =>
  (page: PageRequest): FoundPage<Values<S>> =>
    'page' in list
      ? readValue(store, pageIn({ list, args: argsOf(page) }, shape))
      : readPage(store, { list, args: argsOf(page) }, shape);

/** The rows of the first page, at most 100. */
export const firstRows = <R, S extends Shape>(
  store: Store,
  list: List<R>,
  shape: (row: R) => S,
): readonly Values<S>[] => pager(store, list, shape)({ first: 100 }).rows;

export const countOf = (store: Store, list: List<unknown> | FoundList<unknown>): number =>
  readValue(store, lengthOf(list));

/** How many rows a statement of a value counts against the time. */
function rowsCounted(store: Store, value: Sql<unknown>): number {
  store.budget.start();
  readJson(store, spell(sql`select ${value}`, countingRows(sqlite)), {});
  return store.budget.ticks;
}

/** How many rows it takes to count a list. */
export const rowsToCount = (store: Store, list: List<unknown>): number => rowsCounted(store, lengthOf(list));

/** How many rows it takes to count a list by a value of its rows. */
export const rowsToGroup = <By extends string>(store: Store, list: Countable<By>, by: By): number =>
  rowsCounted(store, rowsIn(highest(list.countBy(by), 100), FACET));

/** How many rows it takes to read the short list of each parent. */
export const rowsToRead = <P, R, S extends Shape>(
  store: Store,
  { parents, rows }: { parents: Few<P>; rows: (parent: P) => Few<R> },
  shape: (row: R) => S,
): number =>
  rowsCounted(
    store,
    rowsIn(parents, (parent) => ({ value: rowsIn(rows(parent), shape) })),
  );

/** Row ids as the parents of lists. */
export function idsOf(ids: readonly number[]): Few<Sql<number>> {
  const { row, from } = itemsOf(ids);
  return { row: row.value, from, where: [] };
}

type Columns<P> = { readonly [Name in keyof P]: Sql<P[Name]> };

/** Objects as the parents of lists. */
export const objectsOf = <P extends object>(objects: readonly P[]): Few<Columns<P>> =>
  foundRows<Columns<P>>(bind(JSON.stringify(objects)), scalarsOf(objects[0] ?? {}) as never);

const scalarsOf = (object: object): Record<string, Scalar> =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, typeof value === 'number' ? 'Int' : 'String']),
  );

/** A value of each parent. */
export const valueOfEach = <P, T>(store: Store, parents: Few<P>, value: (parent: P) => Sql<T>): T[] =>
  readRows(store, parents, (parent) => ({ value: value(parent) })).map((row) => row.value as T);

/** A page of the list of each parent. */
export const pageOfEach = <P, R, S extends Shape>(
  store: Store,
  { parents, list, page }: { parents: Few<P>; list: (parent: P) => List<R>; page: PageRequest },
  shape: (row: R) => S,
): FoundPage<Values<S>>[] =>
  valueOfEach(store, parents, (parent) => pageIn({ list: list(parent), args: argsOf(page) }, shape));

/** All rows of the short list of each parent. */
export const rowsOfEach = <P, R, S extends Shape>(
  store: Store,
  { parents, rows }: { parents: Few<P>; rows: (parent: P) => Few<R> },
  shape: (row: R) => S,
): Values<S>[][] => valueOfEach(store, parents, (parent) => rowsIn(rows(parent), shape));

/** Several values of a row as a list. */
export const valuesIn = <T>(...values: readonly Sql<T>[]): Sql<T[]> => sqlite.list(values) as Sql<never>;

/** What `shape` says of at most one row, as a list. */
export const oneIn = <R, S extends Shape>({ rows }: One<R>, shape: (row: NonNullable<R>) => S): Sql<Values<S>[]> =>
  rowsIn(rows as Rows<NonNullable<R>>, shape);

/** The row that each parent leads to; null when there is none. */
export const oneOfEach = <P, R, S extends Shape>(
  store: Store,
  { parents, one }: { parents: Few<P>; one: (parent: P) => One<R> },
  shape: (row: NonNullable<R>) => S,
): (Values<S> | null)[] =>
  valueOfEach(store, parents, (parent) => oneIn(one(parent), shape)).map(([row]) => row ?? null);

/** The length of the list of each parent. */
export const countOfEach = <P>(store: Store, parents: Few<P>, list: (parent: P) => List<unknown>): number[] =>
  valueOfEach(store, parents, (parent) => lengthOf(list(parent)));

const FACET = ({ value, count }: FacetRow<string | number>) => ({ value, count });

/** The highest counts of a list by a value of its rows; entities are values by their row id. */
export const facetOf = <By extends string>(store: Store, list: Countable<By>, by: By, first = 100) =>
  readRows(store, highest(list.countBy(by), first), FACET);

/** The highest counts of the list of each parent. */
export const facetOfEach = <P, By extends string>(
  store: Store,
  { parents, list, by }: { parents: Few<P>; list: (parent: P) => Countable<By>; by: By },
) => rowsOfEach(store, { parents, rows: (parent) => highest(list(parent).countBy(by), 100) }, FACET);
