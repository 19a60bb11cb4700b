/** Audits all stored counts against a recount, in SQL that the writer does not share. */
import type { Defect } from '../database/integrity.ts';
import type { Store } from '../database/open.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import type { Tables } from '../sql/tables.ts';

/** Both queries have the columns `key` and `value`. */
interface Recount {
  readonly table: keyof Tables;
  readonly stored: string;
  readonly counted: string;
}

const ENTITY_COUNTS: Recount = {
  table: 'entities',
  stored: `
    SELECT key, json_array(article_count, mention_count, demonym_count, peripheral_count, first_published_at, last_published_at) AS value
    FROM entities`,
  counted: `
    SELECT entities.key, json_array(
        count(*) FILTER (WHERE s.mention_count > 0), coalesce(sum(s.mention_count), 0), coalesce(sum(s.demonym_count), 0),
        coalesce(sum(s.peripheral_count), 0),
        coalesce(min(s.published_at) FILTER (WHERE s.mention_count > 0 AND s.published_at > ''), ''),
        coalesce(max(s.published_at) FILTER (WHERE s.mention_count > 0 AND s.published_at > ''), '')) AS value
    FROM entities LEFT JOIN article_entities AS s ON s.entity_id = entities.id GROUP BY entities.id`,
};

const SURFACES: Recount = {
  table: 'entity_surfaces',
  stored: 'SELECT json_array(entity_id, form, surface_id) AS key, mention_count AS value FROM entity_surfaces',
  counted: `
    SELECT json_array(entity_id, form, surface_id) AS key, count(*) AS value FROM mentions
    WHERE status = 'ACCEPTED' AND entity_id IS NOT NULL GROUP BY entity_id, form, surface_id`,
};

const ASSERTIONS: Recount = {
  table: 'claims',
  stored: 'SELECT id AS key, article_count AS value FROM claims WHERE article_count > 0',
  counted: `
    SELECT c.value AS key, count(*) AS value FROM article_claims AS a CROSS JOIN json_each(unpack_ids(a.claims)) AS c GROUP BY 1`,
};

const group = (subject: string, facet: string, of: { value: string; from: string }): string =>
  `SELECT json_array('${subject}', '${facet}', ${of.value}) AS key, count(*) AS value FROM ${of.from} GROUP BY 1`;

const ACCEPTED = "mentions WHERE status = 'ACCEPTED'";
const ACCEPTED_IN_ARTICLES = "mentions JOIN articles ON articles.id = article_id WHERE status = 'ACCEPTED'";

const STATISTICS: Recount = {
  table: 'statistics',
  stored: 'SELECT json_array(subject, facet, value) AS key, count AS value FROM statistics',
  counted: [
    group('ARTICLE', 'TOTAL', { value: "''", from: 'articles' }),
    group('ARTICLE', 'SOURCE', { value: "coalesce(source, '')", from: 'articles' }),
    group('ARTICLE', 'LANGUAGE', { value: "coalesce(language, '')", from: 'articles' }),
    group('ARTICLE', 'SECTION', { value: "coalesce(section, '')", from: 'articles' }),
    group('ARTICLE', 'YEAR', { value: 'substr(published_at, 1, 4)', from: 'articles' }),
    group('PASSAGE', 'TOTAL', { value: "''", from: 'passages' }),
    group('SENTENCE', 'TOTAL', { value: "''", from: 'sentences' }),
    group('ROLE', 'TOTAL', { value: "''", from: 'roles WHERE accepted' }),
    group('STATEMENT', 'TOTAL', { value: "''", from: 'statements WHERE accepted' }),
    group('ENTITY', 'TOTAL', { value: "''", from: 'entities' }),
    group('ENTITY', 'KIND', { value: 'kind', from: 'entities' }),
    group('MENTION', 'STATUS', { value: 'status', from: 'mentions' }),
    group('MENTION', 'ASSERTER', {
      value: "json_array(r.type, r.name, r.version) || ''",
      from: 'mentions JOIN asserters AS r ON r.id = asserter_id',
    }),
    group('MENTION', 'TOTAL', { value: "''", from: ACCEPTED }),
    group('MENTION', 'KIND', { value: 'kind', from: ACCEPTED }),
    group('MENTION', 'FORM', { value: 'form', from: ACCEPTED }),
    group('MENTION', 'RESOLVED', { value: "iif(entity_id IS NULL, '0', '1')", from: ACCEPTED }),
    group('MENTION', 'SOURCE', { value: "coalesce(source, '')", from: ACCEPTED_IN_ARTICLES }),
    group('MENTION', 'LANGUAGE', { value: "coalesce(language, '')", from: ACCEPTED_IN_ARTICLES }),
    group('MENTION', 'SECTION', { value: "coalesce(section, '')", from: ACCEPTED_IN_ARTICLES }),
    group('MENTION', 'MONTH', { value: 'substr(published_at, 1, 7)', from: ACCEPTED_IN_ARTICLES }),
    group('MENTION', 'YEAR', { value: 'substr(published_at, 1, 4)', from: ACCEPTED_IN_ARTICLES }),
  ].join(' UNION ALL '),
};

const ofHubs = (facet: string, value: string): string => `
  SELECT json_array(e.key, '${facet}', ${value}) AS key, json_array(count(*), sum(s.mention_count)) AS value
  FROM article_entities AS s JOIN entities AS e ON e.id = s.entity_id JOIN articles AS a ON a.id = s.article_id
  WHERE e.article_count > ${HUB_ARTICLES} AND s.mention_count > 0 GROUP BY 1`;

/** '2005-03', or '2005' when no more is known. */
const MONTH =
  "CASE WHEN a.published_precision = 'YEAR' THEN substr(a.published_at, 1, 4) ELSE substr(a.published_at, 1, 7) END";

const HUB_COUNTS: Recount = {
  table: 'hub_counts',
  stored: `
    SELECT json_array(e.key, facet, value) AS key, json_array(articles, mentions) AS value
    FROM hub_counts JOIN entities AS e ON e.id = entity_id`,
  counted: [
    ofHubs('SOURCE', "coalesce(a.source, '')"),
    ofHubs('LANGUAGE', "coalesce(a.language, '')"),
    ofHubs('SECTION', "coalesce(a.section, '')"),
    ofHubs('MONTH', MONTH),
    ofHubs('YEAR', 'substr(a.published_at, 1, 4)'),
  ].join(' UNION ALL '),
};

const ofMonths = (facet: string, value: string): string =>
  `SELECT json_array('${facet}', ${MONTH}, ${value}) AS key, count(*) AS value FROM articles AS a GROUP BY 1`;

const MONTH_COUNTS: Recount = {
  table: 'month_counts',
  stored: 'SELECT json_array(facet, month, value) AS key, articles AS value FROM month_counts',
  counted: [
    ofMonths('TOTAL', "''"),
    ofMonths('SOURCE', "coalesce(a.source, '')"),
    ofMonths('LANGUAGE', "coalesce(a.language, '')"),
    ofMonths('SECTION', "coalesce(a.section, '')"),
    ofMonths('DAY', "coalesce(substr(a.published_at, 1, 10) || ' ' || a.published_precision, '')"),
    `SELECT json_array('KIND', ${MONTH}, k.kind) AS key, count(*) AS value
    FROM (SELECT DISTINCT article_id, kind FROM mentions WHERE status = 'ACCEPTED' AND peripheral = 0) AS k
      JOIN articles AS a ON a.id = k.article_id GROUP BY 1`,
  ].join(' UNION ALL '),
};

const compare = ({ stored, counted }: Recount): string => `
  SELECT CAST(key AS TEXT) AS key, CAST(s.value AS TEXT) AS stored, CAST(c.value AS TEXT) AS counted
  FROM (${stored}) AS s FULL JOIN (${counted}) AS c USING (key) WHERE s.value IS NOT c.value`;

interface Difference {
  readonly key: string;
  readonly stored: string | null;
  readonly counted: string | null;
}

export function* auditCounts(store: Store): Generator<Defect> {
  for (const recount of [ENTITY_COUNTS, SURFACES, ASSERTIONS, STATISTICS, HUB_COUNTS, MONTH_COUNTS]) {
    for (const { key, stored, counted } of store.db.prepare<[], Difference>(compare(recount)).all()) {
      const message = `is ${stored ?? 'missing'}, but should be ${counted ?? 'missing'}`;
      yield { table: recount.table, key, message };
    }
  }
}
