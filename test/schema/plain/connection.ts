/** Relay connections over arrays: a page is a slice, a count is a length. */
import { badInput, together, within } from './errors.ts';
import { compareKeys, type Direction, type Value } from './order.ts';

export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

/** A total order of a list; its name and first direction are in the cursors of the list. */
export interface Order<Item> {
  readonly name: string;
  readonly key: (item: Item) => readonly Value[];
  /** One for each value of the key. */
  readonly directions: readonly Direction[];
  /** Where items come of which the first value is ''. Default: where '' is sorted to. */
  readonly nulls?: 'FIRST' | 'LAST' | undefined;
}

export interface ListParts<Item> {
  /** The items of the whole list in any order. Throws what is wrong with its filter. */
  readonly items: () => readonly Item[];
  /** Throws when the list has no such order. */
  readonly order: () => Order<Item>;
  readonly args: PageArgs;
  /** What an edge has beside its cursor: the node and what ties it to the list. */
  readonly edge: (item: Item) => { readonly node: unknown };
  readonly facets?: unknown;
  /** Other fields that count the list, by name. */
  readonly counters?: object;
}

interface Edge {
  readonly cursor: string;
  readonly node: unknown;
}

interface Page {
  readonly edges: readonly Edge[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

const SIZE = [0, 100] as const;
const DEFAULT_SIZE = 20;

export function refuseCursor(): never {
  throw badInput(
    'That cursor does not belong to this list. Use the cursors of a page of the same list in the same order.',
  );
}

/** The values in a cursor, its label included. */
export function valuesIn(cursor: string): readonly unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(values) ? values : refuseCursor();
  } catch {
    return refuseCursor();
  }
}

/** From which end a page is counted, and how long it is. Throws when the arguments make no page. */
export function extentOf({ first, last }: PageArgs): { readonly backward: boolean; readonly size: number } {
  if (first != null && last != null) throw badInput('Give "first" or "last", not both.');
  if (last != null) return { backward: true, size: within(SIZE, 'last', last) };
  return { backward: false, size: within(SIZE, 'first', first ?? DEFAULT_SIZE) };
}

/** What tells the cursors of an order from those of others. */
export type Label = Pick<Order<never>, 'name' | 'directions' | 'nulls'>;

/** Where '' is sorted to. */
const natural = ({ directions }: Label): string => (directions[0] === 'ASC' ? 'FIRST' : 'LAST');

const labelOf = (label: Label): readonly unknown[] => [
  label.name,
  label.directions[0],
  ...((label.nulls ?? natural(label)) === natural(label) ? [] : [`NULLS_${label.nulls}`]),
];

/** The cursor of the item that has that key. */
export function writeCursor(order: Label, key: readonly Value[]): string {
  return Buffer.from(JSON.stringify([...labelOf(order), ...key])).toString('base64url');
}

/** The key in a cursor of the order. Throws for a cursor of another one. */
export function readCursor(order: Label, cursor: string): readonly Value[] {
  const label = labelOf(order);
  const values = valuesIn(cursor);
  const key = values.slice(label.length);
  const isKey = key.every((value) => typeof value === 'string' || typeof value === 'number');
  const isLabelled = label.every((word, index) => values[index] === word);
  return isKey && isLabelled && key.length === order.directions.length ? (key as Value[]) : refuseCursor();
}

/** Cuts what lies between the cursors to a page. */
export function cut<Item>(between: readonly Item[], args: PageArgs) {
  const { backward, size } = extentOf(args);
  const isCut = between.length > size;
  return {
    items: backward ? between.slice(Math.max(0, between.length - size)) : between.slice(0, size),
    hasNextPage: backward ? args.before != null : isCut,
    hasPreviousPage: backward ? isCut : args.after != null,
  };
}

/** Compares keys in an order, which has those without a value at one end. */
export function compareIn(order: Label, one: readonly Value[], other: readonly Value[]): number {
  const place = ([first]: readonly Value[]): number => Number((first === '') === (order.nulls === 'LAST'));
  return (order.nulls ? place(one) - place(other) : 0) || compareKeys(one, other, order.directions);
}

const pageOf = <Item>({ items, order: orderOf, args, edge }: ListParts<Item>): Page => {
  const keyIn = (cursor: string | null | undefined) => (cursor == null ? null : readCursor(orderOf(), cursor));
  const [all, order, after, before] = together(
    items,
    orderOf,
    () => keyIn(args.after),
    () => keyIn(args.before),
  );
  const compare = (one: readonly Value[], other: readonly Value[]) => compareIn(order, one, other);
  const between = all
    .map((item) => ({ item, key: order.key(item) }))
    .filter(({ key }) => after === null || compare(key, after) > 0)
    .filter(({ key }) => before === null || compare(key, before) < 0)
    .sort((one, other) => compare(one.key, other.key));
  const { items: shown, ...info } = cut(between, args);
  return { ...info, edges: shown.map(({ item, key }) => ({ cursor: writeCursor(order, key), ...edge(item) })) };
};

/** A connection by what its fields give; they look at the list when they are asked for. */
export class Connection {
  readonly #page: () => Page;
  readonly #count: () => number;
  readonly facets: unknown;

  constructor(page: () => Page, count: () => number, facets?: unknown) {
    this.#page = page;
    this.#count = count;
    this.facets = facets;
  }

  totalCount(): number {
    return this.#count();
  }

  /** Whether the list holds anything; false for one whose filter is refused. */
  hasItems(): boolean {
    try {
      return this.#count() > 0;
    } catch {
      return false;
    }
  }

  edges(): readonly Edge[] {
    return this.#page().edges;
  }

  nodes(): unknown[] {
    return this.edges().map(({ node }) => node);
  }

  pageInfo() {
    const { edges, ...info } = this.#page();
    return { ...info, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null };
  }
}

/** Whether a page begins or ends at a cursor: a bad one is refused whatever is selected of the list. */
export const hasCursor = ({ after, before }: PageArgs): boolean => (after ?? before) != null;

/** The connection of a list. Throws when its arguments make no page. */
export function connect<Item>(parts: ListParts<Item>): Connection {
  extentOf(parts.args);
  if (hasCursor(parts.args)) pageOf(parts);
  const connection = new Connection(
    () => pageOf(parts),
    () => parts.items().length,
    parts.facets,
  );
  return Object.assign(connection, parts.counters);
}
