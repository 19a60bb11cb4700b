/** Writes the logical dump: all rows by natural keys, so that equal databases have equal dumps. */
import type { Store } from '../database/open.ts';

/**
 * Statements for the rows without row ids, in order of their natural keys, by table. Runs and the change log are left out: they are history, not state.
 * `claimsOf` is the source of the claims of an article `o`, a column `value` of row ids, which engines store in their own ways.
 */
export const dumpSelects = (claimsOf: string): Readonly<Record<string, string>> => ({
  asserters: 'SELECT type, name, version FROM asserters ORDER BY type, name, version',
  seed_entities: 'SELECT key, record FROM seed_entities ORDER BY key',
  articles: `
    SELECT key, title, title_key, published_at, published_precision, source, url, language, byline, section, word_count,
      seed_file, seed_line, seed_digest, text_hash
    FROM articles ORDER BY key`,
  article_texts: 'SELECT key AS article, text FROM article_texts JOIN articles ON id = article_id ORDER BY key',
  passages: `
    SELECT a.key AS article, start, "end", role FROM passages JOIN articles AS a ON a.id = article_id ORDER BY a.key, start`,
  sentences: `
    SELECT a.key AS article, start, "end", passage_start
    FROM sentences JOIN articles AS a ON a.id = article_id ORDER BY a.key, start`,
  entities: `
    SELECT key, kind, name, name_key, in_gazetteer, article_count, mention_count, demonym_count, peripheral_count,
      first_published_at, last_published_at
    FROM entities ORDER BY key`,
  aliases: `
    SELECT e.key AS entity, l.name, l.name_key, form, r.type, r.name AS asserter, r.version, g.key AS origin
    FROM aliases AS l JOIN entities AS e ON e.id = entity_id JOIN asserters AS r ON r.id = asserter_id
      LEFT JOIN merged_entities AS g ON g.id = origin_id
    ORDER BY e.key, l.name, form, r.type, r.name, r.version`,
  identifiers: `
    SELECT scheme, value, e.key AS entity, r.type, r.name AS asserter, r.version
    FROM identifiers JOIN entities AS e ON e.id = entity_id JOIN asserters AS r ON r.id = asserter_id
    ORDER BY scheme, value`,
  locations: `
    SELECT e.key AS entity, latitude, longitude, area, country, country_name, region, region_name, subregion, continent
    FROM locations JOIN entities AS e ON e.id = entity_id ORDER BY e.key`,
  redirects: `
    SELECT from_key, e.key AS entity FROM redirects JOIN entities AS e ON e.id = entity_id ORDER BY from_key`,
  claims: `
    SELECT record, e.key AS entity, c.in_gazetteer, in_correction, c.article_count
    FROM claims AS c JOIN entities AS e ON e.id = entity_id ORDER BY record`,
  claimed_keys: `
    SELECT scheme, value, record FROM claimed_keys JOIN claims ON claims.id = claim_id ORDER BY scheme, value, record`,
  article_claims: `
    SELECT a.key AS article, record
    FROM article_claims AS o JOIN articles AS a ON a.id = o.article_id CROSS JOIN ${claimsOf}
      JOIN claims ON claims.id = c.value
    ORDER BY a.key, record`,
  surfaces: 'SELECT surface, surface_key FROM surfaces ORDER BY surface',
  entity_surfaces: `
    SELECT e.key AS entity, form, surface, n.mention_count
    FROM entity_surfaces AS n JOIN entities AS e ON e.id = entity_id JOIN surfaces ON surfaces.id = surface_id
    ORDER BY e.key, form, surface`,
  mentions: `
    SELECT a.key AS article, start, "end", sentence_start, surface, m.kind, form, status, e.key AS entity, score, link_score,
      r.type, r.name AS asserter, r.version, g.key AS origin, origin_kind, peripheral, counts
    FROM mentions AS m JOIN articles AS a ON a.id = article_id JOIN surfaces ON surfaces.id = surface_id
      JOIN asserters AS r ON r.id = asserter_id LEFT JOIN entities AS e ON e.id = entity_id
      LEFT JOIN merged_entities AS g ON g.id = origin_id
    ORDER BY a.key, start, "end"`,
  roles: `
    SELECT a.key AS article, o.start, o."end", o.sentence_start, mention_start, mention_end, of_start, of_end, e.key AS entity,
      f.key AS "of", o.accepted, o.published_at, o.text, text_key
    FROM roles AS o JOIN articles AS a ON a.id = article_id
      LEFT JOIN entities AS e ON e.id = entity_id LEFT JOIN entities AS f ON f.id = of_entity_id
    ORDER BY a.key, o.start, o."end"`,
  statements: `
    SELECT a.key AS article, s.cue_start, s.cue_end, s.sentence_start, s.content_start, s.content_end, s.speaker_start,
      s.speaker_end, s.addressee_start, s.addressee_end, e.key AS speaker, d.key AS addressee,
      p.cue_start AS parent_start, p.cue_end AS parent_end, s.accepted, s.direct, s.score, s.published_at, s.content
    FROM statements AS s JOIN articles AS a ON a.id = s.article_id
      LEFT JOIN entities AS e ON e.id = s.speaker_entity_id LEFT JOIN entities AS d ON d.id = s.addressee_entity_id
      LEFT JOIN statements AS p ON p.id = s.parent_id
    ORDER BY a.key, s.cue_start, s.cue_end`,
  mention_candidates: `
    SELECT a.key AS article, start, "end", place, e.key AS entity, score, g.key AS origin
    FROM mention_candidates JOIN articles AS a ON a.id = article_id JOIN entities AS e ON e.id = entity_id
      LEFT JOIN merged_entities AS g ON g.id = origin_id
    ORDER BY a.key, start, "end", place`,
  origin_candidates: `
    SELECT a.key AS article, start, "end", place, o.key, score
    FROM origin_candidates AS o JOIN articles AS a ON a.id = article_id ORDER BY a.key, start, "end", place`,
  base_articles: 'SELECT key, digest, record FROM base_articles ORDER BY key',
  merged_entities: 'SELECT key, survivor_key FROM merged_entities ORDER BY key',
  corrected_entities: 'SELECT key, kind, overlay FROM corrected_entities ORDER BY key',
  kept_apart: 'SELECT entity_key, other_key FROM kept_apart ORDER BY entity_key, other_key',
  article_entities: `
    SELECT a.key AS article, e.key AS entity, s.published_at, s.mention_count, s.demonym_count, s.peripheral_count,
      first_start, salience
    FROM article_entities AS s JOIN articles AS a ON a.id = article_id JOIN entities AS e ON e.id = entity_id
    ORDER BY a.key, e.key`,
  neighbours: `
    SELECT e.key AS entity, o.key AS neighbour, articles, sentences
    FROM neighbours AS n JOIN entities AS e ON e.hub = n.hub JOIN entities AS o ON o.id = neighbour_id
    ORDER BY e.key, o.key`,
  hub_counts: `
    SELECT e.key AS entity, facet, value, articles, mentions
    FROM hub_counts JOIN entities AS e ON e.id = entity_id ORDER BY e.key, facet, value`,
  month_counts: 'SELECT facet, month, value, articles FROM month_counts ORDER BY facet, month, value',
  likeness_keys: `
    SELECT l.key, e.key AS entity FROM likeness_keys AS l JOIN entities AS e ON e.id = entity_id ORDER BY l.key, e.key`,
  duplicates: `
    SELECT e.key AS entity, o.key AS other, score, reason, d.name, other_name
    FROM duplicates AS d JOIN entities AS e ON e.id = entity_id JOIN entities AS o ON o.id = other_id
    ORDER BY e.key, o.key`,
  version_keys: `
    SELECT k.key, a.key AS article, is_copy, published
    FROM version_keys AS k JOIN articles AS a ON a.id = article_id ORDER BY k.key, a.key`,
  versions: `
    SELECT a.key AS article, f.key AS first, published, likeness, r.key AS repeats
    FROM versions JOIN articles AS a ON a.id = article_id JOIN articles AS f ON f.id = first_id
      LEFT JOIN articles AS r ON r.id = repeats_id
    ORDER BY a.key`,
  statistics: 'SELECT subject, facet, value, count FROM statistics ORDER BY subject, facet, value',
});

const SELECTS = dumpSelects('json_each(unpack_ids(o.claims)) AS c');

/** A line of the dump. */
export const dumpLine = (table: string, row: object): string => JSON.stringify({ table, ...row });

/** One line of JSON per row, in a fixed order. */
export function* dump(store: Store): Generator<string> {
  for (const [table, sql] of Object.entries(SELECTS)) {
    for (const row of store.db.prepare<[], object>(sql).iterate()) yield dumpLine(table, row);
  }
}
