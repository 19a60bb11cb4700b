/** Finds how two entities hang together: the shortest chain of neighbours between them. */
import type { EntityRow } from './entities.ts';
import type { Window } from './neighbours.ts';
import type { Store } from './open.ts';
import type { SentenceRow } from './sentences.ts';

export interface PathQuery {
  /** Row ids of the two ends. */
  readonly from: number;
  readonly to: number;
  /** Most hops, 1 to 6. */
  readonly maxLength: number;
  /** Default ARTICLE. */
  readonly window?: Window | null | undefined;
}

export interface PathHop {
  readonly from: EntityRow;
  readonly to: EntityRow;
  /** Articles and sentences that mention both. */
  readonly articles: number;
  readonly sentences: number;
  /** The first sentence that mentions both; where there is none, the sentences of their two nearest mentions in the first such article. */
  readonly evidence: readonly SentenceRow[];
}

export interface PathResult {
  /** The hops from one end to the other, none when both ends are one entity; null when no path was found. */
  readonly hops: readonly PathHop[] | null;
  /** True when the search had to leave neighbours unread: a path that was not found may exist, one that was may not be the shortest. */
  readonly truncated: boolean;
}

export function findPath(store: Store, query: PathQuery): PathResult {
  throw new Error(`${store.path} ${query}`);
}
