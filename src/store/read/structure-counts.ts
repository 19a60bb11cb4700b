/** Counts the passages and sentences of articles. */
import type { Store } from '../database/open.ts';
import { qb } from '../sql/kysely.ts';
import { COUNT, countPerParent, PARENT, parentPart } from '../sql/per-parent.ts';

/** How many passages each article has. */
export function countPassages(store: Store, articleIds: readonly number[]): number[] {
  return countPerParent(store, articleIds, qb.selectFrom('passages').where('article_id', '=', PARENT).select(COUNT));
}

/** How many sentences each article has. */
export function countSentences(store: Store, articleIds: readonly number[]): number[] {
  return countPerParent(store, articleIds, qb.selectFrom('sentences').where('article_id', '=', PARENT).select(COUNT));
}

/** How many sentences each passage has. */
export function countPassageSentences(
  store: Store,
  passages: readonly { readonly articleId: number; readonly start: number }[],
): number[] {
  const places = passages.map(({ articleId, start }) => [articleId, start]);
  const query = qb
    .selectFrom('sentences')
    .where('article_id', '=', parentPart(0))
    .where('passage_start', '=', parentPart(1))
    .select(COUNT);
  return countPerParent(store, places, query);
}
