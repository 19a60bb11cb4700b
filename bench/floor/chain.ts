/**
 * Finds how two entities hang together in at most three steps, by sentences, and of several chains the one that Dateline gives: it goes from
 * both ends, the lighter one first, so that either the third entity is the lowest there is, or the second.
 */
import { HUB_ARTICLES } from '../../src/store/graph/hubs.ts';
import type { Db } from '../questions/question.ts';

const END = 'select id, article_count as weight from entities where key = ?';

const WEIGHT = 'select sum(e.article_count) from json_each(?) as j cross join entities as e on e.id = j.value';

const counts = (mention: string): string => `${mention}.status = 'ACCEPTED' and ${mention}.form <> 'DEMONYM'`;

/** Mentions `o` in the sentences of the mentions `m`. */
const IN_SENTENCE = `
  cross join sentences as t on t.article_id = m.article_id and t.start = m.sentence_start
  cross join mentions as o on o.article_id = t.article_id and o.start >= t.start and o.start < t."end"`;

const BESIDE = `
  select n.neighbour_id from entities as e cross join neighbours as n
  where e.id = @id and e.article_count > ${HUB_ARTICLES} and n.entity_id = e.id and n.sentences > 0
  union
  select o.entity_id from entities as e cross join mentions as m on m.entity_id = e.id ${IN_SENTENCE}
  where e.id = @id and e.article_count <= ${HUB_ARTICLES} and o.entity_id <> e.id and ${counts('m')} and ${counts('o')}
  order by 1`;

/** Two that stand together, one of each list: the lowest of the second and then of the first. What is beside a hub is looked up from it. */
const JOINED = `
  with near as materialized (select e.id, e.article_count > ${HUB_ARTICLES} as hub from json_each(@near) as j cross join entities as e on e.id = j.value),
    far as materialized (select e.id, e.article_count > ${HUB_ARTICLES} as hub from json_each(@far) as j cross join entities as e on e.id = j.value)
  select x, y from (
    select x.id as x, y.id as y from far as y cross join near as x
    where iif(x.hub, (select sentences from neighbours where entity_id = x.id and neighbour_id = y.id),
      iif(y.hub, (select sentences from neighbours where entity_id = y.id and neighbour_id = x.id), 0)) > 0
    union all
    select m.entity_id, o.entity_id from near as x cross join mentions as m on m.entity_id = x.id ${IN_SENTENCE}
    where not x.hub and o.entity_id in (select id from far where not hub) and ${counts('m')} and ${counts('o')})
  order by y, x limit 1`;

interface End {
  readonly id: number;
  readonly weight: number;
}

/** Which end goes more often of three times, given the articles of each and of those beside each. */
function firstGoesTwice(own: readonly [number, number], beside: readonly [number, number]): boolean {
  const side = own[0] <= own[1] ? 0 : 1;
  const goesOn = side === 0 ? beside[0] <= own[1] : own[0] > beside[1];
  return goesOn ? side === 0 : beside[0] <= beside[1];
}

/** Gives row ids from one end to the other; null when three steps do not lead there. */
export function prepareChain(db: Db): (from: string, to: string) => number[] | null {
  const end = db.prepare<[string], End>(END);
  const besides = db.prepare<[object], number>(BESIDE).pluck();
  const weight = db.prepare<[string], number>(WEIGHT).pluck();
  const joined = db.prepare<[object], [number, number]>(JOINED).raw();

  return (from, to) => {
    const ends = [end.get(from), end.get(to)] as [End, End];
    const [a, b] = ends;
    const beside: [number[], number[]] = [besides.all({ id: a.id }), besides.all({ id: b.id })];
    if (beside[0].includes(b.id)) return [a.id, b.id];
    const middle = beside[0].find((id) => beside[1].includes(id));
    if (middle !== undefined) return [a.id, middle, b.id];
    const lists = beside.map((ids) => JSON.stringify(ids)) as [string, string];
    const weights = lists.map((list) => weight.get(list) ?? 0) as [number, number];
    const ordered = firstGoesTwice([a.weight, b.weight], weights);
    const [near, far] = ordered ? lists : [lists[1], lists[0]];
    const pair = joined.get({ near, far });
    if (pair === undefined) return null;
    return ordered ? [a.id, ...pair, b.id] : [a.id, pair[1], pair[0], b.id];
  };
}
