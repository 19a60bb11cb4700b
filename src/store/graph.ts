/** Gathers the surroundings of entities for drawing: nodes and weighted edges. */
import type { EntityRow } from './entities.ts';
import type { Window } from './neighbours.ts';
import type { Store } from './open.ts';

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

export function readGraph(store: Store, query: GraphQuery): Graph {
  throw new Error(`${store.path} ${query}`);
}
