/** Audits the neighbours of hubs against a recount, in SQL that the writer does not share. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';

const SELECT_NON_HUBS = `
  SELECT key FROM entities WHERE article_count <= ? AND hub IS NOT NULL`;

const SELECT_OF_NONE = `
  SELECT DISTINCT hub FROM neighbours WHERE hub NOT IN (SELECT hub FROM entities WHERE hub IS NOT NULL)`;

const RECOUNT = `
  WITH hub_sentences AS MATERIALIZED (
    SELECT DISTINCT article_id, sentence_start FROM mentions
    WHERE entity_id = @hub AND status = 'ACCEPTED' AND form <> 'DEMONYM' AND NOT peripheral
  ),
  other_mentions AS MATERIALIZED (
    SELECT entity_id, article_id, sentence_start IN (
        SELECT sentence_start FROM hub_sentences WHERE hub_sentences.article_id = mentions.article_id) AS is_shared,
      sentence_start
    FROM (SELECT DISTINCT article_id FROM hub_sentences) CROSS JOIN mentions USING (article_id)
    WHERE entity_id <> @hub AND status = 'ACCEPTED' AND form <> 'DEMONYM' AND NOT peripheral
  )
  SELECT entity_id, count(DISTINCT article_id) AS articles,
    count(DISTINCT iif(is_shared, article_id || ' ' || sentence_start, NULL)) AS sentences
  FROM other_mentions GROUP BY entity_id`;

const COMPARE = `
  SELECT count(*) FROM (
    SELECT entity_id AS id, articles, sentences FROM (${RECOUNT})
  ) AS c FULL JOIN (
    SELECT neighbour_id AS id, articles, sentences FROM neighbours WHERE hub = (SELECT hub FROM entities WHERE id = @hub)
  ) AS s USING (id)
  WHERE c.articles IS NOT s.articles OR c.sentences IS NOT s.sentences`;

export function* auditNeighbours(store: Store): Generator<Defect> {
  for (const key of store.prepare(SELECT_NON_HUBS).pluck().all(HUB_ARTICLES) as string[]) {
    yield { table: 'neighbours', key, message: 'has neighbours, but is not a hub' };
  }
  for (const hub of store.prepare(SELECT_OF_NONE).pluck().all()) {
    yield { table: 'neighbours', key: String(hub), message: 'is the hub of no entity' };
  }
  const hubs = store.prepare('SELECT id, key FROM entities WHERE article_count > ?').all(HUB_ARTICLES);
  const compare = store.prepare(COMPARE).pluck();
  for (const { id, key } of hubs as { id: number; key: string }[]) {
    const wrong = compare.get({ hub: id }) as number;
    if (wrong > 0)
      yield { table: 'neighbours', key, message: `has ${wrong} neighbours that do not follow from its mentions` };
  }
}
