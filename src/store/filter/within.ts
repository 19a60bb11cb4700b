/** Compiles the condition that something happens within the articles that a filter lets through. */
import type { Sql } from '../sql/expression.ts';
import { all, type Condition } from '../sql/operators.ts';
import type { Row } from '../sql/table.ts';
import type { articleEntities } from '../sql/tables/counts.ts';
import { dateConditions, isEmptyFilter, when } from './conditions.ts';
import type { Within } from './cooccurrence.ts';
import type { ArticleFilter } from './model.ts';
import { NESTED } from './nouns.ts';
import { ofArticle } from './references.ts';

/** No conditions when the filter lets all articles through. */
export const articleWithin = (filter: ArticleFilter, articleId: Sql<number>): Condition[] =>
  isEmptyFilter(filter) ? [] : [ofArticle(filter, articleId, NESTED)];

type Appearance = Pick<Row<typeof articleEntities>, 'article_id' | 'published_at'>;

/** The same of the article of an appearance, which has its time: an index finds the appearances of a period. */
export const appearanceWithin = (
  { publishedAt, ...others }: ArticleFilter,
  { article_id: articleId, published_at: time }: Appearance,
): Condition[] => [
  ...when(publishedAt, (dates) => all(dateConditions(dates, time))),
  ...articleWithin(others, articleId),
];

/** The filter as what is asked of articles in which two entities stand together. */
export const within = (filter: ArticleFilter): Within => ({
  appearance: (appearance) => appearanceWithin(filter, appearance),
  article: (articleId) => articleWithin(filter, articleId),
});
