/** Reads articles: by id or key, as pages, as counts; their texts apart, since few questions need them. */
import type { Precision } from '../model.ts';
import type { ArticleFilter } from './filter.ts';
import type { Store } from './open.ts';
import type { Direction, Page, PageRequest } from './page.ts';
import type { ArticleScope } from './scope.ts';

/** An article without its text. Null is "not known". */
export interface ArticleRow {
  readonly id: number;
  readonly key: string;
  readonly title: string | null;
  readonly textHash: string;
  /** Start of the period of publication, ISO 8601 UTC; `publishedPrecision` says how long that period is. */
  readonly publishedAt: string | null;
  readonly publishedPrecision: Precision | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly language: string | null;
  readonly byline: string | null;
  readonly section: string | null;
  readonly wordCount: number;
  readonly seedFile: string;
  readonly seedLine: number | null;
}

export interface ArticleOrder {
  readonly field: 'PUBLISHED_AT' | 'TITLE' | 'WORD_COUNT';
  readonly direction: Direction;
}

export interface ArticleQuery {
  readonly filter?: ArticleFilter | null | undefined;
  /** Default: latest first, undated last. */
  readonly orderBy?: ArticleOrder | null | undefined;
  readonly page: PageRequest;
}

/** The articles with these row ids, in the same order; null where there is none. */
export function findArticles(store: Store, ids: readonly number[]): (ArticleRow | null)[] {
  throw new Error(`${store.path} ${ids.length}`);
}

/** The articles with these keys, in the same order; null where there is none. */
export function findArticlesByKey(store: Store, keys: readonly string[]): (ArticleRow | null)[] {
  throw new Error(`${store.path} ${keys.length}`);
}

/** The canonical texts of the articles with these row ids, in the same order; null where there is none. */
export function findTexts(store: Store, ids: readonly number[]): (string | null)[] {
  throw new Error(`${store.path} ${ids.length}`);
}

/** A page of all articles that the filter lets through. */
export function listArticles(store: Store, query: ArticleQuery): Page<ArticleRow> {
  throw new Error(`${store.path} ${query}`);
}

/** How many articles the filter lets through, for each parent of the scope. Inside an entity demonyms do not count. */
export function countArticles(store: Store, scope: ArticleScope, filter?: ArticleFilter | null): number[] {
  throw new Error(`${store.path} ${scope} ${filter}`);
}
