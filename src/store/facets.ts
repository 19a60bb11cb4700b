/** Counts the rows behind a list by kind, source, year or entity. */
import type { EntityRow } from './entities.ts';
import type { ArticleFilter, EntityFilter, MentionFilter } from './filter.ts';
import type { Store } from './open.ts';
import type { ArticleScope, EntityScope, MentionScope } from './scope.ts';

export type FacetField = 'KIND' | 'SOURCE' | 'YEAR' | 'ENTITY';

export interface FacetRow {
  /** The kind, source or year ("2005"); the key of the entity; null counts the rows without one. */
  readonly value: string | null;
  /** Only by ENTITY, and null there for unresolved mentions. */
  readonly entity: EntityRow | null;
  readonly count: number;
}

export interface FacetQuery<Filter> {
  readonly filter?: Filter | null | undefined;
  readonly by: FacetField;
  /** Most values, 1 to 100, those with the highest counts. */
  readonly first: number;
}

/** For each parent: articles by KIND and by ENTITY of what they mention, by SOURCE, by YEAR of publication; highest first. */
export function articleFacet(store: Store, scope: ArticleScope, query: FacetQuery<ArticleFilter>): FacetRow[][] {
  throw new Error(`${store.path} ${scope} ${query}`);
}

/** For each parent: entities by KIND, by SOURCE and by YEAR of the articles that mention them; not by ENTITY. */
export function entityFacet(
  store: Store,
  scope: EntityScope,
  query: FacetQuery<EntityFilter> & { readonly by: 'KIND' | 'SOURCE' | 'YEAR' },
): FacetRow[][] {
  throw new Error(`${store.path} ${scope} ${query}`);
}

/** For each parent: mentions by KIND, by ENTITY, by SOURCE and by YEAR of their articles. */
export function mentionFacet(store: Store, scope: MentionScope, query: FacetQuery<MentionFilter>): FacetRow[][] {
  throw new Error(`${store.path} ${scope} ${query}`);
}
