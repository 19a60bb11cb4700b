/** Keyset pagination: which rows lie on a page, found by comparing keys, so that the cost of a page does not depend on its depth. */
import { readCursor } from '../database/cursor.ts';
import { type Bound, type Fragment, fragment, join, raw, type Sql, sql } from './expression.ts';
import { all, type Condition } from './operators.ts';

export type Direction = 'ASC' | 'DESC';

/** Columns that are compared together, as one index has them. */
export interface OrderPart {
  readonly by: readonly Sql<string | number>[];
  readonly direction: Direction;
}

/** A total order: by the first part, then by the next. The name and the first direction distinguish its cursors from those of others. */
export interface Order {
  readonly name: string;
  readonly parts: readonly OrderPart[];
}

export const by = (direction: Direction, ...columns: readonly Sql<string | number>[]): OrderPart => ({
  by: columns,
  direction,
});
export const asc = (...columns: readonly Sql<string | number>[]): OrderPart => by('ASC', ...columns);
export const desc = (...columns: readonly Sql<string | number>[]): OrderPart => by('DESC', ...columns);

/** Which page of a list is requested; null means absent. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: Bound<string> | null | undefined;
  readonly before?: Bound<string> | null | undefined;
}

/** A page of a list with that order. */
export interface Page {
  readonly label: readonly string[];
  /** Rows are read from the end of the list. */
  readonly backward: boolean;
  readonly size: number;
  /** Whether there was a cursor on that side. */
  readonly hasAfter: boolean;
  readonly hasBefore: boolean;
  /** The rows between the cursors. */
  readonly bounds: readonly Condition[];
  /** The columns to sort by, in the direction of reading. */
  readonly orderBy: Fragment;
}

/** What a branch of a union ends in: `where` those conditions hold, in the order and up to the limit of the page. */
export interface Cut {
  readonly where: Condition;
  readonly limit: Fragment;
}

const DEFAULT_SIZE = 20;

/** From which end a page is read, and how many rows it has. */
export const extentOf = ({ first, last }: Pick<PageArgs, 'first' | 'last'>): Pick<Page, 'backward' | 'size'> => ({
  backward: first == null && last != null,
  size: first ?? last ?? DEFAULT_SIZE,
});

/** What the cursors of an order begin with. */
export const labelOf = ({ name, parts }: Order): readonly string[] => [name, parts[0]?.direction ?? 'ASC'];

const tuple = (items: readonly Sql<unknown>[]): Sql<unknown> =>
  items.length === 1 ? (items[0] as Sql<unknown>) : sql`${join(items)}`;

interface Compared {
  readonly strict: Condition;
  readonly loose: Condition;
}

function compare({ by, direction }: OrderPart, values: readonly Sql<unknown>[], side: 'after' | 'before'): Compared {
  const sign = raw((direction === 'ASC') === (side === 'after') ? '>' : '<');
  const [own, key] = [tuple(by), tuple(values)];
  return { strict: sql`${own} ${sign} ${key}`, loose: sql`${own} ${sign}${raw('=')} ${key}` };
}

/** The rows on one side of a key. The first part is also compared alone, for an index to find them. */
function beyond({ parts }: Order, key: readonly Sql<unknown>[], side: 'after' | 'before'): Condition {
  let at = 0;
  const [head, ...rest] = parts.map((part) => {
    at += part.by.length;
    return compare(part, key.slice(at - part.by.length, at), side);
  });
  if (!head) throw new Error('An order has at least one part.');
  const tail = rest.reduceRight<Condition | null>(
    (inner, { strict, loose }) => (inner ? sql`${strict} or (${loose} and ${inner})` : strict),
    null,
  );
  return tail ? sql`${head.loose} and (${head.strict} or ${tail})` : head.strict;
}

/** The key in a cursor, column by column. BAD_USER_INPUT for a cursor of another order, when it is read. */
function keyIn(cursor: Bound<string>, order: Order): Sql<unknown>[] {
  const label = labelOf(order);
  const columns = order.parts.flatMap((part) => part.by);
  const key = cursor.map((text) => readCursor(text, label, columns.length));
  return columns.map((_, index) => key.map((values) => values[index]));
}

const opposite = { ASC: 'desc', DESC: 'asc' } as const;
const same = { ASC: 'asc', DESC: 'desc' } as const;

export function sorting(parts: readonly OrderPart[], backward: boolean): Fragment {
  const words = backward ? opposite : same;
  return join(parts.flatMap(({ by, direction }) => by.map((each) => fragment`${each} ${raw(words[direction])}`)));
}

/** Reads the requested page. Sizes are checked by the caller. BAD_USER_INPUT for a known cursor of another order. */
export function pageOf(order: Order, { first, last, after, before }: PageArgs): Page {
  const extent = extentOf({ first, last });
  const sides = [
    ...(after ? [beyond(order, keyIn(after, order), 'after')] : []),
    ...(before ? [beyond(order, keyIn(before, order), 'before')] : []),
  ];
  return {
    label: labelOf(order),
    ...extent,
    hasAfter: after != null,
    hasBefore: before != null,
    bounds: sides,
    orderBy: sorting(order.parts, extent.backward),
  };
}

/** What to append to each branch of a union: one row more than the page has, to see whether the list goes on. */
export const cutOf = ({ bounds, orderBy, size }: Page, where: readonly Condition[]): Cut => ({
  where: all([...where, ...bounds]),
  limit: fragment` order by ${orderBy} limit ${size + 1}`,
});
