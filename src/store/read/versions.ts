/** The versions of an article: near copies of one story, such as those that several papers print. */
import type { Sql } from '../sql/expression.ts';
import { asc } from '../sql/keyset.ts';
import { coalesce, eq, ne } from '../sql/operators.ts';
import { across, find, from, type List, lookup, type One } from '../sql/query.ts';
import { type Row, source } from '../sql/table.ts';
import { articles } from '../sql/tables/articles.ts';
import { versions } from '../sql/tables/versions.ts';
import type { ArticleRow } from './articles.ts';

export interface VersionRow {
  readonly article: ArticleRow;
  readonly version: Row<typeof versions>;
}

const versionOf = (articleId: Sql<number>) => from(versions, (own) => [eq(own.article_id, articleId)]);

/** The other versions, in order of publication, undated ones last. */
export function versionsOf(articleId: Sql<number>): List<VersionRow> {
  const own = versionOf(articleId);
  const [version, article] = [source(versions), source(articles)];
  const { article_id: id, first_id: firstId, published } = version.row;
  const rows = across([version, article], {
    where: [eq(firstId, lookup(own.row.first_id, own) as Sql<number>), ne(id, articleId), eq(article.row.id, id)],
    row: { article: article.row, version: version.row },
  });
  return { ...rows, order: () => ({ name: 'PUBLISHED_AT', parts: [asc(published, id)] }) };
}

/** The first version of the story; null of an article that is no copy. */
export function firstVersionOf(articleId: Sql<number>): One<ArticleRow | null> {
  const [version, article] = [source(versions), source(articles)];
  const { article_id: id, first_id: firstId } = version.row;
  return find(
    across([version, article], {
      where: [eq(id, articleId), ne(firstId, articleId), eq(article.row.id, firstId)],
      row: article.row,
    }),
  );
}

/** The article with the same words that counts for this one; null of an article that counts itself. */
export function repeatedBy(articleId: Sql<number>): One<ArticleRow | null> {
  const [version, article] = [source(versions), source(articles)];
  const { article_id: id, repeats_id: repeatsId } = version.row;
  return find(
    across([version, article], {
      where: [eq(id, articleId), eq(article.row.id, repeatsId as Sql<number>)],
      row: article.row,
    }),
  );
}

/** The row id of the article whose mentions count for this one: itself, or the one that it repeats. */
export function countedFor(articleId: Sql<number>): Sql<number> {
  const own = versionOf(articleId);
  return coalesce(lookup(own.row.repeats_id, own), articleId);
}
