/** Searches for the shortest chain of neighbours between two entities, from both ends towards the middle. */
import { findEntities } from './entities.ts';
import { type Step, stepFrom } from './frontier.ts';
import type { Window } from './neighbours.ts';
import type { Store } from './open.ts';
import { countTogether } from './together.ts';

export interface ChainQuery {
  readonly from: number;
  readonly to: number;
  /** Most hops. */
  readonly maxLength: number;
  readonly window: Window;
}

export interface Chain {
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
  frontier: number[];
  /** What the next step is likely to cost: articles of the end itself, later entities to step from. */
  weight: number;
}

function bothSides(store: Store, ends: readonly number[]): [Side, Side] {
  const counts = findEntities(store, ends).map((entity) => entity?.articleCount ?? 0);
  const sides = ends.map((id, index) => ({ reached: new Map([[id, id]]), frontier: [id], weight: counts[index] ?? 0 }));
  return sides as [Side, Side];
}

const areNeighbours = (store: Store, { from, to, window }: ChainQuery): boolean => {
  const [counts] = countTogether(store, [{ a: from, b: to }]);
  return (window === 'ARTICLE' ? counts?.articles : counts?.sentences) !== 0;
};

/** Of several ways to an entity the one through the lowest row id is kept: ids come from content, so every base agrees. */
function advance(side: Side, steps: readonly Step[]): void {
  const through = new Map<number, number>();
  for (const { origin, neighbour } of steps) {
    if (side.reached.has(neighbour)) continue;
    const known = through.get(neighbour);
    if (known === undefined || origin < known) through.set(neighbour, origin);
  }
  for (const [neighbour, origin] of through) side.reached.set(neighbour, origin);
  side.frontier = [...through.keys()].sort((a, b) => a - b);
  side.weight = side.frontier.length;
}

const meeting = (side: Side, other: Side): number | undefined => side.frontier.find((id) => other.reached.has(id));

function trail(side: Side, from: number): number[] {
  const ids = [from];
  for (let id = from, next = side.reached.get(id); next !== undefined && next !== id; next = side.reached.get(id)) {
    ids.push(next);
    id = next;
  }
  return ids;
}

/** The lighter side goes first, so that a hub is opened only when it cannot be met from the other end. */
export function findChain(store: Store, query: ChainQuery): Chain {
  const { from, to, maxLength, window } = query;
  if (from === to) return { ids: [from], truncated: false };
  if (areNeighbours(store, query)) return { ids: [from, to], truncated: false };
  const [start, end] = bothSides(store, [from, to]);
  let budget = MOST_STEPS;
  let truncated = false;
  for (let hops = 1; hops <= maxLength && budget > 0; hops++) {
    const [side, other] = start.weight <= end.weight ? [start, end] : [end, start];
    const steps = stepFrom(store, side.frontier, { window, limit: budget });
    truncated ||= steps.length === budget;
    budget -= steps.length;
    advance(side, steps);
    const middle = meeting(side, other);
    if (middle !== undefined) {
      return { ids: [...trail(start, middle).reverse(), ...trail(end, middle).slice(1)], truncated };
    }
    if (side.frontier.length === 0) break;
  }
  return { ids: null, truncated };
}
