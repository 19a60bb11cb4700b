/** Finds how two entities hang together: the shortest chain of neighbours between them. */
import { findChain } from './chain.ts';
import { type EntityRow, findEntities } from './entities.ts';
import { findMeetings } from './meetings.ts';
import type { Pair, Window } from './neighbours.ts';
import type { Store } from './open.ts';
import { findSentences, type SentenceRow } from './sentences.ts';
import { countTogether } from './together.ts';

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

/** Of several shortest chains always the same one, whatever the history of the database. */
export function findPath(store: Store, { from, to, maxLength, window }: PathQuery): PathResult {
  const { ids, truncated } = findChain(store, { from, to, maxLength, window: window ?? 'ARTICLE' });
  return { hops: ids && readHops(store, ids), truncated };
}

function readHops(store: Store, ids: readonly number[]): PathHop[] {
  const pairs: Pair[] = ids.slice(1).map((b, index) => ({ a: ids[index] as number, b }));
  if (pairs.length === 0) return [];
  const entities = findEntities(store, ids) as EntityRow[];
  const counts = countTogether(store, pairs);
  const meetings = findMeetings(store, pairs);
  const sentences = findSentences(store, meetings.flat());
  let at = 0;
  return pairs.map((_, index) => {
    const evidence = sentences.slice(at, at + (meetings[index]?.length ?? 0)) as SentenceRow[];
    at += evidence.length;
    const { articles = 0, sentences: together = 0 } = counts[index] ?? {};
    return {
      from: entities[index] as EntityRow,
      to: entities[index + 1] as EntityRow,
      articles,
      sentences: together,
      evidence,
    };
  });
}
