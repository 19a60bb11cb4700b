/** Compiles conditions on the entity or the article that a row refers to. */
import type { Sql } from '../sql/expression.ts';
import { all, type Condition, isNotNull } from '../sql/operators.ts';
import { from } from '../sql/query.ts';
import { rowWith, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import type { ArticleFilter, EntityFilter } from './model.ts';
import type { Nested } from './nested.ts';
import { looksOnlyAt, pinsArticles, pinsEntities } from './selective.ts';
import { semiJoin } from './semi-join.ts';

/** Fields of filters that need no more of an article, or of an entity, than its id: its row need not be read. */
const ARTICLE_BY_ID = ['text', 'entities', 'location', 'mentions'] as const;
const ENTITY_BY_ID = ['alias', 'identifier', 'location', 'articles'] as const;
/** Fields that the index of articles by id answers. */
const INDEXED = [...ARTICLE_BY_ID, 'publishedAt', 'source', 'language', 'section', 'byline', 'wordCount'] as const;

export function ofEntity(filter: EntityFilter, own: Sql<number | null>, nested: Nested): Condition {
  const selective = pinsEntities(filter);
  if (!selective && looksOnlyAt(ENTITY_BY_ID, filter)) {
    return all([isNotNull(own), ...nested.entities(filter, rowWith(source(entities).row, { id: own }))]);
  }
  const rows = from(entities, (row) => nested.entities(filter, row));
  return semiJoin({ own, other: rows.row.id, rows, selective });
}

export function ofArticle(filter: ArticleFilter, own: Sql<number>, nested: Nested): Condition {
  const leading = pinsArticles(filter);
  if (!leading && looksOnlyAt(ARTICLE_BY_ID, filter)) {
    return all(nested.articles(filter, { row: rowWith(source(articles).row, { id: own }) }));
  }
  const indexed = !leading && looksOnlyAt(INDEXED, filter);
  const article = source(articles, indexed ? 'articles_by_id' : undefined);
  const rows = { ...article, where: nested.articles(filter, { row: article.row, leading }) };
  return semiJoin({ own, other: rows.row.id, rows, selective: leading });
}
