/** What a move asks of the lists of hubs, and how it writes what it changes in them. */

import type { Store } from '../database/open.ts';
import { HUB_ARTICLES, isHub } from '../graph/hubs.ts';
import { createPairWriter, type PairChange } from './pair-writer.ts';

/** The ends of a move by row ids. */
export interface MoveIds {
  readonly from: number;
  readonly to: number;
}

/** What changes between an entity and each of its neighbours. */
export type Changes = Map<number, PairChange>;

const SELECT_ARTICLES = 'SELECT article_count FROM entities WHERE id = ?';
const SELECT_HUBS = `SELECT id FROM entities WHERE article_count > ${HUB_ARTICLES} AND id NOT IN (@from, @to) ORDER BY id`;

/** The number of articles that an entity is in, as it is counted at the moment. */
export function articleCountOf(store: Store, id: number): number {
  return store.prepare(SELECT_ARTICLES).pluck().get(id) as number;
}

/** Whether an entity in so many articles has a list that can be changed: all of it, or, where it is in none, an empty one. */
export function hasList(articleCount: number): boolean {
  return isHub(articleCount) || articleCount === 0;
}

/** Row ids of all hubs but the ends, in order. */
export function otherHubs(store: Store, ids: MoveIds): number[] {
  return store.prepare(SELECT_HUBS).pluck().all(ids) as number[];
}

interface ListWriter {
  /** Changes the list of a hub. */
  readonly write: (hub: number, changes: Changes) => void;
  /** Changes what the lists of other hubs say of the entity. */
  readonly writeBeside: (entity: number, changes: Changes, hubs: readonly number[]) => void;
}

export function createListWriter(store: Store): ListWriter {
  const write = createPairWriter(store);
  return {
    write: (hub, changes) => {
      const inOrder = [...changes].sort(([one], [other]) => one - other);
      for (const [neighbour, change] of inOrder) write(hub, neighbour, change);
    },
    writeBeside: (entity, changes, hubs) => {
      for (const hub of hubs) {
        const change = changes.get(hub);
        if (change) write(hub, entity, change);
      }
    },
  };
}
