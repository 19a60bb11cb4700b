/** Updates the totals of the whole knowledge base. */
import type { Kind } from '../../model.ts';
import type { Store } from '../database/open.ts';
import type { StatisticsTable } from '../sql/tables/counts.ts';

export interface Statistics {
  /** Adds the contribution of stored articles, by row id; subtracts it when `sign` is -1. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  readonly countEntity: (kind: Kind, sign: 1 | -1) => void;
  /** Adds `count` accepted mentions of that kind. */
  readonly countMentionKind: (kind: Kind, count: number) => void;
  readonly write: () => void;
}

type Subject = StatisticsTable['subject'];
type Total = Omit<StatisticsTable, 'count'>;

/** The columns are facets of articles, then totals by subject. */
const SELECT_ARTICLES = `
  SELECT coalesce(a.source, '') AS SOURCE, coalesce(a.language, '') AS LANGUAGE, coalesce(a.section, '') AS SECTION,
    substr(a.published_at, 1, 4) AS YEAR, count(*) AS ARTICLE,
    sum((SELECT count(*) FROM passages WHERE article_id = a.id)) AS PASSAGE,
    sum((SELECT count(*) FROM sentences WHERE article_id = a.id)) AS SENTENCE,
    sum((SELECT count(*) FROM roles WHERE article_id = a.id AND accepted)) AS ROLE,
    sum((SELECT count(*) FROM statements WHERE article_id = a.id AND accepted)) AS STATEMENT
  FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value GROUP BY 1, 2, 3, 4`;
const ARTICLE_FACETS = ['SOURCE', 'LANGUAGE', 'SECTION', 'YEAR'] as const;
const ARTICLE_TOTALS = ['ARTICLE', 'PASSAGE', 'SENTENCE', 'ROLE', 'STATEMENT'] as const;

type ArticleRow = Record<(typeof ARTICLE_FACETS)[number], string> & Record<(typeof ARTICLE_TOTALS)[number], number>;

/** All columns but the last are facets of mentions. */
const SELECT_MENTIONS = `
  SELECT m.status AS STATUS, (
      SELECT json_array(r.type, r.name, r.version) FROM asserters AS r WHERE r.id = m.asserter_id) AS ASSERTER, m.kind AS KIND, m.form AS FORM, iif(m.entity_id IS NULL, '0', '1') AS RESOLVED,
    coalesce(a.source, '') AS SOURCE, coalesce(a.language, '') AS LANGUAGE, coalesce(a.section, '') AS SECTION,
    substr(a.published_at, 1, 4) AS YEAR, substr(a.published_at, 1, 7) AS MONTH, count(*) AS count
  FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value
    CROSS JOIN mentions AS m ON m.article_id = a.id
  GROUP BY m.asserter_id, 1, 3, 4, 5, 6, 7, 8, 10`;
/** Facets that count mentions of any status, and those that count accepted ones only. */
const FACETS_OF_ALL = ['STATUS', 'ASSERTER'] as const;
const MENTION_FACETS = ['KIND', 'FORM', 'RESOLVED', 'SOURCE', 'LANGUAGE', 'SECTION', 'YEAR', 'MONTH'] as const;

type MentionRow = Record<(typeof FACETS_OF_ALL | typeof MENTION_FACETS)[number], string> & { readonly count: number };

const WHERE = 'WHERE subject = @subject AND facet = @facet AND value = @value';
const UPDATE = `UPDATE statistics SET count = count + @change ${WHERE} AND count + @change > 0`;
const INSERT = 'INSERT INTO statistics (subject, facet, value, count) VALUES (@subject, @facet, @value, @change)';
const DELETE = `DELETE FROM statistics ${WHERE}`;

const writeTotal = (store: Store, total: Total, change: number): void => {
  if (store.prepare(UPDATE).run({ ...total, change }).changes === 1) return;
  if (change > 0) store.prepare(INSERT).run({ ...total, change });
  else store.prepare(DELETE).run(total);
};

export function createStatistics(store: Store): Statistics {
  const changes = new Map<string, { readonly total: Total; change: number }>();
  const add = (subject: Subject, [facet, value]: readonly [string, string], change: number): void => {
    const key = JSON.stringify([subject, facet, value]);
    const known = changes.get(key);
    if (known) known.change += change;
    else changes.set(key, { total: { subject, facet, value }, change });
  };
  const addArticles = (row: ArticleRow, sign: 1 | -1): void => {
    for (const facet of ARTICLE_FACETS) add('ARTICLE', [facet, row[facet]], sign * row.ARTICLE);
    for (const subject of ARTICLE_TOTALS) add(subject, ['TOTAL', ''], sign * row[subject]);
  };
  const addMentions = (row: MentionRow, sign: 1 | -1): void => {
    for (const facet of FACETS_OF_ALL) add('MENTION', [facet, row[facet]], sign * row.count);
    if (row.STATUS !== 'ACCEPTED') return;
    add('MENTION', ['TOTAL', ''], sign * row.count);
    for (const facet of MENTION_FACETS) add('MENTION', [facet, row[facet]], sign * row.count);
  };
  return {
    countArticles: (articles, sign) => {
      const ids = JSON.stringify(articles);
      for (const row of store.prepare(SELECT_ARTICLES).all(ids) as ArticleRow[]) addArticles(row, sign);
      for (const row of store.prepare(SELECT_MENTIONS).all(ids) as MentionRow[]) addMentions(row, sign);
    },
    countEntity: (kind, sign) => {
      add('ENTITY', ['TOTAL', ''], sign);
      add('ENTITY', ['KIND', kind], sign);
    },
    countMentionKind: (kind, count) => add('MENTION', ['KIND', kind], count),
    write: () => {
      for (const { total, change } of changes.values()) if (change !== 0) writeTotal(store, total, change);
      changes.clear();
    },
  };
}
