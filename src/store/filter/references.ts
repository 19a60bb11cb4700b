/** Compiles conditions on the entity or the article that a row refers to. */
import type { Sql } from '../sql/expression.ts';
import type { Condition } from '../sql/operators.ts';
import { from } from '../sql/query.ts';
import { articles } from '../sql/tables/articles.ts';
import { entities } from '../sql/tables/entities.ts';
import type { ArticleFilter, EntityFilter } from './model.ts';
import type { Nested } from './nested.ts';
import { pinsArticles, pinsEntities } from './selective.ts';
import { semiJoin } from './semi-join.ts';

export function ofEntity(filter: EntityFilter, own: Sql<number | null>, nested: Nested): Condition {
  const rows = from(entities, (row) => nested.entities(filter, row));
  return semiJoin({ own, other: rows.row.id, rows, selective: pinsEntities(filter) });
}

export function ofArticle(filter: ArticleFilter, own: Sql<number>, nested: Nested): Condition {
  const leading = pinsArticles(filter);
  const rows = from(articles, (row) => nested.articles(filter, { row, leading }));
  return semiJoin({ own, other: rows.row.id, rows, selective: leading });
}
