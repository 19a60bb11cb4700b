/** Says which entities have their neighbours counted beforehand. */

/**
 * An entity in more articles than this is a hub: `neighbours` holds all of its neighbours, and none of anybody else's.
 * Databases hold what this says, so it changes only together with a migration.
 */
export const HUB_ARTICLES = 64;

/** Whether `neighbours` holds the neighbours of an entity with that `article_count`. */
export function isHub(articleCount: number): boolean {
  return articleCount > HUB_ARTICLES;
}
