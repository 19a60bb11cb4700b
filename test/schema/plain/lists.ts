/** What filtered and ordered lists of all nouns have in common. */
import type { Order, PageArgs } from './connection.ts';
import { refuseFirst } from './errors.ts';
import { problemsOfFilter } from './filter-check.ts';
import type { Article } from './model.ts';
import type { Direction, Value } from './order.ts';

export interface OrderBy {
  readonly field: string;
  readonly direction: Direction;
}

export interface ListArgs<Filter> extends PageArgs {
  readonly filter?: Filter | null;
  readonly orderBy?: OrderBy | null;
}

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
  { field, direction }: OrderBy,
  values: Readonly<Record<string, (item: Item) => Value>>,
  rowIdOf: (item: Item) => number,
): Order<Item> {
  const read = values[field];
  if (!read) throw new Error(`Nothing goes by ${field}.`);
  return { name: field, directions: [direction, direction], key: (item) => [read(item), rowIdOf(item)] };
}

/** The values that articles go by in order of publication; undated ones come before all others. */
export const publication = ({ publishedAt, rowId }: Article): readonly [string, number] => [publishedAt ?? '', rowId];

/** Goes by publication of the article, and within one article from its beginning whatever the direction. */
export function byPublication<Item extends { readonly article: Article }>(
  direction: Direction,
  positionOf: (item: Item) => readonly number[],
  positions: number,
): Order<Item> {
  return {
    name: 'PUBLISHED_AT',
    directions: [direction, direction, ...Array.from({ length: positions }, () => 'ASC' as const)],
    key: (item) => [...publication(item.article), ...positionOf(item)],
  };
}

/** Goes by position within one article. By publication it runs from the beginning, whatever the direction. */
export function byPosition<Item>(
  { field, direction }: OrderBy,
  positionOf: (item: Item) => readonly number[],
): Order<Item> {
  const way = field === 'POSITION' ? direction : 'ASC';
  return { name: field, directions: [way, way], key: positionOf };
}
