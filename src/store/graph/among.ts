/** Steps from entities of a list to all who stand beside them in the articles that a filter lets through. */

import { isCounted, isNamed, type Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { appearanceWithin, articleWithin } from '../filter/within.ts';
import { branchesWithin, countsOf } from '../read/neighbour-sources.ts';
import { Alias, bind, column, fragment, join, raw, type Sql } from '../sql/expression.ts';
import { itemsOf } from '../sql/gather.ts';
import { type Condition, eq, ne, tick } from '../sql/operators.ts';
import { across, type Few, type Rows, select } from '../sql/query.ts';
import { source } from '../sql/table.ts';
import { mentions } from '../sql/tables/articles.ts';
import { articleEntities } from '../sql/tables/counts.ts';

interface Together {
  readonly own: Sql<number>;
  readonly other: Sql<number>;
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
    row: { own: ownId, other: other.row.entity_id },
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
    row: { own: ownId, other: otherId },
  });
}

/** The first two columns that are read. */
const BY_BOTH = raw('1, 2');

/** From whom to whom there is a step, by row id. */
interface StepRow {
  readonly origin: Sql<number>;
  readonly neighbour: Sql<number>;
}

interface Stepping {
  readonly window: Window;
  /** The most steps. */
  readonly limit: number;
}

/** From one entity, which may be frequent: then they are counted in posting lists. */
function stepsFromOne(id: number, filter: ArticleFilter, { window, limit }: Stepping): Few<StepRow> {
  const [alias, entityId] = [new Alias(), bind(id)];
  const { neighbour_id: neighbour } = countsOf(alias);
  const branches = branchesWithin(filter, { entityId, window, alias, minimum: 1 }).map((branch) =>
    select(fragment`${neighbour} as neighbour`, { ...branch, row: null }),
  );
  const all = new Alias();
  const row = { origin: entityId, neighbour: column<number>(all, 'neighbour') };
  return { row, from: fragment`(${join(branches, ' union all ')}) as ${all}`, where: [], limit };
}

/** The steps from the entities of the list to all who stand beside them, at most `limit`. */
export function stepsWithin(ids: readonly number[], filter: ArticleFilter, stepping: Stepping): Few<StepRow> {
  const [first, ...more] = ids;
  if (first !== undefined && more.length === 0) return stepsFromOne(first, filter, stepping);
  const { window, limit } = stepping;
  const { row, ...rows } = (window === 'ARTICLE' ? inArticles : inSentences)(ids, filter, (own, other) => [
    ne(own, other),
  ]);
  return { ...rows, row: { origin: row.own, neighbour: row.other }, groupBy: BY_BOTH, limit };
}
