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
const ARTICLE_BY_ID = ['text', 'entities', 'mentions'] as const;
const ENTITY_BY_ID = ['alias', 'identifier', 'articles'] as const;

export function ofEntity(filter: EntityFilter, own: Sql<number | null>, nested: Nested): Condition {
  const selective = pinsEntities(filter);
  if (!selective && looksOnlyAt(ENTITY_BY_ID, filter)) {
    return all([isNotNull(own), ...nested.entities(filter, rowWith(source(entities).row, { id: own }))]);
  }
  const rows = from(entities, (row) => nested.entities(filter, row));
  return semiJoin({ own, other: rows.row.id, rows, selective });
}

/** A reference to an article. */
interface ArticleReference {
  readonly id: Sql<number>;
  /** The time of publication of the article, if the row that refers to it has it too. */
  readonly publishedAt?: Sql<string>;
}

export function ofArticle(filter: ArticleFilter, { id, publishedAt }: ArticleReference, nested: Nested): Condition {
  const leading = pinsArticles(filter);
  if (!leading && looksOnlyAt(publishedAt ? [...ARTICLE_BY_ID, 'publishedAt'] : ARTICLE_BY_ID, filter)) {
    const row = rowWith(source(articles).row, { id });
    return all(nested.articles(filter, { row, ...(publishedAt && { publishedAt }) }));
  }
  const rows = from(articles, (row) => nested.articles(filter, { row, leading }));
  return semiJoin({ own: id, other: rows.row.id, rows, selective: leading });
}
