/** Where a list, a count or a facet is taken: over everything, or inside each of many parents at once. */

/** Over the whole knowledge base; answers are arrays of one. */
export interface Root {
  readonly of: 'root';
}

/** Inside each of these, given by row id; answers stand in the same order, one for each id. */
export interface Within<Parent extends string> {
  readonly of: Parent;
  readonly ids: readonly number[];
}

/** All articles, or those that mention an entity. */
export type ArticleScope = Root | Within<'entity'>;
/** All entities, or those that an article mentions. */
export type EntityScope = Root | Within<'article'>;
/** All mentions, those in an article, or those that name an entity. */
export type MentionScope = Root | Within<'article'> | Within<'entity'>;

export const ROOT: Root = { of: 'root' };
