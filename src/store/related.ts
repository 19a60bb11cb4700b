/** Finds the articles that share entities with an article. */
import type { ArticleRow } from './articles.ts';
import type { EntityRow } from './entities.ts';
import type { Store } from './open.ts';
import type { Page, PageRequest } from './page.ts';

export interface RelatedRow {
  readonly article: ArticleRow;
  /** Sum over the shared entities of 1 / ln(articles that mention the entity): rare company weighs more (Adamic and Adar). */
  readonly weight: number;
  readonly sharedCount: number;
  /** The shared entities, rarest first, at most 10. */
  readonly shared: readonly EntityRow[];
}

/** A page of the articles related to each article, heaviest first. */
export function relatedArticles(store: Store, articleIds: readonly number[], page: PageRequest): Page<RelatedRow>[] {
  throw new Error(`${store.path} ${articleIds} ${page}`);
}

/** How many articles are related to each article. */
export function countRelated(store: Store, articleIds: readonly number[]): number[] {
  throw new Error(`${store.path} ${articleIds}`);
}
