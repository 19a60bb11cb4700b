/** Reads the passages and sentences of stored articles. */
import type { Passage, Sentence } from '../../model.ts';
import type { Store } from '../database/open.ts';

const SELECT_PASSAGES = 'SELECT role, start, "end" FROM passages WHERE article_id = ? ORDER BY start';
const SELECT_SENTENCES =
  'SELECT start, "end", passage_start AS passage FROM sentences WHERE article_id = ? ORDER BY start';

/** The passages of the article with this row id, in order of the text. */
export function passagesOf(store: Store, articleId: number): Passage[] {
  return store.prepare(SELECT_PASSAGES).all(articleId) as Passage[];
}

/** The sentences of the article with this row id, in order of the text. */
export function sentencesOf(store: Store, articleId: number): Sentence[] {
  return store.prepare(SELECT_SENTENCES).all(articleId) as Sentence[];
}
