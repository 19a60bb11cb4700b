/** What filtered and ordered lists of all nouns have in common. */
import type { Order, PageArgs } from './connection.ts';
import { refuseFirst } from './errors.ts';
import { problemsOfFilter } from './filter-check.ts';
import type { Article } from './model.ts';
import type { Direction, Value } from './order.ts';

export interface OrderBy {
  readonly field: string;
  readonly direction?: Direction | null;
  readonly nulls?: 'FIRST' | 'LAST';
}

/** Of these rows may have no value. */
const NULLABLE = ['PUBLISHED_AT', 'TITLE', 'FIRST_SEEN', 'LAST_SEEN'];
/** These run from the least to the greatest unless they are told; all others the other way. */
const ASCENDING = ['TITLE', 'NAME', 'POSITION', 'FIRST_MENTION'];

export const directionOf = ({ field, direction }: OrderBy): Direction =>
  direction ?? (ASCENDING.includes(field) ? 'ASC' : 'DESC');

/** Where rows without a value come: after all others unless it says otherwise. */
export const nullsOf = ({ field, nulls = 'LAST' }: OrderBy): 'FIRST' | 'LAST' | undefined =>
  NULLABLE.includes(field) ? nulls : undefined;

export interface ListArgs<Filter> extends PageArgs {
  readonly filter?: Filter | null;
  readonly orderBy?: OrderBy | null;
}

/** A list of what stands in an article. */
export interface WithinArgs {
  readonly within?: { readonly start: number; readonly end: number } | null;
}

/** Those that begin in a stretch of the text. */
export const beginning = <Item>(items: readonly Item[], startOf: (item: Item) => number, { within }: WithinArgs) =>
  within == null ? items : items.filter((item) => startOf(item) >= within.start && startOf(item) < within.end);

/** Gives the items that a filter lets through. Throws what is wrong with the filter when it is called. */
export function filtered<Item, Filter extends object>(
  items: readonly Item[],
  filter: Filter | null | undefined,
  meets: (item: Item, filter: Filter) => boolean,
): () => readonly Item[] {
  return () => {
    const asked = filter ?? ({} as Filter);
    refuseFirst(problemsOfFilter(asked));
    return items.filter((item) => meets(item, asked));
  };
}

/** Goes by one value, then by row id, both in the same direction. */
export function byValue<Item>(
  orderBy: OrderBy,
  values: Readonly<Record<string, (item: Item) => Value>>,
  rowIdOf: (item: Item) => number,
): Order<Item> {
  const { field } = orderBy;
  const read = values[field];
  if (!read) throw new Error(`Nothing goes by ${field}.`);
  const direction = directionOf(orderBy);
  const key = (item: Item): Value[] => [read(item), rowIdOf(item)];
  return { name: field, directions: [direction, direction], nulls: nullsOf(orderBy), key };
}

/** The values that articles go by in order of publication; '' for undated ones. */
export const publication = ({ publishedAt, rowId }: Article): readonly [string, number] => [publishedAt ?? '', rowId];

/** Goes by publication of the article, and within one article from its beginning whatever the direction. */
export function byPublication<Item extends { readonly article: Article }>(
  orderBy: OrderBy,
  positionOf: (item: Item) => readonly number[],
  positions: number,
): Order<Item> {
  const direction = directionOf(orderBy);
  return {
    name: 'PUBLISHED_AT',
    nulls: nullsOf(orderBy),
    directions: [direction, direction, ...Array.from({ length: positions }, () => 'ASC' as const)],
    key: (item) => [...publication(item.article), ...positionOf(item)],
  };
}

/** Goes by position within one article. By publication it runs from the beginning, whatever the direction. */
export function byPosition<Item>(orderBy: OrderBy, positionOf: (item: Item) => readonly number[]): Order<Item> {
  const { field } = orderBy;
  const way = field === 'POSITION' ? directionOf(orderBy) : 'ASC';
  return { name: field, directions: [way, way], key: positionOf };
}
