/** Counts entities in posting lists: those of the articles of a period, or beside a hub. */
import { periodOf } from '../filter/conditions.ts';
import type { Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import {
  Alias,
  bind,
  column,
  type Fragment,
  fragment,
  number,
  perDialect,
  type Sql,
  sql,
  text,
} from '../sql/expression.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { eq, gt, gte, lt } from '../sql/operators.ts';
import { across, type Rows, select } from '../sql/query.ts';
import { type Source, source } from '../sql/table.ts';
import { postingBlocks } from '../sql/tables/counts.ts';
import { entities } from '../sql/tables/entities.ts';

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

/** The entities beside a hub in the articles; of an entity that is no hub nothing is counted. */
export function besideHub(entityId: Sql<number>, articles: Articles): Counted {
  const [hub, set, block] = [source(entities), setOf(articles), source(postingBlocks)];
  const { from, until } = (articles.filter.publishedAt && periodOf(articles.filter.publishedAt)) ?? EVER;
  const rows = across([hub, set, block], {
    where: [
      eq(hub.row.id, entityId),
      gt(hub.row.article_count, number(HUB_ARTICLES)),
      lt(block.row.first_published_at, bind(until)),
      gte(block.row.last_published_at, bind(from)),
    ],
    row: null,
  });
  const counts = select(
    fragment`count_entities(${block.row.data}, ${hub.row.id}, ${bind(from)}, ${bind(until)}, ${set.row.number})`,
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
