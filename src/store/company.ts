/** Where the neighbours of the parent come from: written down for hubs, counted when asked for everybody else. */
import { type RawBuilder, sql } from 'kysely';
import { HUB_ARTICLES } from './hubs.ts';
import type { Window } from './neighbours.ts';
import { PARENT } from './per-parent.ts';

/** A neighbour, and how many articles and sentences mention both. */
export interface Company {
  readonly neighbour_id: number;
  readonly articles: number;
  readonly sentences: number;
}

/** Mentions `m` that count, those of the parent when it is no hub. */
const counted = (m: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${m}.status`)} = 'ACCEPTED' and ${sql.ref(`${m}.form`)} <> 'DEMONYM'`;

const SMALL = sql`(select id from entities where id = ${PARENT} and article_count <= ${sql.lit(HUB_ARTICLES)})`;

/** One row for each article that the parent shares with a neighbour. */
const SHARED_ARTICLES = sql`
  select y.entity_id as neighbour_id, 1 as articles, 0 as sentences
  from article_entities as x
  cross join article_entities as y
  where x.entity_id = ${SMALL} and x.mention_count > 0
    and y.article_id = x.article_id and y.entity_id <> x.entity_id and y.mention_count > 0`;

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

const COUNTED_NOW = sql`(
  select neighbour_id, sum(articles) as articles, sum(sentences) as sentences
  from (${SHARED_ARTICLES} union all select neighbour_id, 0, 1 from (${SHARED_SENTENCES}))
  group by neighbour_id) as n
  where true`;

const writtenDown = (condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`neighbours as n where n.entity_id = ${PARENT} and ${condition}`;

/** Sources of `n`, each ending in a condition, that together hold every neighbour of the parent once. */
export const COMPANY: Readonly<Record<Window, readonly RawBuilder<unknown>[]>> = {
  // The index of neighbours by articles leaves out those of one article, which are most.
  ARTICLE: [writtenDown(sql`n.articles > 1`), writtenDown(sql`n.articles = 1`), COUNTED_NOW],
  SENTENCE: [writtenDown(sql`n.sentences > 0`), COUNTED_NOW],
};
