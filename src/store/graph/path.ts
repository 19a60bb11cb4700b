/** Finds how two entities hang together: the shortest chain of neighbours between them. */

import type { Store } from '../database/open.ts';
import { findEntitiesByKey } from '../read/entities.ts';
import { findOne, foundRows } from '../sql/found.ts';
import type { Window } from './neighbours.ts';
import { findChain } from './shortest-path.ts';

export interface PathQuery {
  /** Keys of the two ends. */
  readonly from: string;
  readonly to: string;
  /** Most hops, 1 to 6. */
  readonly maxLength: number;
  readonly window: Window;
}

/** Two entities that stand together, by row id. */
export interface PathHop {
  readonly from: number;
  readonly to: number;
}

export interface PathResult {
  /** The hops from one end to the other, none when both ends are one entity; null when no path was found. */
  readonly hops: readonly PathHop[] | null;
  /** True when the search had to leave neighbours unread: a path that was not found may exist, one that was may not be the shortest. */
  readonly truncated: boolean;
}

const pathOf = (store: Store, { from, to, ...query }: PathQuery): PathResult | null => {
  const [start, end] = findEntitiesByKey(store, [from, to]);
  if (!start || !end) return null;
  const { ids, truncated } = findChain(store, { ...query, from: start.id, to: end.id });
  const hops = ids?.slice(1).map((id, index) => ({ from: ids[index] as number, to: id }));
  return { hops: hops ?? null, truncated };
};

/**
 * Of several shortest chains always the same one, whatever the history of the database; null when either end does not exist.
 */
export function findPath(store: Store, query: PathQuery): PathResult | null {
  return findOne(store, query, { steps: pathOf, names: ['hops', 'truncated'] });
}

/** The hops of paths. */
export function listHops(store: Store, paths: readonly (readonly PathHop[])[]): PathHop[][] {
  return paths.map((hops) => foundRows(store, hops, ['from', 'to']));
}
