/** Reads which entity stands in which article, from either side, with what the tie between them weighs. */
import type { Span } from '../model.ts';
import type { ArticleRow } from './articles.ts';
import type { EntityRow } from './entities.ts';
import type { ArticleFilter, EntityFilter } from './filter.ts';
import type { Store } from './open.ts';
import type { Direction, Page, PageRequest } from './page.ts';

/** The tie between one article and one entity, over accepted mentions. */
export interface Appearance {
  /** Mentions other than demonyms, at least 1. */
  readonly mentionCount: number;
  readonly demonymCount: number;
  /** Where it is first named there; with the key of the article a `MentionRef`. */
  readonly firstMention: Span;
  /** 0 to 1: share of the article's counted mentions, weighted towards its beginning. */
  readonly salience: number;
}

export interface ArticleEntityRow extends Appearance {
  readonly entity: EntityRow;
}

export interface EntityArticleRow extends Appearance {
  readonly article: ArticleRow;
}

export interface ArticleEntityOrder {
  readonly field: 'SALIENCE' | 'MENTION_COUNT' | 'FIRST_MENTION' | 'NAME';
  readonly direction: Direction;
}

export interface EntityArticleOrder {
  readonly field: 'PUBLISHED_AT';
  readonly direction: Direction;
}

export interface ArticleEntityQuery {
  readonly filter?: EntityFilter | null | undefined;
  /** Default: most salient first. */
  readonly orderBy?: ArticleEntityOrder | null | undefined;
  readonly page: PageRequest;
}

export interface EntityArticleQuery {
  readonly filter?: ArticleFilter | null | undefined;
  /** Default: latest first, undated last. */
  readonly orderBy?: EntityArticleOrder | null | undefined;
  readonly page: PageRequest;
}

/** A page of the entities of each article. Entities named there by demonyms only are left out. */
export function articleEntities(
  store: Store,
  articleIds: readonly number[],
  query: ArticleEntityQuery,
): Page<ArticleEntityRow>[] {
  throw new Error(`${store.path} ${articleIds} ${query}`);
}

/** A page of the articles of each entity. Articles that name it by demonyms only are left out. */
export function entityArticles(
  store: Store,
  entityIds: readonly number[],
  query: EntityArticleQuery,
): Page<EntityArticleRow>[] {
  throw new Error(`${store.path} ${entityIds} ${query}`);
}
