/** Counts entities in posting lists: those of the articles of a period, or beside an entity in many. */
import { periodOf } from '../filter/conditions.ts';
import type { Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { Alias, bind, column, type Fragment, fragment, perDialect, type Sql, sql, text } from '../sql/expression.ts';
import { type Condition, eq, fails, gt, gte, lt } from '../sql/operators.ts';
import { across, from, lookup, type Rows, select } from '../sql/query.ts';
import { type Row, type Source, source } from '../sql/table.ts';
import { postingBlocks } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';
import { total } from './totals.ts';

/** The number of what was counted, for the SQL functions that give it row by row. */
export type Counted = Sql<number>;

/** Which articles are counted. */
export interface Articles {
  readonly filter: ArticleFilter;
  /** Row ids of the articles that meet more of the filter than its period, in the column `article_id`; null for a filter of a period alone. */
  readonly set: Fragment | null;
}

/** Whether blocks can be asked for the period of a filter. */
export const hasPeriod = ({ publishedAt }: ArticleFilter): boolean =>
  publishedAt == null || periodOf(publishedAt) !== null;

/** Blocks begin with one of so many articles. */
const ARTICLES_IN_BLOCK = 256;

/** Whether an entity is in more articles than there are blocks: then reading blocks takes less time than reading its articles. */
const isFrequent = ({ article_count: articles }: Row<typeof entities>): Condition =>
  gt(sql<number>`${articles} * ${ARTICLES_IN_BLOCK}`, total('ARTICLE'));

/** The entity itself unless it is frequent; otherwise null. */
export function unlessFrequent(entityId: Sql<number>): Sql<number | null> {
  const rows = from(entities, (entity) => [eq(entity.id, entityId), fails(isFrequent(entity))]);
  return lookup(rows.row.id, rows);
}

const EVER = { from: '', until: '~' };

/** The set as a source of one row. The limit keeps SQLite from gathering it again for each block. */
function setOf({ set }: Articles): Source<{ readonly number: Sql<number | null> }> {
  const alias = new Alias();
  const gathered = set
    ? fragment`select article_set(json_group_array(article_id)) as number from (${set})`
    : fragment`select null as number`;
  return { row: { number: column(alias, 'number') }, from: fragment`(${gathered} limit 1) as ${alias}` };
}

/** Counted once for all places of a statement that use it, and once for each `key`. */
function countedOnce(key: Sql<number>, counts: Fragment): Counted {
  const own = new Alias();
  return perDialect((dialect) => {
    const json = dialect.memoized('postings', sql`json_array('${own}', ${key})`, sql`cast(${counts} as text)`);
    return sql`cast(${json} as integer)`;
  });
}

/** The entities beside a frequent one in the articles; of another entity nothing is counted. */
export function besideFrequent(entityId: Sql<number>, articles: Articles): Counted {
  const [entity, set, block] = [source(entities), setOf(articles), source(postingBlocks)];
  const { from: start, until } = (articles.filter.publishedAt && periodOf(articles.filter.publishedAt)) ?? EVER;
  const rows = across([entity, set, block], {
    where: [
      eq(entity.row.id, entityId),
      isFrequent(entity.row),
      lt(block.row.first_published_at, bind(until)),
      gte(block.row.last_published_at, bind(start)),
    ],
    row: null,
  });
  const counts = select(
    fragment`count_entities(${block.row.data}, ${entity.row.id}, ${bind(start)}, ${bind(until)}, ${set.row.number})`,
    rows,
  );
  return countedOnce(entityId, fragment`(${counts})`);
}

/** An entity and in how many articles and sentences it was counted. */
export interface CountedEntity {
  readonly id: Sql<number>;
  readonly articles: Sql<number>;
  readonly sentences: Sql<number>;
}

interface Reading {
  readonly window: Window;
  /** The least count in the window, from 1. */
  readonly minimum: number;
  /** Default: the highest count in the window first, ties by row id. */
  readonly backward?: boolean;
}

/** The entities counted, in order. */
export function countedEntities(counts: Counted, { window, minimum, backward = false }: Reading): Rows<CountedEntity> {
  const alias = new Alias();
  const whole = (name: string): Sql<number> => sql`cast(${column(alias, name)} as integer)`;
  return {
    row: { id: whole('id'), articles: whole('articles'), sentences: whole('sentences') },
    from: fragment`counted_entities(${counts}, ${text(window)}, ${minimum}, ${backward ? 1 : 0}) as ${alias}`,
    where: [],
  };
}

/** How many there are. */
export const numberCounted = (counts: Counted, { window, minimum }: Reading): Sql<number> =>
  sql`cast(number_counted(${counts}, ${text(window)}, ${minimum}) as integer)`;
