/** Counts the neighbours of a few entities from nothing, and puts them right in the lists of the hubs beside them. */
import { HUB_ARTICLES } from '../hubs.ts';
import type { Store } from '../open.ts';
import { rebuildHubs } from './hub-rebuild.ts';

const FORGET = `
  DELETE FROM neighbours
  WHERE neighbour_id = @id AND entity_id IN (SELECT id FROM entities WHERE article_count > ${HUB_ARTICLES})`;
const TELL_HUBS = `
  INSERT OR REPLACE INTO neighbours (entity_id, neighbour_id, articles, sentences)
  SELECT n.neighbour_id, n.entity_id, n.articles, n.sentences
  FROM neighbours AS n CROSS JOIN entities AS e ON e.id = n.neighbour_id
  WHERE n.entity_id = @id AND e.article_count > ${HUB_ARTICLES}`;
const SELECT_NO_HUBS = `
  SELECT id FROM entities
  WHERE id IN (SELECT value FROM json_each(?)) AND article_count <= ${HUB_ARTICLES}`;

/** Mentions, and the counts of these entities, are right already. */
export function mendNeighbours(store: Store, ids: readonly number[]): void {
  const remove = store.prepare('DELETE FROM neighbours WHERE entity_id = ?');
  for (const id of ids) {
    remove.run(id);
    store.prepare(FORGET).run({ id });
  }
  rebuildHubs(store, ids);
  for (const id of ids) store.prepare(TELL_HUBS).run({ id });
  for (const id of store.prepare(SELECT_NO_HUBS).pluck().all(JSON.stringify(ids)) as number[]) remove.run(id);
}
