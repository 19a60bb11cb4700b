/** Shortest chains of entities that stand together, by breadth-first search from both ends. */
import { countsOf } from './counts.ts';
import { refuseFirst, within } from './errors.ts';
import type { ArticleFilter } from './filter.ts';
import { problemsOfFilter } from './filter-check.ts';
import { entityBy, keyOf } from './ids.ts';
import type { Base, Entity } from './model.ts';
import { countTogether, firstEvidence, neighboursOf, type Window, type Within, weightIn } from './neighbours.ts';
import { sortBy } from './order.ts';

export interface PathArgs {
  readonly from: string;
  readonly to: string;
  readonly maxLength: number;
  readonly window: Window;
  readonly filter?: ArticleFilter | null;
}

const MAX_LENGTH = [1, 6] as const;

/** What has been reached from one end: each entity with the one before it, and those that were reached last. */
interface Side {
  readonly reached: Map<Entity, Entity | null>;
  last: readonly Entity[];
}

const byRowId = (entities: Iterable<Entity>): Entity[] => sortBy([...entities], ({ rowId }) => [rowId]);

const standsBeside = (entity: Entity, { window, filter }: PathArgs): Entity[] =>
  neighboursOf(entity, filter)
    .filter((neighbour) => weightIn(window, neighbour) > 0)
    .map((neighbour) => neighbour.entity);

/** Takes a step from all that were reached last. Of several ways to an entity the one through the lowest row id counts. */
const step = (side: Side, args: PathArgs): void => {
  const found = new Map<Entity, Entity>();
  for (const entity of byRowId(side.last)) {
    for (const neighbour of standsBeside(entity, args)) {
      if (!side.reached.has(neighbour) && !found.has(neighbour)) found.set(neighbour, entity);
    }
  }
  for (const [entity, before] of found) side.reached.set(entity, before);
  side.last = byRowId(found.keys());
};

/** From an entity back to the end that it was reached from. */
const trail = ({ reached }: Side, entity: Entity): Entity[] => {
  const before = reached.get(entity) ?? null;
  return before ? [entity, ...trail({ reached, last: [] }, before)] : [entity];
};

/** How many articles mention those that were reached last: the lighter side takes the next step. */
const weigh = ({ last }: Side): number => last.reduce((sum, entity) => sum + countsOf(entity).articleCount, 0);

/** The entities from one end to the other; null when no chain is short enough. */
const chainOf = (from: Entity, to: Entity, args: PathArgs): Entity[] | null => {
  const start: Side = { reached: new Map([[from, null]]), last: [from] };
  const end: Side = { reached: new Map([[to, null]]), last: [to] };
  if (from === to) return [from];
  for (let length = 1; length <= args.maxLength; length++) {
    const [side, other] = weigh(start) <= weigh(end) ? [start, end] : [end, start];
    step(side, args);
    const middle = side.last.find((entity) => other.reached.has(entity));
    if (middle) return [...trail(start, middle).reverse(), ...trail(end, middle).slice(1)];
  }
  return null;
};

const hopOf = (from: Entity, to: Entity, filter: Within) => {
  const { articles, sentences } = countTogether(from, to, filter);
  return { from, to, articleCount: articles, sentenceCount: sentences, evidence: firstEvidence(from, to, filter) };
};

export function pathOf(base: Base, args: PathArgs) {
  const [fromKey, toKey] = [keyOf('Entity', args.from), keyOf('Entity', args.to)];
  within(MAX_LENGTH, 'maxLength', args.maxLength);
  refuseFirst(problemsOfFilter(args.filter ?? {}));
  const [from, to] = [entityBy(base, fromKey), entityBy(base, toKey)];
  if (!from || !to) return null;
  const chain = chainOf(from, to, args);
  const hops = chain?.slice(1).map((entity, index) => hopOf(chain[index] as Entity, entity, args.filter)) ?? null;
  return { hops, length: hops?.length ?? null, truncated: false };
}
