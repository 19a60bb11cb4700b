/** Collects what changes in the neighbours of hubs, and writes it down pair by pair. */
import type { Store } from '../database/open.ts';
import { createPairWriter, type PairChange } from './pair-writer.ts';
import { type Company, sharedSentences } from './pairs.ts';

/** Pairs held in memory before they are written. */
const PAIRS_HELD = 200_000;

export interface HubChanges {
  /** Counts what stands beside `hub` in an article, `sign` times: 1 when it comes, -1 when it goes. */
  readonly count: (hub: number, company: Company, sign: 1 | -1) => void;
  /** Forgets what was counted for a hub and not written yet. */
  readonly drop: (hub: number) => void;
  /** Writes what was counted. */
  readonly flush: () => void;
}

const byNumber = ([one]: readonly [number, unknown], [other]: readonly [number, unknown]): number => one - other;

export function createHubChanges(store: Store): HubChanges {
  const write = createPairWriter(store);
  const changes = new Map<number, Map<number, PairChange>>();
  let held = 0;

  const flush = (): void => {
    for (const [hub, neighbours] of [...changes].sort(byNumber)) {
      for (const [neighbour, change] of [...neighbours].sort(byNumber)) write(hub, neighbour, change);
    }
    changes.clear();
    held = 0;
  };
  const changeOf = (hub: number, neighbour: number): PairChange => {
    const neighbours = changes.get(hub) ?? new Map<number, PairChange>();
    changes.set(hub, neighbours);
    const known = neighbours.get(neighbour);
    if (known) return known;
    const change = { articles: 0, sentences: 0 };
    neighbours.set(neighbour, change);
    held++;
    return change;
  };
  return {
    count: (hub, company, sign) => {
      const own = company.get(hub) as ReadonlySet<number>;
      for (const [neighbour, sentences] of company) {
        if (neighbour === hub) continue;
        const change = changeOf(hub, neighbour);
        change.articles += sign;
        change.sentences += sign * sharedSentences(own, sentences);
      }
      if (held > PAIRS_HELD) flush();
    },
    drop: (hub) => {
      held -= changes.get(hub)?.size ?? 0;
      changes.delete(hub);
    },
    flush,
  };
}
