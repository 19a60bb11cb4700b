/** The surroundings of entities: those that are reached step by step, and every pair of them that stands together. */
import { refuseFirst, within } from './errors.ts';
import type { ArticleFilter } from './filter.ts';
import { problemsOfFilter } from './filter-check.ts';
import { entityBy, keyOf } from './ids.ts';
import type { Base, Entity } from './model.ts';
import { countTogether, heaviestNeighbours, type Window, weightIn } from './neighbours.ts';
import { sortBy } from './order.ts';

export interface GraphArgs {
  readonly around: readonly string[];
  readonly depth: number;
  readonly first: number;
  readonly window: Window;
  readonly kinds?: readonly string[] | null;
  readonly filter?: ArticleFilter | null;
}

const AROUND = [1, 20] as const;
const DEPTH = [1, 3] as const;
const FIRST = [1, 100] as const;

/** The neighbours of entities, those with the heaviest edges first, ties by row id. */
const nextTo = (entities: readonly Entity[], { window, kinds, filter }: GraphArgs): Entity[] => {
  const neighbours = entities
    .flatMap((entity) => heaviestNeighbours(entity, window, filter))
    .filter(({ entity }) => kinds?.includes(entity.kind) ?? true);
  return sortBy(neighbours, (neighbour) => [-weightIn(window, neighbour), neighbour.entity.rowId]).map(
    ({ entity }) => entity,
  );
};

/** Each entity with its distance, in the order in which they are reached. */
const distancesFrom = (middle: readonly Entity[], args: GraphArgs): Map<Entity, number> => {
  const { depth, first } = args;
  const distances = new Map([...new Set(middle)].slice(0, first).map((entity) => [entity, 0]));
  for (let distance = 1; distance <= depth; distance++) {
    const last = [...distances.keys()].filter((entity) => distances.get(entity) === distance - 1);
    for (const entity of nextTo(last, args)) {
      if (distances.size < first && !distances.has(entity)) distances.set(entity, distance);
    }
  }
  return distances;
};

const edgesBetween = (entities: readonly Entity[], { window, filter }: GraphArgs) => {
  const edges = entities.flatMap((source, index) =>
    entities.slice(index + 1).map((target) => {
      const counts = countTogether(source, target, filter);
      const { articles: articleCount, sentences: sentenceCount } = counts;
      return { source, target, articleCount, sentenceCount, weight: weightIn(window, counts) };
    }),
  );
  const heavy = edges.filter(({ weight }) => weight > 0);
  return sortBy(heavy, ({ source, target, weight }) => [-weight, source.rowId, target.rowId]);
};

export function graphOf(base: Base, args: GraphArgs) {
  const keys = args.around.map((id) => keyOf('Entity', id));
  within(AROUND, 'around', keys.length);
  within(DEPTH, 'depth', args.depth);
  within(FIRST, 'first', args.first);
  refuseFirst(problemsOfFilter(args.filter ?? {}));
  const middle = keys.flatMap((key) => entityBy(base, key) ?? []);
  const distances = distancesFrom(middle, args);
  return {
    nodes: [...distances].map(([entity, distance]) => ({ entity, distance })),
    edges: () => edgesBetween([...distances.keys()], args),
  };
}
