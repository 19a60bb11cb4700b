/** Looks up which of the entities of one frontier stands beside which of another, without opening anybody's neighbours. */

import type { Store } from '../database/open.ts';
import type { Window } from '../filter/cooccurrence.ts';
import { tickFor } from '../sql/dialect.ts';
import { type Frontier, IN_ONE_SENTENCE } from './frontier.ts';

/** Two who stand together, by row id. */
interface Crossing {
  readonly from: number;
  readonly to: number;
}

/** Pairs of a hub and somebody of the other frontier that are among those written down. */
const writtenDown = (hubs: string, others: string, window: Window): string => `
    from json_each(@${hubs}) as h cross join entities as e on e.id = h.value
    cross join json_each(@${others}) as o
    cross join neighbours as n on n.hub = e.hub and n.neighbour_id = o.value
    ${window === 'SENTENCE' ? 'and n.sentences > 0' : ''}`;

/** Pairs without a hub, in the articles of the rarer ones. The plus keeps SQLite from seeking everybody in each article. */
const IN_ARTICLES: Readonly<Record<Window, string>> = {
  ARTICLE: `
    select x.entity_id as one, y.entity_id as other
    from json_each(@rarer) as f
    cross join article_entities as x on x.entity_id = f.value and x.mention_count > 0
    cross join article_entities as y on y.article_id = x.article_id and y.mention_count > 0
    where (${tickFor('y.entity_id')}) and +y.entity_id in (select value from json_each(@others))`,
  SENTENCE: `
    select m.entity_id as one, o.entity_id as other
    from json_each(@rarer) as f
    cross join mentions as m on m.entity_id = f.value ${IN_ONE_SENTENCE}
    where (${tickFor('o.entity_id')}) and +o.entity_id in (select value from json_each(@others))`,
};

const crossings = (window: Window): string => `
  select "from", "to" from (
    select e.id as "from", n.neighbour_id as "to" ${writtenDown('fromHubs', 'to', window)}
    union all
    select n.neighbour_id, e.id ${writtenDown('toHubs', 'fromOthers', window)}
    union all
    select iif(@forward, one, other), iif(@forward, other, one) from (${IN_ARTICLES[window]}))
  order by "to", "from" limit 1`;

const CROSSINGS: Readonly<Record<Window, string>> = { ARTICLE: crossings('ARTICLE'), SENTENCE: crossings('SENTENCE') };

/** The crossing to the lowest entity that has one, and of several from the lowest; null when there is none. The frontiers are apart. */
export function findCrossing(
  store: Store,
  { from, to }: { readonly from: Frontier; readonly to: Frontier },
  window: Window,
): Crossing | null {
  const forward = from.otherWeight <= to.otherWeight;
  const [rarer, others] = forward ? [from.others, to.others] : [to.others, from.others];
  const bound = {
    fromHubs: JSON.stringify(from.hubs),
    fromOthers: JSON.stringify(from.others),
    toHubs: JSON.stringify(to.hubs),
    to: JSON.stringify(to.ids),
    rarer: JSON.stringify(rarer),
    others: JSON.stringify(others),
    forward: forward ? 1 : 0,
  };
  return (store.prepare(CROSSINGS[window]).get(bound) as Crossing | undefined) ?? null;
}
