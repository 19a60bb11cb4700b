/** Finds rows by the keys that other rows refer to them by. */
import type { Span } from '../../../src/model.ts';

/** A map that holds all that is looked for: rows refer to rows that are there. */
export class Index<Key, Item> extends Map<Key, Item> {
  find(key: Key): Item {
    const item = this.get(key);
    if (item === undefined) throw new Error(`Nothing has the key ${String(key)}.`);
    return item;
  }
}

export const indexBy = <Key, Item>(items: readonly Item[], keyOf: (item: Item) => Key): Index<Key, Item> =>
  new Index(items.map((item) => [keyOf(item), item]));

/** The span, or null when its ends are. */
export const spanOrNull = (start: number | null, end: number | null): Span | null =>
  start === null || end === null ? null : { start, end };

export const byPosition = (one: Span, other: Span): number => one.start - other.start || one.end - other.end;

/** Names an article's row, or a span in it. */
export const at = (articleId: number, start: number, end?: number): string => `${articleId}:${start}-${end ?? ''}`;
