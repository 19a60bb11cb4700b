/** The ways to read statements, each along an index that has them in the requested order. */

import type { StatementFilter } from '../filter/model.ts';
import { hasArticle, statementConditions } from '../filter/statements.ts';
import { type Condition, eq } from '../sql/operators.ts';
import { across, from, type List, type Rows } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles, statements } from '../sql/tables/articles.ts';
import type { PublicationOrder } from './articles.ts';
import { byPublication, type Lazily, type MentionOrder } from './mention-sources.ts';

export type StatementRow = Row<typeof statements>;

/** As mentions: `PUBLISHED_AT` goes by article and within one by position of the cue; `POSITION` is for one article only. */
export type StatementOrder = MentionOrder;

/** Which statements beside those that a filter lets through. */
export type Where = (statement: StatementRow) => readonly Condition[];

/** Where the cue stands. */
export const cueOf = ({ cue_start: start, cue_end: end }: StatementRow) => ({ start, end });

/** Statements without their articles. */
export const suchStatements = (filter: StatementFilter, where: Where): Rows<StatementRow> =>
  from(statements, (row) => [...where(row), ...statementConditions(filter, { row })]);

function withArticles(filter: StatementFilter, where: Where): Rows<StatementRow> {
  const [statement, article] = [source(statements), source(articles, 'articles_by_id')];
  const { row } = statement;
  const filtered = { row, article: { row: article.row, publishedAt: row.published_at } };
  return across([statement, article], {
    where: [eq(article.row.id, row.article_id), ...where(row), ...statementConditions(filter, filtered)],
    row,
  });
}

/** Statements that an index or a full-text index finds, in order of publication. */
export function statementByStatement(
  filter: StatementFilter,
  where: Where,
  order: Lazily<PublicationOrder>,
): List<StatementRow> {
  const rows = hasArticle(filter) ? withArticles(filter, where) : suchStatements(filter, where);
  const { published_at: publishedAt, article_id: articleId } = rows.row;
  return { ...rows, order: () => byPublication([publishedAt, articleId], cueOf(rows.row), order()) };
}

/** Article by article in order of publication; the statements of each as they stand in it. */
export function articleByArticle(filter: StatementFilter, order: Lazily<PublicationOrder>): List<StatementRow> {
  const [article, statement] = [source(articles), source(statements)];
  const { row } = statement;
  const filtered = { row, article: { row: article.row, publishedAt: row.published_at } };
  const rows = across([article, statement], {
    where: [eq(row.article_id, article.row.id), ...statementConditions(filter, filtered)],
    row,
  });
  return { ...rows, order: () => byPublication([article.row.published_at, article.row.id], cueOf(row), order()) };
}
