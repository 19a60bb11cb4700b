/** Pages of a list, forwards and backwards, by keyset: what a page costs does not depend on how deep it lies. */
import { type Expression, type RawBuilder, type SqlBool, sql } from 'kysely';
import { type CursorKey, readCursor, writeCursor } from './cursor.ts';
import { isLate, lately } from './late.ts';

/** Which page of a list. Sizes are 1 to 100, checked by the caller; without any it is the first 20. Null means absent. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** Rows in the list's order, one opaque cursor each, and whether the list goes on after and before them. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
}

export type Direction = 'ASC' | 'DESC';

/** Columns that are compared together, as one index has them. */
export interface OrderPart {
  readonly columns: readonly string[];
  readonly direction: Direction;
}

/** A total order of a list: by the first part, then by the next. The name and first direction tell its cursors from others'. */
export interface Order {
  readonly name: string;
  readonly parts: readonly OrderPart[];
}

/** A page request that has been understood: which rows lie in it, in which order to read them, and how many. */
export interface Slice {
  readonly order: Order;
  /** Rows are read from the list's end. */
  readonly backward: boolean;
  readonly after: CursorKey | null;
  readonly before: CursorKey | null;
  readonly size: number;
}

const DEFAULT_SIZE = 20;

const opposite = (direction: Direction): Direction => (direction === 'ASC' ? 'DESC' : 'ASC');

const columnsOf = (order: Order): string[] => order.parts.flatMap(({ columns }) => columns);

/** From which end rows are read, and how many are asked for. */
export function extent({ first, last }: PageRequest): Pick<Slice, 'backward' | 'size'> {
  return { backward: first == null && last != null, size: first ?? last ?? DEFAULT_SIZE };
}

/** The key in a cursor, which may be given late: then so are its parts. */
const keyIn = (text: string, order: Order): CursorKey => {
  const columns = columnsOf(order);
  const read = (cursor: string): CursorKey => readCursor(cursor, labelOf(order), columns.length);
  return isLate(text) ? columns.map((_, index) => lately(text, (cursor) => read(cursor)[index]) as never) : read(text);
};

/** Throws BAD_USER_INPUT for a cursor that is malformed or of another order. */
export function understand(request: PageRequest, order: Order): Slice {
  const cursor = (text: string | null | undefined): CursorKey | null => (text == null ? null : keyIn(text, order));
  return { order, ...extent(request), after: cursor(request.after), before: cursor(request.before) };
}

/** What the cursors of an order begin with. */
export function labelOf({ name, parts }: Order): readonly string[] {
  return [name, parts[0]?.direction ?? 'ASC'];
}

const tuple = (items: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  items.length === 1 ? (items[0] as RawBuilder<unknown>) : sql`(${sql.join(items)})`;

/** What holds for the rows on one side of a key; for an index to find them, the first part is also compared alone. */
const beyond = ({ parts }: Order, key: CursorKey, side: 'after' | 'before'): Expression<SqlBool> => {
  let at = 0;
  const sides = parts.map(({ columns, direction }) => {
    const values = tuple(key.slice(at, at + columns.length).map((value) => sql`${value}`));
    at += columns.length;
    const own = tuple(columns.map((column) => sql.ref(column)));
    const sign = sql.raw((direction === 'ASC') === (side === 'after') ? '>' : '<');
    return { strict: sql<SqlBool>`${own} ${sign} ${values}`, loose: sql<SqlBool>`${own} ${sign}= ${values}` };
  });
  const [head, ...rest] = sides;
  if (!head) throw new Error('An order needs a part');
  const tail = rest.reduceRight<Expression<SqlBool> | null>(
    (inner, part) => (inner ? sql<SqlBool>`(${part.strict} or (${part.loose} and ${inner}))` : part.strict),
    null,
  );
  return tail ? sql<SqlBool>`(${head.loose} and (${head.strict} or ${tail}))` : head.strict;
};

/** The condition for rows to lie between the cursors of the request; null when it has none. */
export function bounds({ order, after, before }: Slice): Expression<SqlBool> | null {
  const sides = [after && beyond(order, after, 'after'), before && beyond(order, before, 'before')];
  const given = sides.filter((side) => side !== null);
  return given.length === 0 ? null : sql<SqlBool>`(${sql.join(given, sql` and `)})`;
}

/** The columns to sort by, in the direction of reading. */
export function sorting({ order, backward }: Slice): RawBuilder<unknown>[] {
  return order.parts.flatMap(({ columns, direction }) =>
    columns.map((column) => sql`${sql.ref(column)} ${sql.raw(backward ? opposite(direction) : direction)}`),
  );
}

/** The columns whose values make a cursor. */
export function keyColumns({ order }: Slice): string[] {
  return columnsOf(order);
}

/** One more row than asked for, to see whether the list goes on. */
export function readSize({ size }: Slice): number {
  return size + 1;
}

/** A page out of what was read: at most `readSize` items in the order of `sorting`. */
export function toPage<Item, Row>(
  slice: Slice,
  items: readonly Item[],
  take: { readonly row: (item: Item) => Row; readonly key: (item: Item) => CursorKey },
): Page<Row> {
  const goesOn = items.length > slice.size;
  const within = items.slice(0, slice.size);
  if (slice.backward) within.reverse();
  return {
    rows: within.map(take.row),
    cursors: within.map((item) => writeCursor(labelOf(slice.order), take.key(item))),
    hasNext: slice.backward ? slice.before !== null : goesOn,
    hasPrevious: slice.backward ? goesOn : slice.after !== null,
  };
}
