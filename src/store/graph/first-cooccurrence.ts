/** Finds the first place in which two entities stand together. Demonyms do not count. */
import { type RawBuilder, sql } from 'kysely';
import type { Store } from '../database/open.ts';
import { readSentences, SENTENCE_COLUMNS, toSentence } from '../read/sentence-row.ts';
import type { SentenceRow } from '../read/sentences.ts';
import { qb } from '../sql/kysely.ts';
import { rowsPerParent } from '../sql/per-parent.ts';
import type { Pair } from './neighbours.ts';
import { PAIR } from './pair-counts.ts';

const counted = (m: string): RawBuilder<unknown> =>
  sql`${sql.ref(`${m}.status`)} = 'ACCEPTED' and ${sql.ref(`${m}.form`)} <> 'DEMONYM'`;

/** The articles of the rarer entity that mention both, in the order of an index; they are read until one will do. */
const shared = (such: RawBuilder<unknown>) => sql`(
  select x.article_id
  from article_entities as x
  cross join article_entities as y on y.article_id = x.article_id and y.entity_id = frequent and y.mention_count > 0
  where x.entity_id = rare and x.mention_count > 0 and ${such}
  order by x.published_at, x.article_id limit 1)`;

const IN_ONE_SENTENCE = sql`exists (
  select 1 from mentions as m cross join mentions as o
  where m.entity_id = rare and m.article_id = x.article_id and ${counted('m')}
    and o.entity_id = frequent and o.article_id = x.article_id and ${counted('o')}
    and o.sentence_start = m.sentence_start)`;

/** With a limit SQLite finds the article once, and not again wherever it is spoken of. */
const ARTICLE = sql`(
  select rare, frequent, coalesce(${shared(IN_ONE_SENTENCE)}, ${shared(sql`true`)}) as article_id from ${PAIR} limit 1)`;

/** Both names in one sentence if there is such an article, otherwise the two that stand nearest in the first article. */
const PLACE = sql`(
  select article_id, (
    select json_array(m.sentence_start, o.sentence_start)
    from mentions as m cross join mentions as o
    where m.entity_id = rare and m.article_id = p.article_id and ${counted('m')}
      and o.entity_id = frequent and o.article_id = p.article_id and ${counted('o')}
    order by m.sentence_start <> o.sentence_start, iif(m.sentence_start = o.sentence_start, m.start, abs(m.start - o.start)), m.start
    limit 1) as starts
  from ${ARTICLE} as p limit 1)`;

const STARTS = sql<{ article_id: number; start: number }>`(
  select distinct p.article_id, s.value as start from ${PLACE} as p cross join json_each(p.starts) as s)`;

/** For each pair, in the same order: one sentence, or two in the order of the text, or none when they never meet. */
export function findMeetings(store: Store, pairs: readonly Pair[]): SentenceRow[][] {
  const core = qb
    .selectFrom(STARTS.as('s'))
    .crossJoin('sentences as t')
    .whereRef('t.article_id', '=', 's.article_id')
    .whereRef('t.start', '=', 's.start')
    .select(SENTENCE_COLUMNS)
    .orderBy('t.start');
  const places = pairs.map(({ a, b }) => [a, b]);
  return rowsPerParent(store, places, readSentences(core)).map((rows) => rows.map(toSentence));
}
