/** Reads under which entities mentions came that name another one now. */

import type { Store } from '../database/open.ts';
import { qb } from '../sql/kysely.ts';
import { parentPart, rowPerParent } from '../sql/per-parent.ts';
import type { MentionPlace } from './candidates.ts';

/** An entity that is another one now. */
export interface OriginRow {
  readonly key: string;
}

/** The entity under which the mention at each place came; null where it came under the one it names. */
export function findOrigins(store: Store, places: readonly MentionPlace[]): (OriginRow | null)[] {
  const query = qb
    .selectFrom('mentions as m')
    .innerJoin('merged_entities as g', 'g.id', 'm.origin_id')
    .where('m.article_id', '=', parentPart(0))
    .where('m.start', '=', parentPart(1))
    .where('m.end', '=', parentPart(2))
    .select('g.key');
  const parents = places.map(({ articleId, start, end }) => [articleId, start, end]);
  return rowPerParent(store, parents, { query, row: (row) => row });
}
