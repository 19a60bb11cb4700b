/** Derives `article_entities` from mentions: how often, where first and how prominently each entity appears in an article. */
import type { Store } from '../database/open.ts';

/**
 * SQL for the weight of a mention `m` of an article `a`. Whole numbers, so that sums are exact and independent of order;
 * migration 010 describes the formula.
 */
export const MENTION_WEIGHT = `
  (2 * a.text_length - m.start) * (1 + coalesce((
    SELECT p.role = 'HEADLINE' AND m.start < p."end" FROM passages AS p
    WHERE p.article_id = a.id AND p.start <= m.start ORDER BY p.start DESC LIMIT 1), 0))`;

const COLUMNS = 'published_at, mention_count, demonym_count, peripheral_count, first_start, weight, salience';

/** SQL for the first start among accepted mentions `m` of an entity in an article: of those that are not peripheral if there are such. */
export const FIRST_START = `
  coalesce(min(m.start) FILTER (WHERE m.status = 'ACCEPTED' AND NOT m.peripheral), min(m.start) FILTER (WHERE m.status = 'ACCEPTED'))`;
/** SQL for the numbers of accepted mentions `m` by how they count. */
export const MENTION_COUNTS = `
  coalesce(sum(m.counts), 0) AS mention_count,
  count(*) FILTER (WHERE m.status = 'ACCEPTED' AND m.form = 'DEMONYM' AND NOT m.peripheral) AS demonym_count,
  count(*) FILTER (WHERE m.status = 'ACCEPTED' AND m.peripheral) AS peripheral_count`;

/** Writes no row that is up to date. */
const UPSERT = `
  INSERT INTO article_entities (article_id, entity_id, ${COLUMNS})
  SELECT article_id, entity_id, published_at, mention_count, demonym_count, peripheral_count, first_start, weight,
    iif(weight = 0, 0.0, CAST(weight AS REAL) / sum(weight) OVER (PARTITION BY article_id))
  FROM (
    SELECT m.article_id, m.entity_id, a.published_at, ${MENTION_COUNTS}, ${FIRST_START} AS first_start,
      coalesce(sum(${MENTION_WEIGHT}) FILTER (WHERE m.counts), 0) AS weight
    FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value
      CROSS JOIN mentions AS m ON m.article_id = a.id
    WHERE m.status = 'ACCEPTED' AND m.entity_id IS NOT NULL
    GROUP BY m.article_id, m.entity_id)
  WHERE true
  ON CONFLICT DO UPDATE SET published_at = excluded.published_at, mention_count = excluded.mention_count,
    demonym_count = excluded.demonym_count, peripheral_count = excluded.peripheral_count,
    first_start = excluded.first_start, weight = excluded.weight, salience = excluded.salience
  WHERE (published_at, mention_count, demonym_count, peripheral_count, first_start, weight, salience) IS NOT
    (excluded.published_at, excluded.mention_count, excluded.demonym_count, excluded.peripheral_count,
      excluded.first_start, excluded.weight, excluded.salience)`;

const DELETE_GONE = `
  DELETE FROM article_entities
  WHERE article_id IN (SELECT value FROM json_each(?)) AND NOT EXISTS (
    SELECT 1 FROM mentions AS m
    WHERE m.entity_id = article_entities.entity_id AND m.article_id = article_entities.article_id AND m.status = 'ACCEPTED')`;

/** Derives the rows of stored articles, by row id, from their mentions. */
export function deriveArticleEntities(store: Store, articles: readonly number[]): void {
  const ids = JSON.stringify(articles);
  store.prepare(DELETE_GONE).run(ids);
  store.prepare(UPSERT).run(ids);
}
