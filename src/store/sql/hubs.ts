/** Hubs: the entities whose neighbours are counted beforehand. */

/**
 * An entity in more articles than this is a hub: `neighbours` holds all of its neighbours, and none of other entities'. Stored
 * databases depend on it, so it can only change with a migration.
 */
export const HUB_ARTICLES = 64;

/** Whether an entity with that `article_count` is a hub. */
export function isHub(articleCount: number): boolean {
  return articleCount > HUB_ARTICLES;
}
