/** Draws the variables of the queries: half of them by fame, as people ask, the others from all that there is. */
import { createRandom, createZipf, whole } from '../data/random.ts';
import type { Db } from './query.ts';

/** Sets of variables that a query is sent with, in turn, at most: more than the answers of one second, so that none is asked twice in it. */
export const VARIABLES_PER_QUERY = 20_000;

const SEED = 5;

/**
 * Draws different items of a list that begins with the most popular: half of them with a chance as one to their rank (Zipf's law), half evenly.
 * All of a list that has no more than `count`. The same for the same list.
 */
export function draw<T>(items: readonly T[], count = VARIABLES_PER_QUERY): T[] {
  if (items.length <= count) return [...items];
  const random = createRandom(SEED);
  const byFame = createZipf(random, items.length);
  const positions = new Set<number>();
  while (positions.size < count / 2) positions.add(byFame());
  while (positions.size < count) positions.add(whole(random, items.length));
  return [...positions].map((position) => items[position] as T);
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

/** Of all articles after which there is a full page of 20, latest first. */
export function articlePositions(db: Db): ArticlePosition[] {
  const positions = db
    .prepare<[], ArticlePosition>(
      'select published_at as publishedAt, id from articles order by published_at desc, id desc',
    )
    .all();
  return positions.slice(0, -20);
}
