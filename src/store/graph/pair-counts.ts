/** Counts for pairs of entities in how many articles and sentences both stand. Demonyms do not count. */
import { sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { qb } from '../sql/kysely.ts';
import { parentPart, rowPerParent } from '../sql/per-parent.ts';
import type { Pair } from './neighbours.ts';

/** Articles and sentences that mention both. */
export interface Together {
  readonly articles: number;
  readonly sentences: number;
}

const [A, B] = [parentPart(0), parentPart(1)];

/** The pair, the rarer one first, and whether one is a hub. */
export const PAIR = sql<{ rare: number; frequent: number; counted: 0 | 1 }>`(
  select iif(a.article_count <= b.article_count, a.id, b.id) as rare,
    iif(a.article_count <= b.article_count, b.id, a.id) as frequent,
    max(a.article_count, b.article_count) > ${sql.lit(HUB_ARTICLES)} as counted
  from entities as a cross join entities as b
  where a.id = ${A} and b.id = ${B})`.as('pair');

const writtenDown = (column: 'articles' | 'sentences') =>
  sql`(select ${sql.ref(column)} from neighbours where entity_id = frequent and neighbour_id = rare)`;

const SHARED_ARTICLES = sql`(
  select count(*) from article_entities as x
  where x.entity_id = rare and x.mention_count > 0 and exists (
    select 1 from article_entities as y
    where y.article_id = x.article_id and y.entity_id = frequent and y.mention_count > 0))`;

const SHARED_SENTENCES = sql`(
  select count(*) from (
    select distinct m.article_id, m.sentence_start from mentions as m
    where m.entity_id = rare and m.status = 'ACCEPTED' and m.form <> 'DEMONYM' and exists (
      select 1 from mentions as o
      where o.entity_id = frequent and o.article_id = m.article_id and o.sentence_start = m.sentence_start
        and o.status = 'ACCEPTED' and o.form <> 'DEMONYM')))`;

/** A pair with a hub is read from what was counted beforehand; any other is counted from the rarer one's few articles. */
const TOGETHER = qb
  .selectFrom(PAIR)
  .select([
    sql<number>`coalesce(iif(counted, ${writtenDown('articles')}, ${SHARED_ARTICLES}), 0)`.as('articles'),
    sql<number>`coalesce(iif(counted, ${writtenDown('sentences')}, ${SHARED_SENTENCES}), 0)`.as('sentences'),
  ]);

/** The counts of each pair, in the order of the pairs; zeros for two that never meet or that do not exist. */
export function countTogether(store: Store, pairs: readonly Pair[]): Together[] {
  const places = pairs.map(({ a, b }) => [a, b]);
  return rowPerParent(store, places, { query: TOGETHER, row: (row) => row }).map(
    (row) => row ?? { articles: 0, sentences: 0 },
  );
}
