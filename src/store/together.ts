/** Counts for pairs of entities in how many articles and sentences both stand. Demonyms do not count. */
import { HUB_ARTICLES } from './hubs.ts';
import type { Pair } from './neighbours.ts';
import type { Store } from './open.ts';

/** Articles and sentences that mention both. */
export interface Together {
  readonly articles: number;
  readonly sentences: number;
}

/** A pair with a hub is read from what was counted beforehand; any other is counted from the rarer one's few articles. */
const TOGETHER = `
  with pair as (
    select p.key as position,
      iif(a.article_count <= b.article_count, a.id, b.id) as rare,
      iif(a.article_count <= b.article_count, b.id, a.id) as frequent,
      max(a.article_count, b.article_count) > ${HUB_ARTICLES} as counted
    from json_each(?) as p
    cross join entities as a on a.id = p.value ->> 0
    cross join entities as b on b.id = p.value ->> 1
  )
  select position,
    iif(counted,
      (select articles from neighbours where entity_id = frequent and neighbour_id = rare),
      (select count(*) from article_entities as x
       where x.entity_id = rare and x.mention_count > 0 and exists (
         select 1 from article_entities as y
         where y.article_id = x.article_id and y.entity_id = frequent and y.mention_count > 0))) as articles,
    iif(counted,
      (select sentences from neighbours where entity_id = frequent and neighbour_id = rare),
      (select count(*) from (
         select distinct m.article_id, m.sentence_start from mentions as m
         where m.entity_id = rare and m.status = 'ACCEPTED' and m.form <> 'DEMONYM' and exists (
           select 1 from mentions as o
           where o.entity_id = frequent and o.article_id = m.article_id and o.sentence_start = m.sentence_start
             and o.status = 'ACCEPTED' and o.form <> 'DEMONYM')))) as sentences
  from pair`;

interface Raw {
  readonly position: number;
  readonly articles: number | null;
  readonly sentences: number | null;
}

/** The counts of each pair, in the order of the pairs; zeros for two that never meet or that do not exist. */
export function countTogether(store: Store, pairs: readonly Pair[]): Together[] {
  const answers: Together[] = pairs.map(() => ({ articles: 0, sentences: 0 }));
  const rows = store.prepare(TOGETHER).all(JSON.stringify(pairs.map(({ a, b }) => [a, b]))) as Raw[];
  for (const { position, articles, sentences } of rows) {
    answers[position] = { articles: articles ?? 0, sentences: sentences ?? 0 };
  }
  return answers;
}
