/** Reads stored articles: their digests, passages and sentences. */
import type { Passage, Sentence } from '../../model.ts';
import type { Store } from '../database/open.ts';

const SELECT_DIGESTS = 'SELECT key, seed_digest FROM articles UNION SELECT key, digest FROM base_articles';
const SELECT_DIGEST =
  'SELECT seed_digest FROM articles WHERE key = @key UNION ALL SELECT digest FROM base_articles WHERE key = @key LIMIT 1';
const SELECT_FOREIGN = `SELECT language, count(*) AS count FROM articles
  WHERE language IS NOT NULL AND language <> 'en' AND language NOT LIKE 'en-%' GROUP BY language ORDER BY count DESC, language`;
const SELECT_PASSAGES = 'SELECT role, start, "end" FROM passages WHERE article_id = ? ORDER BY start';
const SELECT_SENTENCES =
  'SELECT start, "end", passage_start AS passage FROM sentences WHERE article_id = ? ORDER BY start';

/** Digests of the seeds of articles, by article key, including articles that a correction removed. */
export function articleDigests(store: Store): Map<string, string> {
  return new Map(store.prepare(SELECT_DIGESTS).raw().all() as [string, string][]);
}

/** The digest of the seed of an article, also of one that a correction removed; null when there is none. */
export function articleDigest(store: Store, key: string): string | null {
  return (store.prepare(SELECT_DIGEST).pluck().get({ key }) as string | undefined) ?? null;
}

/** Whether there is no article. */
export function isEmpty(store: Store): boolean {
  return store.prepare('SELECT NOT EXISTS (SELECT 1 FROM articles)').pluck().get() === 1;
}

/** How many articles are in a language other than English, by its tag, the most frequent first. */
export function foreignLanguages(store: Store): { readonly language: string; readonly count: number }[] {
  return store.prepare(SELECT_FOREIGN).all() as { language: string; count: number }[];
}

/** The passages of an article, by row id, in order of the text. */
export function passagesOf(store: Store, articleId: number): Passage[] {
  return store.prepare(SELECT_PASSAGES).all(articleId) as Passage[];
}

/** The sentences of an article, by row id, in order of the text. */
export function sentencesOf(store: Store, articleId: number): Sentence[] {
  return store.prepare(SELECT_SENTENCES).all(articleId) as Sentence[];
}
