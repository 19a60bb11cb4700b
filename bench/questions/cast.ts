/** Chooses what questions are asked with: from the most popular to the rarest, evenly on a scale of powers. */
import type { Db } from './question.ts';

/** How many variables a question is asked with in turn. */
export const ASKED = 50;

/** `count` of the items, the first and the last among them, each step the same factor further. */
export function spread<T>(items: readonly T[], count = ASKED): T[] {
  const places = Array.from({ length: count }, (_, index) => Math.floor(items.length ** (index / (count - 1))) - 1);
  return places.map((place) => items[place] as T);
}

/** Keys of the entities that some article mentions, the most popular first. */
export function keysByPopularity(db: Db): string[] {
  return db
    .prepare<[], string>('select key from entities where article_count > 0 order by article_count desc, id')
    .pluck()
    .all();
}

/** As `keysByPopularity`, without the first ten: to count the articles of one of these takes as long as for all others together. */
export function keysToCountBy(db: Db): string[] {
  return keysByPopularity(db).slice(10);
}

export interface Place {
  readonly publishedAt: string;
  readonly id: number;
}

/** The last article of each full page of 20, latest first. */
export function pageEnds(db: Db): Place[] {
  const places = db
    .prepare<[], Place>('select published_at as publishedAt, id from articles order by published_at desc, id desc')
    .all();
  return places.filter((_, index) => index % 20 === 19).slice(0, -1);
}
