/** Gathers the surroundings of entities for drawing: nodes and weighted edges. */

import type { Store } from '../database/open.ts';
import { findEntitiesByKey } from '../read/entities.ts';
import { findOne, foundRows } from '../sql/found.ts';
import { listNeighbours, type Pair, type Window } from './neighbours.ts';
import { countTogether } from './pair-counts.ts';

export interface GraphQuery {
  /** Keys of the entities in the middle; unknown ones are left out. */
  readonly around: readonly string[];
  /** How many hops away to look, 1 to 3. */
  readonly depth: number;
  /** Most nodes, 1 to 100, those in the middle included. */
  readonly first: number;
  readonly window: Window;
}

export interface GraphNode {
  /** Row id of the entity. */
  readonly id: number;
  /** Hops from the nearest entity in the middle, 0 for those themselves. */
  readonly distance: number;
}

/** Two nodes that stand together, by row id, each pair once, and in how many articles and sentences. */
export interface GraphEdge extends Pair {
  readonly articles: number;
  readonly sentences: number;
}

/** Every edge between the nodes is there, heaviest first. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Nodes are taken hop by hop, within a hop those of the heaviest edge first, ties by row id, until there are `first`. */
const graphOf = (store: Store, { around, depth, first, window }: GraphQuery): Graph => {
  const middle = findEntitiesByKey(store, around).flatMap((entity) => entity?.id ?? []);
  const distances = new Map<number, number>();
  for (const id of [...new Set(middle)].slice(0, first)) distances.set(id, 0);
  for (let distance = 1; distance <= depth && distances.size < first; distance++) {
    const frontier = [...distances].flatMap(([id, reached]) => (reached === distance - 1 ? [id] : []));
    for (const id of heaviest(store, frontier, window)) {
      if (distances.size < first && !distances.has(id)) distances.set(id, distance);
    }
  }
  const nodes = [...distances].map(([id, distance]) => ({ id, distance }));
  return { nodes, edges: edgesBetween(store, [...distances.keys()], window) };
};

/** The surroundings of the entities. */
export function readGraph(store: Store, query: GraphQuery): Graph {
  return findOne(store, query, { steps: graphOf, names: ['nodes', 'edges'] }) as Graph;
}

/** The nodes of graphs. */
export function listNodes(store: Store, graphs: readonly Graph['nodes'][]): GraphNode[][] {
  return graphs.map((nodes) => foundRows(store, nodes, ['id', 'distance']));
}

/** The edges of graphs. */
export function listEdges(store: Store, graphs: readonly Graph['edges'][]): GraphEdge[][] {
  return graphs.map((edges) => foundRows(store, edges, ['a', 'b', 'articles', 'sentences']));
}

/** Of the hundred heaviest neighbours of each entity; no more can find a place. */
function heaviest(store: Store, frontier: readonly number[], window: Window): number[] {
  const found = listNeighbours(store, frontier, { window, page: { first: 100 } }).flatMap(({ rows }) => rows);
  const weight = ({ articles, sentences }: (typeof found)[number]): number =>
    window === 'ARTICLE' ? articles : sentences;
  return found.sort((a, b) => weight(b) - weight(a) || a.entity.id - b.entity.id).map(({ entity }) => entity.id);
}

function edgesBetween(store: Store, ids: readonly number[], window: Window): GraphEdge[] {
  const pairs: Pair[] = ids.flatMap((a, index) => ids.slice(index + 1).map((b) => ({ a, b })));
  const edges = countTogether(store, pairs).map((counts, index) => ({ ...(pairs[index] as Pair), ...counts }));
  const weight = (edge: GraphEdge): number => (window === 'ARTICLE' ? edge.articles : edge.sentences);
  return edges
    .filter((edge) => weight(edge) > 0)
    .sort((one, two) => weight(two) - weight(one) || one.a - two.a || one.b - two.b);
}
