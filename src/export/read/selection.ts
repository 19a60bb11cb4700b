/** Chooses what is exported: the articles that a filter lets through, and the entities that these name. */
import type { Store } from '../../store/database/open.ts';
import { checkFilter } from '../../store/filter/limits.ts';
import type { ArticleFilter } from '../../store/filter/model.ts';
import { articleConditions } from '../../store/filter/nouns.ts';
import { sqliteFindingOnce } from '../../store/sql/dialect.ts';
import { fragment, type Run } from '../../store/sql/expression.ts';
import { from, select } from '../../store/sql/query.ts';
import { spell } from '../../store/sql/statement.ts';
import { articles } from '../../store/sql/tables/articles.ts';

/** Conditions in SQL that begin with AND; empty when everything is exported. */
export interface Selection {
  readonly isWhole: boolean;
  /** That the column, the row id of an article, is of an article that is exported. */
  readonly hasArticle: (column: string) => string;
  /** The same of an entity. */
  readonly hasEntity: (column: string) => string;
}

const WHOLE: Selection = { isWhole: true, hasArticle: () => '', hasEntity: () => '' };

const FILTERED: Selection = {
  isWhole: false,
  hasArticle: (column) => ` AND ${column} IN (SELECT id FROM temp.exported_articles)`,
  hasEntity: (column) => ` AND ${column} IN (SELECT id FROM temp.exported_entities)`,
};

const CREATE = `
  CREATE TEMP TABLE exported_articles (id INTEGER PRIMARY KEY);
  CREATE TEMP TABLE exported_entities (id INTEGER PRIMARY KEY);`;

const INSERT_ENTITIES = `
  INSERT INTO temp.exported_entities
  SELECT m.entity_id FROM temp.exported_articles AS x CROSS JOIN mentions AS m ON m.article_id = x.id WHERE m.entity_id IS NOT NULL
  UNION
  SELECT c.entity_id FROM temp.exported_articles AS x CROSS JOIN mention_candidates AS c ON c.article_id = x.id`;

function insertArticles(store: Store, filter: ArticleFilter): void {
  const rows = from(articles, (row) => articleConditions(filter, { row }));
  const { sql, params } = spell(select(fragment`${rows.row.id}`, rows), sqliteFindingOnce);
  const run: Run = { store, values: {}, derived: new Map() };
  store.db.prepare(`INSERT INTO temp.exported_articles ${sql}`).run(...params.map((param) => param.read(run)));
}

/** Writes temporary tables only. Throws what GraphQL answers for a filter that is too large, and TOO_SLOW. */
export function selectRecords(store: Store, given: ArticleFilter | null): Selection {
  const filter = checkFilter(given);
  if (Object.keys(filter).length === 0) return WHOLE;
  store.db.exec(CREATE);
  insertArticles(store, filter);
  store.db.exec(INSERT_ENTITIES);
  return FILTERED;
}
