/** Finds the first place in which two entities stand together. Demonyms do not count. */
import type { Pair } from './neighbours.ts';
import type { Store } from './open.ts';
import type { SentenceRef } from './sentences.ts';

const COUNTED = (alias: string): string => `${alias}.status = 'ACCEPTED' and ${alias}.form <> 'DEMONYM'`;

/** The articles of the rarer entity that mention both, in the order of an index; they are read until one will do. */
const SHARED = `
  from article_entities as x
  cross join article_entities as y on y.article_id = x.article_id and y.entity_id = frequent and y.mention_count > 0
  where x.entity_id = rare and x.mention_count > 0`;
const EARLIEST = 'order by x.published_at, x.article_id limit 1';

/** Both names in one sentence if there is such an article, otherwise the two that stand nearest in the first article. */
const MEETINGS = `
  with pair as materialized (
    select p.key as position,
      iif(a.article_count <= b.article_count, a.id, b.id) as rare,
      iif(a.article_count <= b.article_count, b.id, a.id) as frequent
    from json_each(?) as p
    cross join entities as a on a.id = p.value ->> 0
    cross join entities as b on b.id = p.value ->> 1
  ),
  place as materialized (
    select position, rare, frequent, coalesce(
      (select x.article_id ${SHARED} and exists (
         select 1 from mentions as m cross join mentions as o
         where m.entity_id = rare and m.article_id = x.article_id and ${COUNTED('m')}
           and o.entity_id = frequent and o.article_id = x.article_id and ${COUNTED('o')}
           and o.sentence_start = m.sentence_start)
       ${EARLIEST}),
      (select x.article_id ${SHARED} ${EARLIEST})) as article_id
    from pair
  )
  select position, a.key as articleKey, (
    select json_array(m.sentence_start, o.sentence_start)
    from mentions as m cross join mentions as o
    where m.entity_id = rare and m.article_id = place.article_id and ${COUNTED('m')}
      and o.entity_id = frequent and o.article_id = place.article_id and ${COUNTED('o')}
    order by m.sentence_start <> o.sentence_start, iif(m.sentence_start = o.sentence_start, m.start, abs(m.start - o.start)), m.start
    limit 1) as starts
  from place cross join articles as a on a.id = place.article_id`;

interface Raw {
  readonly position: number;
  readonly articleKey: string;
  readonly starts: string;
}

/** For each pair, in the same order: one sentence, or two in the order of the text, or none when they never meet. */
export function findMeetings(store: Store, pairs: readonly Pair[]): SentenceRef[][] {
  const answers: SentenceRef[][] = pairs.map(() => []);
  const rows = store.prepare(MEETINGS).all(JSON.stringify(pairs.map(({ a, b }) => [a, b]))) as Raw[];
  for (const { position, articleKey, starts } of rows) {
    const distinct = new Set(JSON.parse(starts) as [number, number]);
    answers[position] = [...distinct].sort((a, b) => a - b).map((start) => ({ articleKey, start }));
  }
  return answers;
}
