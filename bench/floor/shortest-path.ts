/**
 * Hand-written shortest path of at most three hops between two entities that share sentences. Among several paths it finds the
 * one that Dateline returns: Dateline searches from both ends, the side with fewer articles first, and takes the lowest row ids.
 */
import { HUB_ARTICLES } from '../../src/store/sql/hubs.ts';
import type { Db } from '../queries/query.ts';

const END = 'select id, article_count as weight from entities where key = ?';

const WEIGHT = 'select sum(e.article_count) from json_each(?) as j cross join entities as e on e.id = j.value';

const counts = (mention: string): string => `${mention}.status = 'ACCEPTED' and ${mention}.form <> 'DEMONYM'`;

/** Joins the mentions `o` in the sentences of the mentions `m`. */
const IN_SENTENCE = `
  cross join sentences as t on t.article_id = m.article_id and t.start = m.sentence_start
  cross join mentions as o on o.article_id = t.article_id and o.start >= t.start and o.start < t."end"`;

const NEIGHBOURS = `
  select n.neighbour_id from entities as e cross join neighbours as n
  where e.id = @id and e.article_count > ${HUB_ARTICLES} and n.hub = e.hub and n.sentences > 0
  union
  select o.entity_id from entities as e cross join mentions as m on m.entity_id = e.id ${IN_SENTENCE}
  where e.id = @id and e.article_count <= ${HUB_ARTICLES} and o.entity_id <> e.id and ${counts('m')} and ${counts('o')}
  order by 1`;

/** The pair of neighbours, one of each list, with the lowest ids. Neighbours of hubs are looked up in their table. */
const CONNECTING_PAIR = `
  with near as materialized (select e.id, e.hub from json_each(@near) as j cross join entities as e on e.id = j.value),
    far as materialized (select e.id, e.hub from json_each(@far) as j cross join entities as e on e.id = j.value)
  select x, y from (
    select x.id as x, y.id as y from far as y cross join near as x
    where iif(x.hub is not null, (select sentences from neighbours where hub = x.hub and neighbour_id = y.id),
      iif(y.hub is not null, (select sentences from neighbours where hub = y.hub and neighbour_id = x.id), 0)) > 0
    union all
    select m.entity_id, o.entity_id from near as x cross join mentions as m on m.entity_id = x.id ${IN_SENTENCE}
    where x.hub is null and o.entity_id in (select id from far where hub is null) and ${counts('m')} and ${counts('o')})
  order by y, x limit 1`;

interface End {
  readonly id: number;
  readonly weight: number;
}

/** Whether the search expands from the first end twice in three steps, given the articles of the ends and of their neighbours. */
function expandsFirstTwice(own: readonly [number, number], neighbours: readonly [number, number]): boolean {
  const side = own[0] <= own[1] ? 0 : 1;
  const again = side === 0 ? neighbours[0] <= own[1] : own[0] > neighbours[1];
  return again ? side === 0 : neighbours[0] <= neighbours[1];
}

/** Prepares a function that returns the row ids of the path; null if it is longer than three hops. */
export function preparePathFinder(db: Db): (from: string, to: string) => number[] | null {
  const end = db.prepare<[string], End>(END);
  const findNeighbours = db.prepare<[object], number>(NEIGHBOURS).pluck();
  const findWeight = db.prepare<[string], number>(WEIGHT).pluck();
  const findPair = db.prepare<[object], [number, number]>(CONNECTING_PAIR).raw();

  return (from, to) => {
    const ends = [end.get(from), end.get(to)] as [End, End];
    const [a, b] = ends;
    const neighbours: [number[], number[]] = [findNeighbours.all({ id: a.id }), findNeighbours.all({ id: b.id })];
    if (neighbours[0].includes(b.id)) return [a.id, b.id];
    const middle = neighbours[0].find((id) => neighbours[1].includes(id));
    if (middle !== undefined) return [a.id, middle, b.id];
    const lists = neighbours.map((ids) => JSON.stringify(ids)) as [string, string];
    const weights = lists.map((list) => findWeight.get(list) ?? 0) as [number, number];
    const ordered = expandsFirstTwice([a.weight, b.weight], weights);
    const [near, far] = ordered ? lists : [lists[1], lists[0]];
    const pair = findPair.get({ near, far });
    if (pair === undefined) return null;
    return ordered ? [a.id, ...pair, b.id] : [a.id, pair[1], pair[0], b.id];
  };
}
