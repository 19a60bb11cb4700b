/** Searches for the shortest chain of neighbours between two entities, from both ends towards the middle. */

import type { Store } from '../database/open.ts';
import type { Window } from '../filter/cooccurrence.ts';
import type { ArticleFilter } from '../filter/model.ts';
import { findCrossing } from './across.ts';
import { type Frontier, frontierOf, type Step, stepFrom } from './frontier.ts';

interface ChainQuery {
  readonly from: number;
  readonly to: number;
  /** Most hops. */
  readonly maxLength: number;
  readonly window: Window;
  /** Which articles count for a step. */
  readonly filter: ArticleFilter;
}

interface Chain {
  /** Row ids from one end to the other; null when none was found. */
  readonly ids: readonly number[] | null;
  /** Whether steps were left unread. */
  readonly truncated: boolean;
}

/** Steps read in one search at most: about a tenth of a second's work, and more than any entity has neighbours in ordinary archives. */
const MOST_STEPS = 100_000;

/** What has been reached from one end: each entity with the one it was reached through; the end itself through itself. */
interface Side {
  readonly reached: Map<number, number>;
  frontier: Frontier;
}

const sideOf = (store: Store, id: number, filter: ArticleFilter): Side => ({
  reached: new Map([[id, id]]),
  frontier: frontierOf(store, [id], filter),
});

/** Of several ways to an entity the one through the lowest row id is kept: ids come from content, so every base agrees. */
function reach(side: Side, steps: readonly Step[]): number[] {
  const through = new Map<number, number>();
  for (const { origin, neighbour } of steps) {
    if (side.reached.has(neighbour)) continue;
    const known = through.get(neighbour);
    if (known === undefined || origin < known) through.set(neighbour, origin);
  }
  for (const [neighbour, origin] of through) side.reached.set(neighbour, origin);
  return [...through.keys()].sort((a, b) => a - b);
}

/** Whether hubs would be opened for fewer pairs across the middle than they have articles: then the pairs are looked up. */
const isNarrow = ({ frontier }: Side, other: Side): boolean =>
  frontier.hubs.length > 0 && frontier.ids.length * other.frontier.ids.length <= frontier.weight;

function trail(side: Side, from: number): number[] {
  const ids = [from];
  for (let id = from, next = side.reached.get(id); next !== undefined && next !== id; next = side.reached.get(id)) {
    ids.push(next);
    id = next;
  }
  return ids;
}

/** The chain by which a side meets the other in one step. */
function across(store: Store, [side, other]: readonly [Side, Side], window: Window): readonly number[] | null {
  const crossing = findCrossing(store, { from: side.frontier, to: other.frontier }, window);
  return crossing && [...trail(side, crossing.from).reverse(), ...trail(other, crossing.to)];
}

/**
 * The lighter side goes first, so that a hub is opened only when it cannot be met from the other end. Before it does, few pairs
 * between the two frontiers are looked up: whoever of one side stands beside anybody else of the other has been met before.
 */
export function findChain(store: Store, { from, to, maxLength, window, filter }: ChainQuery): Chain {
  if (from === to) return { ids: [from], truncated: false };
  const [start, end] = [sideOf(store, from, filter), sideOf(store, to, filter)];
  let budget = MOST_STEPS;
  let truncated = false;
  for (let hops = 1; hops <= maxLength && budget > 0; hops++) {
    store.budget.checkTime();
    const [side, other] = start.frontier.weight <= end.frontier.weight ? [start, end] : [end, start];
    const narrow = isNarrow(side, other);
    const chain = narrow ? across(store, [side, other], window) : null;
    if (chain) return { ids: side === start ? chain : chain.toReversed(), truncated };
    if (narrow && hops === maxLength) break;
    const steps = stepFrom(store, side.frontier, { window, limit: budget, filter });
    truncated ||= steps.length === budget;
    budget -= steps.length;
    const reached = reach(side, steps);
    const middle = reached.find((id) => other.reached.has(id));
    if (middle !== undefined) {
      return { ids: [...trail(start, middle).reverse(), ...trail(end, middle).slice(1)], truncated };
    }
    if (reached.length === 0) break;
    side.frontier = frontierOf(store, reached, filter);
  }
  return { ids: null, truncated };
}
