/** Counts how often entities of a list stand together in the articles that a filter lets through, and steps to all who do. */

import { isCounted, isNamed, type Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { appearanceWithin, articleWithin } from '../filter/within.ts';
import { bind, raw, type Sql, sql } from '../sql/expression.ts';
import { itemsOf } from '../sql/gather.ts';
import { type Condition, count, eq, isIn, lt, ne, tick, unindexed } from '../sql/operators.ts';
import { across, type Few, type Rows } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';

/** Two entities that stand together, by row id, and how often. */
export interface CompanionRow {
  readonly a: Sql<number>;
  readonly b: Sql<number>;
  readonly count: Sql<number>;
}

interface Together {
  readonly own: Sql<number>;
  readonly other: Sql<number>;
  readonly articleId: Sql<number>;
  readonly sentenceStart: Sql<number>;
}

/** Which others are meant. */
type Others = (own: Sql<number>, other: Sql<number>) => readonly Condition[];

/** A row for each appearance of an entity of the list beside another entity. */
function inArticles(ids: readonly number[], filter: ArticleFilter, others: Others): Rows<Together> {
  const [item, own, other] = [itemsOf(ids), source(articleEntities), source(articleEntities)];
  const { article_id: articleId, entity_id: ownId } = own.row;
  return across([item, own, other], {
    where: [
      eq(ownId, item.row.value),
      isNamed(own.row),
      ...appearanceWithin(filter, own.row),
      eq(other.row.article_id, articleId),
      isNamed(other.row),
      tick(other.row.entity_id),
      ...others(ownId, other.row.entity_id),
    ],
    row: { own: ownId, other: other.row.entity_id, articleId, sentenceStart: own.row.first_start },
  });
}

/** A row for each two mentions of an entity of the list and of another entity in one sentence. */
function inSentences(ids: readonly number[], filter: ArticleFilter, others: Others): Rows<Together> {
  const [item, own, other] = [itemsOf(ids), source(mentions), source(mentions)];
  const { article_id: articleId, sentence_start: sentenceStart } = own.row;
  const [ownId, otherId] = [own.row.entity_id as Sql<number>, other.row.entity_id as Sql<number>];
  return across([item, own, other], {
    where: [
      eq(ownId, item.row.value),
      isCounted(own.row),
      ...articleWithin(filter, articleId),
      eq(other.row.article_id, articleId),
      eq(other.row.sentence_start, sentenceStart),
      isCounted(other.row),
      tick(other.row.start),
      ...others(ownId, otherId),
    ],
    row: { own: ownId, other: otherId, articleId, sentenceStart },
  });
}

/** Both are of the list; each two once. An article is read whole, rather than everybody looked up in it. */
const among =
  (ids: readonly number[]): Others =>
  (own, other) => [lt(own, other), isIn(unindexed(other), bind(ids))];

/** The first two columns that are read. */
const BY_BOTH = raw('1, 2');

/** In how many articles each two of the list stand together. */
export function articlesAmong(ids: readonly number[], filter: ArticleFilter): Few<CompanionRow> {
  const { row, ...rows } = inArticles(ids, filter, among(ids));
  return { ...rows, row: { a: row.own, b: row.other, count }, groupBy: BY_BOTH };
}

/** In how many sentences each two of the list stand together. */
export function sentencesAmong(ids: readonly number[], filter: ArticleFilter): Few<CompanionRow> {
  const { row, ...rows } = inSentences(ids, filter, among(ids));
  const sentences = sql<number>`count(distinct ${row.articleId} || ':' || ${row.sentenceStart})`;
  return { ...rows, row: { a: row.own, b: row.other, count: sentences }, groupBy: BY_BOTH };
}

/** From whom to whom there is a step, by row id. */
interface StepRow {
  readonly origin: Sql<number>;
  readonly neighbour: Sql<number>;
}

/** The steps from the entities of the list to all who stand beside them, at most `limit`. */
export function stepsWithin(
  ids: readonly number[],
  filter: ArticleFilter,
  { window, limit }: { readonly window: Window; readonly limit: number },
): Few<StepRow> {
  const { row, ...rows } = (window === 'ARTICLE' ? inArticles : inSentences)(ids, filter, (own, other) => [
    ne(own, other),
  ]);
  return { ...rows, row: { origin: row.own, neighbour: row.other }, groupBy: BY_BOTH, limit };
}
