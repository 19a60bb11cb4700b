/** Searches texts, names and mentions by words, best first, and shows where the words stand. */
import type { Span } from '../model.ts';
import type { ArticleRow } from './articles.ts';
import type { EntityRow } from './entities.ts';
import type { MentionRow } from './mentions.ts';
import type { Store } from './open.ts';
import type { Page, PageRequest } from './page.ts';

export const SEARCHABLE = ['ENTITY', 'ARTICLE', 'MENTION'] as const;
export type Searchable = (typeof SEARCHABLE)[number];

export interface SearchQuery {
  /** Words, all of which must occur; "a phrase"; pre* for beginnings; -word or -"a phrase" to exclude. */
  readonly query: string;
  /** Where to look; default everywhere. */
  readonly in?: readonly Searchable[] | null | undefined;
}

interface Hit {
  /** Higher is better; comparable among hits of one type only. */
  readonly score: number;
  /** Where words of the query stand, at most 100: in the text of an article or mention, in `name` of an entity. */
  readonly highlights: readonly Span[];
}

export interface ArticleHit extends Hit {
  readonly type: 'ARTICLE';
  readonly article: ArticleRow;
}

export interface EntityHit extends Hit {
  readonly type: 'ENTITY';
  readonly entity: EntityRow;
  /** The alias that matches best. */
  readonly name: string;
}

export interface MentionHit extends Hit {
  readonly type: 'MENTION';
  readonly mention: MentionRow;
}

export type SearchHit = ArticleHit | EntityHit | MentionHit;

/**
 * A page of hits: entities first, then articles, then mentions, each by score. Any query is safe. BAD_USER_INPUT when it holds
 * no word to look for; LIMIT_EXCEEDED when it holds more than 16.
 */
export function search(store: Store, query: SearchQuery, page: PageRequest): Page<SearchHit> {
  throw new Error(`${store.path} ${query} ${page}`);
}

/** How many hits there are in all. Errors as `search`. */
export function countHits(store: Store, query: SearchQuery): number {
  throw new Error(`${store.path} ${query}`);
}
