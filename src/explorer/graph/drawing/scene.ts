/**
 * What ForceAtlas2 works on when it places the new entities of a step. Those of a small graph are all there. Of a large one the new ones, those
 * that they are connected with and those near them are there one by one, and the rest as a few heavy bodies, as in Barnes and Hut (1986,
 * https://doi.org/10.1038/324446a0). So a step takes as long in a graph of thousands as in one of hundreds.
 */
import Graph from 'graphology';
import type { Place, Places } from './start.ts';
import type { Edge } from './step.ts';

/** Up to this many fixed entities are there one by one. */
const WHOLE = 200;
/** Of more than that, as many as these that are nearest to the new ones. */
const NEAREST = 100;
/** The rest is gathered in a grid of so many cells a side. */
const CELLS = 8;

const pullOf = ({ weight }: Edge): number => Math.log2(1 + weight);

/** ForceAtlas2 takes one more than the weights of an entity's connections as its mass. */
function massesOf(edges: Iterable<Edge>): ReadonlyMap<string, number> {
  const masses = new Map<string, number>();
  for (const edge of edges) for (const id of edge.ends) masses.set(id, (masses.get(id) ?? 0) + pullOf(edge));
  return masses;
}

function middleOf(places: Places): Place {
  const all = [...places.values()];
  const sum = all.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / all.length, y: sum.y / all.length };
}

/** Which of the fixed entities are there one by one. */
function singleOnes(starts: Places, before: Places, edges: Iterable<Edge>): ReadonlySet<string> {
  if (before.size <= WHOLE) return new Set(before.keys());
  const connected = [...edges].filter(({ ends }) => ends.some((id) => starts.has(id))).flatMap(({ ends }) => ends);
  const middle = middleOf(starts);
  const distances = [...before].map(([id, { x, y }]) => [id, Math.hypot(x - middle.x, y - middle.y)] as const);
  const nearest = distances.sort(([, a], [, b]) => a - b).slice(0, NEAREST);
  return new Set([...connected, ...nearest.map(([id]) => id)].filter((id) => before.has(id)));
}

interface Body {
  x: number;
  y: number;
  mass: number;
}

/** One body for each cell of the grid, where the middle of its mass is. */
function bodiesOf(far: Places, masses: ReadonlyMap<string, number>): Body[] {
  const all = [...far.values()];
  const reach = all.reduce((most, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), 1);
  const cellOf = (value: number): number => Math.floor(((value / reach + 1) / 2) * CELLS);
  const bodies = new Map<string, Body>();
  for (const [id, { x, y }] of far) {
    const cell = `${cellOf(x)} ${cellOf(y)}`;
    const mass = 1 + (masses.get(id) ?? 0);
    const body = bodies.get(cell) ?? { x, y, mass: 0 };
    const total = body.mass + mass;
    const share = mass / total;
    bodies.set(cell, { x: body.x + (x - body.x) * share, y: body.y + (y - body.y) * share, mass: total });
  }
  return [...bodies.values()];
}

/** A loop adds to the mass and pulls at nothing. */
const addMass = (graph: Graph, id: string, mass: number): void => {
  if (mass > 0) graph.addEdge(id, id, { pull: mass / 2 });
};

/** A graph with places, pulls (`pull`), and what must not move (`fixed`). `edges` are all that there are until now. */
export function sceneOf(starts: Places, before: Places, edges: readonly Edge[]): Graph {
  const graph = new Graph({ type: 'undirected', multi: true });
  const single = singleOnes(starts, before, edges);
  const masses = massesOf(edges);
  for (const [id, place] of before) if (single.has(id)) graph.addNode(id, { ...place, size: 6, fixed: true });
  for (const [id, place] of starts) graph.addNode(id, { ...place, size: 6 });
  const far = new Map([...before].filter(([id]) => !single.has(id)));
  const rest = new Map(masses);
  for (const edge of edges) {
    const [source, target] = edge.ends;
    if (!graph.hasNode(source) || !graph.hasNode(target)) continue;
    graph.addEdgeWithKey(edge.key, source, target, { pull: pullOf(edge) });
    for (const id of edge.ends) rest.set(id, (rest.get(id) ?? 0) - pullOf(edge));
  }
  if (far.size === 0) return graph;
  for (const id of single) addMass(graph, id, Math.max(0, rest.get(id) ?? 0));
  for (const [index, { x, y, mass }] of bodiesOf(far, masses).entries()) {
    const id = `body ${index}`;
    graph.addNode(id, { x, y, size: 6, fixed: true });
    addMass(graph, id, mass - 1);
  }
  return graph;
}
