/** Keyset pagination: which rows lie on a page, found by comparing keys, so that the cost of a page does not depend on its depth. */
import { readCursor } from '../database/cursor.ts';
import { type Bound, type Fragment, fragment, join, raw, type Sql, sql } from './expression.ts';
import { all, type Condition } from './operators.ts';

export type Direction = 'ASC' | 'DESC';

/** At which end of an order comes what has no value. */
export type Nulls = 'FIRST' | 'LAST';

/** Columns that are compared together, as one index has them. */
export interface OrderPart {
  readonly by: readonly Sql<string | number>[];
  readonly direction: Direction;
}

/** A total order: by the first part, then by the next. The name and the first direction distinguish its cursors from those of others. */
export interface Order {
  readonly name: string;
  readonly parts: readonly OrderPart[];
  /** Where rows come of which the first column is '', which stands for "not known". Default: where '' sorts to. */
  readonly nulls?: Nulls;
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
  /** The rows between the cursors: a branch of them, or two that are read one after the other, each in the order of an index. */
  readonly branches: readonly (readonly Condition[])[];
  /** The columns to sort by, in the direction of reading. */
  readonly orderBy: Fragment;
}

/** What a branch of a union ends in: `where` those conditions hold, in the order and up to the limit of the page. */
export interface Cut {
  readonly where: Condition;
  /** The order, and how many rows. */
  readonly limit: Fragment;
  /** How many rows, for a branch that has them in the order in which they are read. */
  readonly extent: Fragment;
  readonly backward: boolean;
}

const DEFAULT_SIZE = 20;

/** From which end a page is read, and how many rows it has. */
export const extentOf = ({ first, last }: Pick<PageArgs, 'first' | 'last'>): Pick<Page, 'backward' | 'size'> => ({
  backward: first == null && last != null,
  size: first ?? last ?? DEFAULT_SIZE,
});

const directionOf = ({ parts }: Order): Direction => parts[0]?.direction ?? 'ASC';

/** Whether unknown values come at the other end than '' sorts to. */
const movesNulls = (order: Order): boolean =>
  order.nulls !== undefined && (order.nulls === 'FIRST') !== (directionOf(order) === 'ASC');

/** What the cursors of an order begin with. */
export const labelOf = (order: Order): readonly string[] => [
  order.name,
  directionOf(order),
  ...(movesNulls(order) ? [`NULLS_${order.nulls}`] : []),
];

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

type Key = readonly unknown[];

const columnsOf = ({ parts }: Order): readonly Sql<string | number>[] => parts.flatMap((part) => part.by);

/** The key in a cursor. BAD_USER_INPUT for a cursor of another order, when it is read. */
function keyIn(cursor: Bound<string>, order: Order): Bound<Key> {
  const label = labelOf(order);
  const { length } = columnsOf(order);
  return cursor.map((text) => readCursor(text, label, length));
}

const columnByColumn = (key: Bound<Key>, order: Order): Sql<unknown>[] =>
  columnsOf(order).map((_, index) => key.map((values) => values[index]));

/** Rows of known or of unknown values alone, which an order has apart. */
type Branch = 'known' | 'unknown';

const UNKNOWN = raw<string>("''");

/** Sort before and after every text and every row id. */
const LEAST = { text: '', id: -1 };
const GREATEST = { text: '\u{10FFFF}', id: Number.MAX_SAFE_INTEGER };

/**
 * The key to compare the rows of a branch with in the place of a key of the other one, on one side of which all of them lie: less than all, or
 * greater. So the comparison is the same whatever the cursor, and an index answers it.
 */
function keyFor(branch: Branch, { order, side }: { readonly order: Order; readonly side: 'after' | 'before' }) {
  const sortsLater = (order.nulls === 'LAST') === (branch === 'unknown');
  const isAscending = directionOf(order) === 'ASC';
  const lies = (side === 'after') === sortsLater;
  const { text, id } = (isAscending === (side === 'after')) === lies ? LEAST : GREATEST;
  return (key: Key): Key => {
    const [first, ...rest] = key;
    if ((first === '') === (branch === 'unknown')) return key;
    return [branch === 'unknown' ? '' : text, ...rest.map(() => id)];
  };
}

const opposite = { ASC: 'desc', DESC: 'asc' } as const;
const same = { ASC: 'asc', DESC: 'desc' } as const;

export function sorting(parts: readonly OrderPart[], backward: boolean): Fragment {
  const words = backward ? opposite : same;
  return join(parts.flatMap(({ by, direction }) => by.map((each) => fragment`${each} ${raw(words[direction])}`)));
}

/** The rows between the cursors, in the order in which they are read. */
function branchesOf(order: Order, { after, before, backward }: PageArgs & { readonly backward: boolean }) {
  const bounds = (side: 'after' | 'before', cursor: Bound<string> | null | undefined, branch: Branch | null) => {
    if (!cursor) return [];
    const key = keyIn(cursor, order);
    const own = branch ? key.map(keyFor(branch, { order, side })) : key;
    return [beyond(order, columnByColumn(own, order), side)];
  };
  const between = (branch: Branch | null) => [...bounds('after', after, branch), ...bounds('before', before, branch)];
  if (!movesNulls(order)) return [between(null)];
  const [column = UNKNOWN] = columnsOf(order);
  const known = [sql<boolean>`${column} > ${UNKNOWN}`, ...between('known')];
  const unknown = [sql<boolean>`${column} = ${UNKNOWN}`, ...between('unknown')];
  return (order.nulls === 'LAST') === backward ? [unknown, known] : [known, unknown];
}

/** As `sorting`, with unknown values at the end where the order has them. */
export function sortingOf(order: Order, backward: boolean): Fragment {
  const parts = sorting(order.parts, backward);
  if (!movesNulls(order)) return parts;
  const word = raw((order.nulls === 'LAST') === backward ? 'desc' : 'asc');
  return fragment`${columnsOf(order)[0] ?? UNKNOWN} = ${UNKNOWN} ${word}, ${parts}`;
}

/** Reads the requested page. Sizes are checked by the caller. BAD_USER_INPUT for a known cursor of another order. */
export function pageOf(order: Order, { first, last, after, before }: PageArgs): Page {
  const extent = extentOf({ first, last });
  return {
    label: labelOf(order),
    ...extent,
    hasAfter: after != null,
    hasBefore: before != null,
    branches: branchesOf(order, { after, before, backward: extent.backward }),
    orderBy: sorting(order.parts, extent.backward),
  };
}

/** What to append to each branch of a union: one row more than the page has, to see whether the list goes on. */
export const cutOf = (
  { branches: [bounds = []], orderBy, size, backward }: Page,
  where: readonly Condition[],
): Cut => ({
  where: all([...where, ...bounds]),
  limit: fragment` order by ${orderBy} limit ${size + 1}`,
  extent: fragment` limit ${size + 1}`,
  backward,
});
