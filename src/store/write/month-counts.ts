/** Updates the articles of each month, counted by source, language, section, kind and day. */
import type { Store } from '../database/open.ts';
import type { MonthCountsTable } from '../sql/tables/counts.ts';

export interface MonthCounts {
  /** Adds the contribution of stored articles, by row id; subtracts it when `sign` is -1. */
  readonly countArticles: (articles: readonly number[], sign: 1 | -1) => void;
  readonly write: () => void;
}

type Facet = MonthCountsTable['facet'];

/** SQL for the month of an article `a`; migration 033 describes it. */
const MONTH = "substr(a.published_at, 1, iif(a.published_precision = 'YEAR', 4, 7))";

/** The columns but the first and the last are facets. */
const SELECT_ARTICLES = `
  SELECT ${MONTH} AS month, '' AS TOTAL, coalesce(a.source, '') AS SOURCE, coalesce(a.language, '') AS LANGUAGE,
    coalesce(a.section, '') AS SECTION,
    iif(a.published_at = '', '', substr(a.published_at, 1, 10) || ' ' || a.published_precision) AS DAY, count(*) AS articles
  FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value GROUP BY 1, 3, 4, 5, 6`;
const OF_ARTICLE = ['TOTAL', 'SOURCE', 'LANGUAGE', 'SECTION', 'DAY'] as const;

type ArticleRow = Record<(typeof OF_ARTICLE)[number] | 'month', string> & { readonly articles: number };

const SELECT_KINDS = `
  SELECT ${MONTH} AS month, m.kind AS value, count(DISTINCT a.id) AS articles
  FROM json_each(?) AS changed CROSS JOIN articles AS a ON a.id = changed.value
    CROSS JOIN mentions AS m ON m.article_id = a.id
  WHERE m.status_code = 0 AND NOT m.peripheral GROUP BY 1, m.kind_code`;

type KindRow = Omit<MonthCountsTable, 'facet'>;

const WHERE = 'WHERE facet = @facet AND month = @month AND value = @value';
const UPDATE = `UPDATE month_counts SET articles = articles + @articles ${WHERE} AND articles + @articles > 0`;
const INSERT = 'INSERT INTO month_counts VALUES (@facet, @month, @value, @articles)';
const DELETE = `DELETE FROM month_counts ${WHERE}`;

const writeCount = (store: Store, row: MonthCountsTable): void => {
  if (store.prepare(UPDATE).run(row).changes === 1) return;
  const { articles, ...key } = row;
  if (articles > 0) store.prepare(INSERT).run(row);
  else store.prepare(DELETE).run(key);
};

export function createMonthCounts(store: Store): MonthCounts {
  const changes = new Map<string, MonthCountsTable>();
  const add = (facet: Facet, { month, value, articles }: KindRow): void => {
    const key = JSON.stringify([facet, month, value]);
    const before = changes.get(key)?.articles ?? 0;
    changes.set(key, { facet, month, value, articles: before + articles });
  };
  const addArticles = (row: ArticleRow, sign: 1 | -1): void => {
    for (const facet of OF_ARTICLE) add(facet, { month: row.month, value: row[facet], articles: sign * row.articles });
  };
  return {
    countArticles: (articles, sign) => {
      const ids = JSON.stringify(articles);
      for (const row of store.prepare(SELECT_ARTICLES).all(ids) as ArticleRow[]) addArticles(row, sign);
      for (const row of store.prepare(SELECT_KINDS).all(ids) as KindRow[]) {
        add('KIND', { ...row, articles: sign * row.articles });
      }
    },
    write: () => {
      for (const row of changes.values()) if (row.articles !== 0) writeCount(store, row);
      changes.clear();
    },
  };
}
