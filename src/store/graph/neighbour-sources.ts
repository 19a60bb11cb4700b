/** Where the neighbours of the parent come from: written down for hubs, counted when asked for everybody else. */
import { type RawBuilder, sql } from 'kysely';
import { HUB_ARTICLES } from '../sql/hubs.ts';
import { PARENT } from '../sql/per-parent.ts';
import type { Window } from './neighbours.ts';

/** A neighbour, and how many articles and sentences mention both; null for what was not counted beforehand and is no weight of the window. */
export interface Company {
  readonly neighbour_id: number;
  readonly articles: number | null;
  readonly sentences: number | null;
}

/** Mentions `m` that count, those of the parent when it is no hub. */
const counted = (m: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${m}.status`)} = 'ACCEPTED' and ${sql.ref(`${m}.form`)} <> 'DEMONYM'`;

const SMALL = sql`(select id from entities where id = ${PARENT} and article_count <= ${sql.lit(HUB_ARTICLES)})`;

/** One row for each sentence that the parent shares with a neighbour. */
const SHARED_SENTENCES = sql`
  select distinct o.entity_id as neighbour_id, m.article_id, m.sentence_start
  from mentions as m
  cross join sentences as t
  cross join mentions as o
  where m.entity_id = ${SMALL} and ${counted('m')}
    and t.article_id = m.article_id and t.start = m.sentence_start
    and o.article_id = t.article_id and o.start >= t.start and o.start < t."end"
    and o.entity_id <> m.entity_id and ${counted('o')}`;

const COUNTED_NOW: Readonly<Record<Window, RawBuilder<unknown>>> = {
  ARTICLE: sql`(
    select y.entity_id as neighbour_id, count(*) as articles, null as sentences
    from article_entities as x
    cross join article_entities as y
    where x.entity_id = ${SMALL} and x.mention_count > 0
      and y.article_id = x.article_id and y.entity_id <> x.entity_id and y.mention_count > 0
    group by y.entity_id) as n
    where true`,
  SENTENCE: sql`(
    select neighbour_id, null as articles, count(*) as sentences from (${SHARED_SENTENCES}) group by neighbour_id) as n
    where true`,
};

const writtenDown = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`neighbours as n where n.entity_id = ${PARENT} and ${condition}`;

/** Sources of `n`, each ending in a condition, that together hold every neighbour of the parent once. */
export const COMPANY: Readonly<Record<Window, readonly RawBuilder<unknown>[]>> = {
  // The index of neighbours by articles leaves out those of one article, which are most.
  ARTICLE: [writtenDown(sql`n.articles > 1`), writtenDown(sql`n.articles = 1`), COUNTED_NOW.ARTICLE],
  SENTENCE: [writtenDown(sql`n.sentences > 0`), COUNTED_NOW.SENTENCE],
};

/** How many articles mention both the parent and its neighbour `n`, counted only where it is selected. */
export const ARTICLES_BOTH = sql<number>`coalesce(n.articles, (
  select count(*) from article_entities as x
  where x.entity_id = ${PARENT} and x.mention_count > 0 and exists (
    select 1 from article_entities as y
    where y.article_id = x.article_id and y.entity_id = n.neighbour_id and y.mention_count > 0)))`;

/** The same of sentences. */
export const SENTENCES_BOTH = sql<number>`coalesce(n.sentences, (
  select count(*) from (
    select distinct m.article_id, m.sentence_start from mentions as m
    where m.entity_id = ${PARENT} and ${counted('m')} and exists (
      select 1 from mentions as o
      where o.article_id = m.article_id and o.sentence_start = m.sentence_start
        and o.entity_id = n.neighbour_id and ${counted('o')}))))`;
