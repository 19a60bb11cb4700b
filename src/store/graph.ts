/** Gathers the surroundings of entities for drawing: nodes and weighted edges. */
import { type EntityRow, findEntities } from './entities.ts';
import { listNeighbours, type Pair, type Window } from './neighbours.ts';
import type { Store } from './open.ts';
import { countTogether } from './together.ts';

export interface GraphQuery {
  /** Row ids of the entities in the middle; unknown ones are left out. */
  readonly around: readonly number[];
  /** How many hops away to look, 1 to 3. */
  readonly depth: number;
  /** Most nodes, 1 to 100, those in the middle included. */
  readonly first: number;
  /** Default ARTICLE. */
  readonly window?: Window | null | undefined;
}

export interface GraphNode {
  readonly entity: EntityRow;
  /** Hops from the nearest entity in the middle, 0 for those themselves. */
  readonly distance: number;
}

/** Two nodes that stand together, each pair once, and in how many articles and sentences. */
export interface GraphEdge {
  readonly a: EntityRow;
  readonly b: EntityRow;
  readonly articles: number;
  readonly sentences: number;
}

/** Every edge between the nodes is there, heaviest first. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Nodes are taken hop by hop, within a hop those of the heaviest edge first, ties by row id, until there are `first`. */
export function readGraph(store: Store, { around, depth, first, window: asked }: GraphQuery): Graph {
  const window = asked ?? 'ARTICLE';
  const middle = findEntities(store, [...new Set(around)]).filter((entity) => entity !== null);
  const nodes = new Map<number, GraphNode>();
  for (const entity of middle.slice(0, first)) nodes.set(entity.id, { entity, distance: 0 });
  for (let distance = 1; distance <= depth && nodes.size < first; distance++) {
    const frontier = [...nodes.values()].filter((node) => node.distance === distance - 1);
    for (const entity of heaviest(store, frontier, window)) {
      if (nodes.size < first && !nodes.has(entity.id)) nodes.set(entity.id, { entity, distance });
    }
  }
  return { nodes: [...nodes.values()], edges: edgesBetween(store, [...nodes.values()], window) };
}

/** Of the hundred heaviest neighbours of each node; no more can find a place. */
function heaviest(store: Store, frontier: readonly GraphNode[], window: Window): EntityRow[] {
  const ids = frontier.map(({ entity }) => entity.id);
  const found = listNeighbours(store, ids, { window, page: { first: 100 } }).flatMap(({ rows }) => rows);
  const weight = ({ articles, sentences }: (typeof found)[number]): number =>
    window === 'ARTICLE' ? articles : sentences;
  return found.sort((a, b) => weight(b) - weight(a) || a.entity.id - b.entity.id).map(({ entity }) => entity);
}

function edgesBetween(store: Store, nodes: readonly GraphNode[], window: Window): GraphEdge[] {
  const ends = nodes.flatMap(({ entity: a }, index) => nodes.slice(index + 1).map(({ entity: b }) => ({ a, b })));
  const pairs: Pair[] = ends.map(({ a, b }) => ({ a: a.id, b: b.id }));
  const edges = countTogether(store, pairs).map((counts, index) => ({
    ...(ends[index] as (typeof ends)[number]),
    ...counts,
  }));
  const weight = (edge: GraphEdge): number => (window === 'ARTICLE' ? edge.articles : edge.sentences);
  return edges
    .filter((edge) => weight(edge) > 0)
    .sort((one, two) => weight(two) - weight(one) || one.a.id - two.a.id || one.b.id - two.b.id);
}
