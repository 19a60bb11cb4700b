/** Chooses variables for the queries, from the most popular to the rarest entity on a logarithmic scale. */
import type { Db } from './query.ts';

/** Sets of variables that a query is sent with, in turn. */
export const VARIABLES_PER_QUERY = 50;

/** Picks `count` items from the first to the last, at positions that grow by a constant factor. */
export function spread<T>(items: readonly T[], count = VARIABLES_PER_QUERY): T[] {
  const positions = Array.from({ length: count }, (_, index) => Math.floor(items.length ** (index / (count - 1))) - 1);
  return positions.map((position) => items[position] as T);
}

/** Keys of the entities with articles, the most popular first. */
export function keysByPopularity(db: Db): string[] {
  return db
    .prepare<[], string>('select key from entities where article_count > 0 order by article_count desc, id')
    .pluck()
    .all();
}

/** The same without the ten most popular, each of which takes as long to count as all others together. */
export function keysBelowTopTen(db: Db): string[] {
  return keysByPopularity(db).slice(10);
}

export interface ArticlePosition {
  readonly publishedAt: string;
  readonly id: number;
}

/** The last article of each full page of 20, latest first. */
export function pageEnds(db: Db): ArticlePosition[] {
  const positions = db
    .prepare<[], ArticlePosition>(
      'select published_at as publishedAt, id from articles order by published_at desc, id desc',
    )
    .all();
  return positions.filter((_, index) => index % 20 === 19).slice(0, -1);
}
