/** Takes one step from many entities at once to all who stand beside them. Demonyms do not count. */
import { HUB_ARTICLES } from './hubs.ts';
import type { Window } from './neighbours.ts';
import type { Store } from './open.ts';

/** One neighbour of one entity of the frontier, both by row id. */
export interface Step {
  readonly origin: number;
  readonly neighbour: number;
}

/** Hubs have their neighbours written down; of the others the few articles are read. */
const STEPS: Readonly<Record<Window, string>> = {
  ARTICLE: `
    select n.entity_id as origin, n.neighbour_id as neighbour
    from json_each(@frontier) as f
    cross join entities as e on e.id = f.value and e.article_count > ${HUB_ARTICLES}
    cross join neighbours as n on n.entity_id = e.id
    union
    select x.entity_id, y.entity_id
    from json_each(@frontier) as f
    cross join entities as e on e.id = f.value and e.article_count <= ${HUB_ARTICLES}
    cross join article_entities as x on x.entity_id = e.id and x.mention_count > 0
    cross join article_entities as y on y.article_id = x.article_id and y.mention_count > 0
    where y.entity_id <> x.entity_id
    limit @limit`,
  SENTENCE: `
    select n.entity_id as origin, n.neighbour_id as neighbour
    from json_each(@frontier) as f
    cross join entities as e on e.id = f.value and e.article_count > ${HUB_ARTICLES}
    cross join neighbours as n on n.entity_id = e.id and n.sentences > 0
    union
    select m.entity_id, o.entity_id
    from json_each(@frontier) as f
    cross join entities as e on e.id = f.value and e.article_count <= ${HUB_ARTICLES}
    cross join mentions as m on m.entity_id = e.id and m.status = 'ACCEPTED' and m.form <> 'DEMONYM'
    cross join mentions as o on o.article_id = m.article_id and o.sentence_start = m.sentence_start
    where o.entity_id <> m.entity_id and o.status = 'ACCEPTED' and o.form <> 'DEMONYM'
    limit @limit`,
};

/** The steps from these entities, at most `limit`. */
export function stepFrom(
  store: Store,
  frontier: readonly number[],
  { window, limit }: { readonly window: Window; readonly limit: number },
): Step[] {
  return store.prepare(STEPS[window]).all({ frontier: JSON.stringify(frontier), limit }) as Step[];
}
