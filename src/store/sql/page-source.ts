/** Pages in a statement: the rows that lie on one, and what can be said about its place in the list. */
import { Alias, column, type Dialect, type Fragment, fragment, join, raw, type Sql, sql } from './expression.ts';
import { columnList } from './gather.ts';
import { cutOf, type Order, type Page, type PageArgs, pageOf, sortingOf } from './keyset.ts';
import { all, type Condition, choose, FALSE } from './operators.ts';
import { expressionAt, type FoundList, type List, rename } from './query.ts';
import { columnsOf } from './statement.ts';

/** A page that a statement reads. */
export interface PageSource<R> {
  /** A row of the page as expressions. */
  readonly row: R;
  /** The source of the rows, in the order of the list, with those columns that `about` reads. */
  readonly rows: (about: Fragment) => Fragment;
  /** The cursor of a row. */
  readonly cursor: Sql<string>;
  /** Aggregate over the rows: the cursor of the first or the last; null for none. */
  readonly cursorAt: (end: 'first' | 'last') => Sql<string | null>;
  /** Whether the list goes on after or before the page: known, or an aggregate over the rows. */
  readonly goesOn: (side: 'after' | 'before') => Sql<boolean> | boolean;
  /** True when `cursorAt` and `goesOn` do without the rows. */
  readonly apart: boolean;
  /** An expression that is never null. It binds all parameters of the page, so a bad cursor is found though no row is read. */
  readonly proof: Sql<unknown>;
}

const NOTHING: ReadonlySet<string> = new Set();

const keyName = (index: number): string => `order${index}`;

const columnsIn = ({ parts }: Order): readonly Sql<unknown>[] => parts.flatMap(({ by }) => by);

const sourceOf = (from: List<unknown>['from'], page: Page, where: List<unknown>['where']): Fragment =>
  typeof from === 'function' ? from(cutOf(page, where)) : from;

/** The rows of a list without its page. */
const wholeOf = ({ from, where }: Pick<List<unknown>, 'from' | 'where'>): Fragment =>
  typeof from === 'function' ? from({ where: all(where), limit: raw(''), extent: raw(''), backward: false }) : from;

/** The part of a page that depends on the columns read. */
class KeysetPage<R> implements PageSource<R> {
  readonly apart = false;
  readonly row: R;
  readonly #list: List<R>;
  readonly #order: Order;
  readonly #page: Page;
  readonly #alias = new Alias();
  readonly #dialect: Dialect;
  readonly #key: readonly Sql<unknown>[];

  constructor(list: List<R>, args: PageArgs, dialect: Dialect) {
    this.#list = list;
    this.#order = list.order();
    this.#page = pageOf(this.#order, args);
    this.#dialect = dialect;
    this.row = rename(list.row, this.#alias);
    this.#key = columnsIn(this.#order).map((_, index) => column(this.#alias, keyName(index)));
  }

  #branch(columns: Fragment, bounds: readonly Condition[], extent: string): Fragment {
    const { from, where } = this.#list;
    const conditions = typeof from === 'function' ? [] : [...where, ...bounds];
    const source = sourceOf(from, this.#page, where);
    const rows = conditions.length === 0 ? source : fragment`${source} where ${all(conditions)}`;
    return fragment`select ${columns} from ${rows} order by ${this.#page.orderBy} limit ${raw(extent)}`;
  }

  /** The named columns of so many rows, in the order of reading, from the one at `offset`. */
  #select(names: ReadonlySet<string>, limit: number, offset = 0): Fragment {
    const { branches, backward } = this.#page;
    const [only = [], other] = branches;
    const extent = offset === 0 ? String(limit) : `${limit} offset ${offset}`;
    if (!other) return this.#branch(this.#columns(names), only, extent);
    // Each of two is cut by itself, so that few rows are sorted.
    const [united, own] = [new Alias(), this.#key.map((_, index) => keyName(index))];
    const each = [only, other].map((bounds) => {
      const columns = this.#columns(new Set([...names, ...own]));
      return fragment`select * from (${this.#branch(columns, bounds, String(limit + offset))})`;
    });
    const shown = columnList(names, (name) => column(united, name));
    const order = sortingOf(this.#renamedOrder(united), backward);
    return fragment`select ${shown} from (${join(each, ' union all ')}) as ${united} order by ${order} limit ${raw(extent)}`;
  }

  #expression(name: string): Sql<unknown> {
    const index = this.#key.findIndex((_, each) => keyName(each) === name);
    return columnsIn(this.#order)[index] ?? expressionAt(this.#list.row, name);
  }

  #columns(names: ReadonlySet<string>): Fragment {
    return columnList(names, (name) => this.#expression(name));
  }

  rows(about: Fragment): Fragment {
    const names = columnsOf(this.#alias, about, this.#dialect);
    const { backward, size } = this.#page;
    if (!backward) return fragment`(${this.#select(names, size)}) as ${this.#alias}`;
    for (const [index] of this.#key.entries()) names.add(keyName(index));
    const reversed = new Alias();
    const inner = this.#select(names, size);
    const order = sortingOf(this.#renamedOrder(reversed), false);
    return fragment`(select * from (${inner}) as ${reversed} order by ${order}) as ${this.#alias}`;
  }

  /** The order of the list in terms of the columns that hold its key. */
  #renamedOrder(alias: Alias): Order {
    let at = 0;
    const parts = this.#order.parts.map(({ by, direction }) => ({
      by: by.map(() => column<string>(alias, keyName(at++))),
      direction,
    }));
    return { ...this.#order, parts };
  }

  get cursor(): Sql<string> {
    return this.#dialect.cursor(this.#page.label, this.#key);
  }

  cursorAt(end: 'first' | 'last'): Sql<string | null> {
    return this.#dialect.cursorAt(end, this.#page.label, this.#key);
  }

  goesOn(side: 'after' | 'before'): Sql<boolean> | boolean {
    const { backward, size, hasAfter, hasBefore } = this.#page;
    if (backward !== (side === 'before')) return side === 'after' ? hasBefore : hasAfter;
    // Counted, not "exists": SQLite drops the order of that, and reads rows from the other end of the list.
    const next = sql<boolean>`select count(*) = 1 from (${this.#select(NOTHING, 1, size)})`;
    return choose(sql`count(*) = ${size}`, next, FALSE);
  }

  get proof(): Sql<unknown> {
    return sql`select count(*) from (${this.#select(NOTHING, 0)})`;
  }
}

/** A page that is there already, as JSON: `{ rows, cursors, hasNext, hasPrevious }`. */
function foundPage<R>({ row, from, page: find }: FoundList<R>, args: PageArgs, dialect: Dialect): PageSource<R> {
  const page = find(args);
  return {
    row,
    rows: () => fragment`${dialect.elements(dialect.at(page, ['rows']))} as ${from}`,
    cursor: dialect.element(dialect.at(page, ['cursors']), column(from, 'key')),
    cursorAt: (end) => dialect.at(page, ['cursors', end === 'first' ? 0 : -1]) as Sql<string | null>,
    goesOn: (side) => dialect.at(page, [side === 'after' ? 'hasNext' : 'hasPrevious'], 'Boolean') as Sql<boolean>,
    apart: true,
    proof: sql`${page} = ''`,
  };
}

/** The requested page of a list. BAD_USER_INPUT for a known cursor that is not one of the list. */
export const openPage = <R>(list: List<R> | FoundList<R>, args: PageArgs, dialect: Dialect): PageSource<R> =>
  'page' in list ? foundPage(list, args, dialect) : new KeysetPage(list, args, dialect);

/** The number of rows of a list. */
export const lengthOf = (list: List<unknown> | FoundList<unknown>): Sql<number> => {
  if (list.count) return list.count();
  if ('page' in list) throw new Error('A list that is found says its length.');
  const where =
    typeof list.from === 'function' || list.where.length === 0 ? raw('') : fragment` where ${all(list.where)}`;
  return sql`select count(*) from ${wholeOf(list)}${where}`;
};
