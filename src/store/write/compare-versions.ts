/** Finds the article that an article is a near copy of, among those that were published before it. */
import { LRUCache } from 'lru-cache';
import { type ArticleRecord, PERIPHERAL_ROLES } from '../../model.ts';
import { bandsOf, MIN_LIKENESS, type Shingles, sameWordsKey, shinglesOf, textLikeness } from '../../text/shingles.ts';
import type { Store } from '../database/open.ts';
import { passagesOf } from './stored-articles.ts';

/** Where an article comes in order of publication. */
export interface Position {
  readonly id: number;
  /** Seconds since 1970. */
  readonly published: number;
}

/** The keys by which articles that are alike find each other. */
export interface Signature {
  readonly bands: readonly number[];
  /** Of all its words in order; null of an article of few words. */
  readonly words: number | null;
}

/** What a near copy is a copy of. */
export interface Original {
  /** The first version. */
  readonly first: Position;
  /** To the first version. */
  readonly likeness: number;
  /** Row id of the first article with the same words; null when there is none before it. */
  readonly repeats: number | null;
}

export interface VersionComparer {
  readonly signatureOf: (id: number) => Signature;
  /** Null when it is no copy. All earlier articles must have their keys and versions. */
  readonly originalOf: (position: Position, signature: Signature) => Original | null;
}

/** The year 10000, so that undated articles come last. */
const UNDATED = 253_402_300_800;

export const secondsOf = (publishedAt: string): number =>
  publishedAt === '' ? UNDATED : Date.parse(publishedAt) / 1000;

/** What articles are compared by: not by bylines, captions and credits, in which papers differ. */
export const storyOf = ({ text, passages }: Pick<ArticleRecord, 'text' | 'passages'>): string =>
  passages
    .filter(({ role }) => !PERIPHERAL_ROLES.has(role))
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');

export const signatureOfStory = (story: Shingles): Signature => ({ bands: bandsOf(story), words: sameWordsKey(story) });

/** So many articles that are no copies, the last before an article that share a band, may be what it is a copy of. */
export const MOST_OF_BAND = 32;
/** Of these, those that share most bands are compared: each comparison reads a text. */
export const MOST_COMPARED = 16;

const SELECT_TEXT = 'SELECT text FROM article_texts WHERE article_id = ?';
const SELECT_SAME_WORDS = `
  SELECT k.article_id AS id, k.published, v.likeness, f.article_id AS firstId, f.published AS firstPublished
  FROM (
      SELECT article_id, published FROM version_keys WHERE key = ? AND is_copy = 0 ORDER BY published, article_id LIMIT 1) AS k
    LEFT JOIN versions AS v ON v.article_id = k.article_id LEFT JOIN versions AS f ON f.article_id = v.first_id`;
/** For each band the row ids of earlier articles; one statement for all bands, since most have none. */
const SELECT_EARLIER = `
  SELECT (
    SELECT json_group_array(json_array(article_id, published)) FROM (
      SELECT article_id, published FROM version_keys
      WHERE key = band.value AND is_copy = 0 AND (published, article_id) < (@published, @id)
      ORDER BY published DESC, article_id DESC LIMIT ${MOST_OF_BAND})
    HAVING count(*) > 0)
  FROM json_each(@bands) AS band`;

interface SameWords extends Position {
  readonly likeness: number | null;
  readonly firstId: number | null;
  readonly firstPublished: number | null;
}

/** Compares in order of publication. */
export const byPosition = (one: Position, other: Position): number =>
  one.published - other.published || one.id - other.id;

/** Keeps the shingles of `cached` articles: versions of a story follow each other, and articles that share a phrase do not. */
export function createVersionComparer(store: Store, cached: number): VersionComparer {
  const cache = new LRUCache<number, Shingles>({ max: cached });
  const selectEarlier = store.prepare(SELECT_EARLIER).pluck();
  const shinglesOfArticle = (id: number): Shingles => {
    const known = cache.get(id);
    if (known) return known;
    const text = store.prepare(SELECT_TEXT).pluck().get(id) as string;
    const found = shinglesOf(storyOf({ text, passages: passagesOf(store, id) }));
    cache.set(id, found);
    return found;
  };
  const sameWords = (position: Position, words: number): Original | null => {
    const found = store.prepare(SELECT_SAME_WORDS).get(words) as SameWords | undefined;
    if (found === undefined || byPosition(found, position) >= 0) return null;
    const { id, published, firstId, firstPublished, likeness } = found;
    if (firstId === null) return { first: { id, published }, likeness: 1, repeats: id };
    return { first: { id: firstId, published: firstPublished as number }, likeness: likeness as number, repeats: id };
  };
  /** Those that share most bands first, of equals the latest. */
  const candidates = ({ id, published }: Position, bands: readonly number[]): Position[] => {
    const found = new Map<number, Position & { shared: number }>();
    for (const earlier of selectEarlier.all({ id, published, bands: JSON.stringify(bands) }) as (string | null)[])
      for (const [other, at] of JSON.parse(earlier ?? '[]') as [number, number][]) {
        const known = found.get(other);
        if (known) known.shared++;
        else found.set(other, { id: other, published: at, shared: 1 });
      }
    return [...found.values()].sort((one, two) => two.shared - one.shared || byPosition(two, one));
  };
  return {
    signatureOf: (id) => signatureOfStory(shinglesOfArticle(id)),
    originalOf: (position, { bands, words }) => {
      const same = words === null ? null : sameWords(position, words);
      if (same) return same;
      const compared = candidates(position, bands)
        .slice(0, MOST_COMPARED)
        .map((first) => ({
          first,
          likeness: textLikeness(shinglesOfArticle(first.id), shinglesOfArticle(position.id)),
        }))
        .sort((one, two) => two.likeness - one.likeness || byPosition(one.first, two.first));
      const [best] = compared;
      return best && best.likeness >= MIN_LIKENESS ? { ...best, repeats: null } : null;
    },
  };
}
