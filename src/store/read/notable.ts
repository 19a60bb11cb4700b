/** Finds what a knowledge base has much to say of, to open GraphiQL with: a few look-ups in indexes, whatever is stored. */
import type { Store } from '../database/open.ts';

/** Natural keys; null where there is no such thing. */
export interface Notable {
  /** The latest article that mentions somebody, of the latest 100. */
  readonly article: string | null;
  /** The most mentioned entity of all, person and place. */
  readonly entity: string | null;
  readonly person: string | null;
  readonly place: string | null;
  /** An entity in one article with the person: no person, if there is one. */
  readonly other: string | null;
  /** Of the 200 most mentioned, the first who says something. */
  readonly speaker: string | null;
  /** The name of the person, or else of the entity. */
  readonly name: string | null;
}

const SELECT = `
  WITH person AS MATERIALIZED (
    SELECT id, key, name FROM entities WHERE kind = 'PERSON' ORDER BY mention_count DESC, id DESC LIMIT 1),
  entity AS MATERIALIZED (SELECT id, key, name FROM entities ORDER BY mention_count DESC, id DESC LIMIT 1)
  SELECT
    (SELECT key FROM (SELECT id, key FROM articles ORDER BY published_at DESC, id DESC LIMIT 100) AS a
      WHERE EXISTS (SELECT 1 FROM article_entities WHERE article_id = a.id AND mention_count > 0) LIMIT 1) AS article,
    (SELECT key FROM entity) AS entity,
    (SELECT key FROM person) AS person,
    (SELECT key FROM entities WHERE kind = 'PLACE' ORDER BY mention_count DESC, id DESC LIMIT 1) AS place,
    (SELECT e.key
      FROM (SELECT article_id FROM article_entities WHERE entity_id = (SELECT id FROM person) AND mention_count > 0
        ORDER BY published_at DESC LIMIT 20) AS a
        CROSS JOIN article_entities AS b ON b.article_id = a.article_id CROSS JOIN entities AS e ON e.id = b.entity_id
      WHERE b.mention_count > 0 AND b.entity_id <> (SELECT id FROM person)
      ORDER BY e.kind = 'PERSON', e.mention_count DESC, e.id LIMIT 1) AS other,
    (SELECT key FROM (SELECT id, key FROM entities ORDER BY mention_count DESC, id DESC LIMIT 200) AS e
      WHERE EXISTS (SELECT 1 FROM statements WHERE speaker_entity_id = e.id AND accepted) LIMIT 1) AS speaker,
    coalesce((SELECT name FROM person), (SELECT name FROM entity)) AS name`;

export const notableOf = (store: Store): Notable => store.prepare(SELECT).get() as Notable;
