/** Takes one step from many entities at once to all who stand beside them. Demonyms do not count. */

import type { Store } from '../database/open.ts';
import { isEmptyFilter } from '../filter/conditions.ts';
import type { Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { limitedTo, tickFor } from '../sql/dialect.ts';
import { isHub } from '../sql/hubs.ts';
import { readRows } from '../sql/read.ts';
import { stepsWithin } from './among.ts';

/** Entities to step from, by row id. Hubs have their neighbours written down; of the others the few articles are read. */
export interface Frontier {
  readonly ids: readonly number[];
  readonly hubs: readonly number[];
  readonly others: readonly number[];
  /** Articles that mention one of them, summed up: what a step is likely to cost. */
  readonly weight: number;
  /** The same of those that are no hubs. */
  readonly otherWeight: number;
}

/** One neighbour of one entity of the frontier, both by row id. */
export interface Step {
  readonly origin: number;
  readonly neighbour: number;
}

interface Counted {
  readonly id: number;
  readonly articles: number;
}

const COUNTED =
  'select e.id, e.article_count as articles from json_each(?) as f cross join entities as e on e.id = f.value';

const idsOf = (counted: readonly Counted[]): number[] => counted.map(({ id }) => id);

const weightOf = (counted: readonly Counted[]): number => counted.reduce((sum, { articles }) => sum + articles, 0);

/** The frontier of these entities. What is written down of hubs is of all articles: where a filter leaves some out, all are read. */
export function frontierOf(store: Store, ids: readonly number[], filter: ArticleFilter): Frontier {
  const counted = store.prepare(COUNTED).all(JSON.stringify(ids)) as Counted[];
  const isWrittenDown = ({ articles }: Counted): boolean => isEmptyFilter(filter) && isHub(articles);
  const hubs = counted.filter(isWrittenDown);
  const others = counted.filter((each) => !isWrittenDown(each));
  return { ids, hubs: idsOf(hubs), others: idsOf(others), weight: weightOf(counted), otherWeight: weightOf(others) };
}

/** Mentions `o` in the sentences of the mentions `m`; both count. An article has its mentions on a page or two, read whole. */
export const IN_ONE_SENTENCE = `
    cross join mentions as o on o.article_id = m.article_id and o.sentence_start = m.sentence_start
      and m.counts and o.counts`;

const STEPS: Readonly<Record<Window, string>> = {
  ARTICLE: `
    select e.id as origin, n.neighbour_id as neighbour
    from json_each(@hubs) as f cross join entities as e on e.id = f.value
    cross join neighbours as n on n.hub = e.hub and (${tickFor('n.neighbour_id')})
    union
    select x.entity_id, y.entity_id
    from json_each(@others) as f
    cross join article_entities as x on x.entity_id = f.value and x.mention_count > 0
    cross join article_entities as y on y.article_id = x.article_id and y.mention_count > 0
    where y.entity_id <> x.entity_id and (${tickFor('y.entity_id')})
    ${limitedTo('@limit')}`,
  SENTENCE: `
    select e.id as origin, n.neighbour_id as neighbour
    from json_each(@hubs) as f cross join entities as e on e.id = f.value
    cross join neighbours as n on n.hub = e.hub and n.sentences > 0 and (${tickFor('n.neighbour_id')})
    union
    select m.entity_id, o.entity_id
    from json_each(@others) as f
    cross join mentions as m on m.entity_id = f.value ${IN_ONE_SENTENCE}
    where o.entity_id <> m.entity_id and (${tickFor('o.entity_id')})
    ${limitedTo('@limit')}`,
};

/** The steps from these entities, at most `limit`. */
export function stepFrom(
  store: Store,
  { ids, hubs, others }: Frontier,
  { window, limit, filter }: { readonly window: Window; readonly limit: number; readonly filter: ArticleFilter },
): Step[] {
  if (!isEmptyFilter(filter))
    return readRows(store, stepsWithin(ids, filter, { window, limit }), (row) => ({ ...row }));
  const bound = { hubs: JSON.stringify(hubs), others: JSON.stringify(others), limit };
  return store.prepare(STEPS[window]).all(bound) as Step[];
}
