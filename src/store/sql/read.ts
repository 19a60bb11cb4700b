/** Reads rows, pages and values for what is found in several steps: whatever is not an answer. */
import type { Store } from '../database/open.ts';
import { sqlite } from './dialect.ts';
import { type Run, type Sql, sql } from './expression.ts';
import { gather } from './gather.ts';
import { extentOf, type PageArgs } from './keyset.ts';
import { FALSE, TRUE } from './operators.ts';
import { openPage, type PageSource } from './page-source.ts';
import type { Few, FoundList, FoundPage, List, One, Rows } from './query.ts';
import { readJson, spell } from './statement.ts';

/** What to read of a row, by name. */
export type Shape = Readonly<Record<string, Sql<unknown>>>;
export type Values<S extends Shape> = { readonly [Name in keyof S]: S[Name] extends Sql<infer T> ? T : never };

const NO_VALUES: Run['values'] = {};

/** The value of an expression. Booleans are read as 0 or 1. */
export function readValue<T>(store: Store, value: Sql<T>): T {
  const statement = spell(sql`select ${sqlite.list([value])}`, sqlite);
  return (JSON.parse(readJson(store, statement, NO_VALUES)) as [T])[0];
}

const written = (shape: Shape): Sql<object> => sqlite.object(Object.entries(shape));

/** What `shape` says of each of the rows, in their order, as an expression. */
export const rowsIn = <R, S extends Shape>(rows: Few<R>, shape: (row: R) => S): Sql<Values<S>[]> =>
  gather(rows, (row) => written(shape(row)), sqlite) as Sql<never>;

/** What `shape` says of each of the rows, in their order. Booleans are read as 0 or 1. */
export const readRows = <R, S extends Shape>(store: Store, rows: Few<R>, shape: (row: R) => S): Values<S>[] =>
  readValue(store, rowsIn(rows, shape));

/** What `shape` says of a row; null when there is none. Booleans are read as 0 or 1. */
export function readOne<R, S extends Shape>(
  store: Store,
  { rows }: One<R>,
  shape: (row: NonNullable<R>) => S,
): Values<S> | null {
  return readRows(store, rows as Rows<NonNullable<R>>, shape)[0] ?? null;
}

/** Which page of which list. */
interface PageOf<R, L = List<R>> {
  readonly list: L;
  readonly args: PageArgs;
}

/** The rows and cursors of a page, as entries of a JSON object. */
const rowsOf = <R, S extends Shape>({ row, cursor }: PageSource<R>, shape: (row: R) => S) =>
  [
    ['rows', sqlite.array(written(shape(row)))],
    ['cursors', sqlite.array(cursor)],
  ] as const;

/** The requested page of a list as an expression. BAD_USER_INPUT for a known cursor that is not one of the list. */
export function pageIn<R, S extends Shape>(
  { list, args }: PageOf<R, List<R> | FoundList<R>>,
  shape: (row: R) => S,
): Sql<FoundPage<Values<S>>> {
  const page = openPage(list, args, sqlite);
  const flag = (side: 'after' | 'before'): Sql<unknown> => {
    const goesOn = page.goesOn(side);
    return sqlite.boolean(typeof goesOn === 'boolean' ? (goesOn ? TRUE : FALSE) : goesOn, false);
  };
  const json = sqlite.object([...rowsOf(page, shape), ['hasNext', flag('after')], ['hasPrevious', flag('before')]]);
  return sql`select ${json} from ${page.rows(json)}`;
}

/**
 * The requested page of a list. Reads one row more to see whether the list goes on: a second statement would rank all hits of a search
 * again. BAD_USER_INPUT for a cursor that is not one of the list.
 */
export function readPage<R, S extends Shape>(store: Store, { list, args }: PageOf<R>, shape: (row: R) => S) {
  const { backward, size } = extentOf(args);
  const page = openPage(list, { ...args, [backward ? 'last' : 'first']: size + 1 }, sqlite);
  const json = sqlite.object(rowsOf(page, shape));
  const read = readValue(store, sql<FoundPage<Values<S>>>`select ${json} from ${page.rows(json)}`);
  const goesOn = read.rows.length > size;
  const cut = <T>(items: readonly T[]): readonly T[] => (backward ? items.slice(goesOn ? 1 : 0) : items.slice(0, size));
  return {
    rows: cut(read.rows),
    cursors: cut(read.cursors),
    hasNext: backward ? args.before != null : goesOn,
    hasPrevious: backward ? goesOn : args.after != null,
  };
}
