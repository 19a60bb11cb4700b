/**
 * Places entities by ForceAtlas2 (Jacomy et al. 2014, https://doi.org/10.1371/journal.pone.0098679), step after step: those of earlier
 * steps stay where they are. Equal steps give equal places, so a link that is shared looks the same. It runs in slices of a few
 * milliseconds, so that the page stays responsive.
 */
import Graph from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import noverlap from 'graphology-layout-noverlap';
import type { Step } from './drawing.ts';

export interface Place {
  readonly x: number;
  readonly y: number;
}

export type Places = ReadonlyMap<string, Place>;

/** The places after each of the first steps that were laid out before, for the next layout. */
export type Layouts = { readonly step: string; readonly places: Places }[];

/** Of the first step; later ones have those that are fixed to hold on to. */
const CHUNKS = 20;
const LATER_CHUNKS = 8;
/** Of a chunk; the same number everywhere, since ForceAtlas2 starts its speeds anew with each chunk. */
const ITERATIONS = 10;
/** Above this the repulsion is approximated. */
const MANY = 150;
const SLICE_MILLISECONDS = 12;
/** Between an entity and those that it brings, at first. */
const DISTANCE = 40;

/** A number from 0 up to 1 from a text (FNV-1a), in the place of a random one. */
function fractionOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0) / 2 ** 32;
}

/** On a ring around its neighbour that has a place, or beyond everything. */
function startOf(id: string, origin: Place | undefined, radius: number): Place {
  const angle = 2 * Math.PI * fractionOf(id);
  const distance = origin ? DISTANCE * (1 + fractionOf(`${id} distance`)) : radius + DISTANCE;
  return { x: (origin?.x ?? 0) + distance * Math.cos(angle), y: (origin?.y ?? 0) + distance * Math.sin(angle) };
}

const radiusOf = (places: Places): number => Math.max(0, ...[...places.values()].map(({ x, y }) => Math.hypot(x, y)));

/** All that is there so far, with what the step adds at its start. What has a place is fixed. */
function graphFor(steps: readonly Step[], before: Places): Graph {
  const graph = new Graph({ type: 'undirected' });
  const radius = radiusOf(before);
  for (const [id, place] of before) graph.addNode(id, { ...place, size: 6, fixed: true });
  const [first, ...others] = (steps.at(-1)?.nodes ?? []).filter(({ id }) => !before.has(id));
  const middle = steps.at(-1)?.nodes[0]?.id ?? '';
  if (first)
    graph.addNode(first.id, {
      ...(before.size === 0 ? { x: 0, y: 0 } : startOf(first.id, before.get(middle), radius)),
      size: 6,
    });
  const origin = before.get(middle) ?? (first && (graph.getNodeAttributes(first.id) as Place));
  for (const { id } of others) if (!graph.hasNode(id)) graph.addNode(id, { ...startOf(id, origin, radius), size: 6 });
  for (const { key, ends, weight } of steps.flatMap(({ edges }) => edges)) {
    const [source, target] = ends;
    if (!graph.hasEdge(key)) graph.addEdgeWithKey(key, source, target, { pull: Math.log2(1 + weight) });
  }
  return graph;
}

const settingsFor = ({ order }: Graph) => ({
  barnesHutOptimize: order > MANY,
  barnesHutTheta: 0.8,
  gravity: 0.08,
  strongGravityMode: true,
  scalingRatio: 60,
  slowDown: 2 + Math.log(order + 1),
  edgeWeightInfluence: 1,
});

/** Of the drawing when all of it is seen, in CSS pixels. */
const SIDE = 600;
const PIXELS_PER_LETTER = 7;
const MOST_LETTERS = 24;
/** Names are wider than high: they are parted in a plane that is narrower by this. */
const NARROWER = 4;
/** More names than these have no room beside each other. */
const MOST_NAMES = 60;

/** Moves apart those that are new, so that names have room: noverlap takes discs, here as wide as the names. */
function partNew(graph: Graph, names: ReadonlyMap<string, string>): void {
  const places = new Map(graph.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }]));
  const unitsPerPixel = ((2 * radiusOf(places)) / SIDE) * Math.min(1, Math.sqrt(MOST_NAMES / graph.order));
  const letters = (id: string): number => Math.min(MOST_LETTERS, names.get(id)?.length ?? 0);
  const apart = noverlap(graph, {
    maxIterations: 60,
    inputReducer: (id, { x, y }) => ({
      x: x / NARROWER,
      y,
      size: ((letters(id) * PIXELS_PER_LETTER) / 2 / NARROWER) * unitsPerPixel,
    }),
    outputReducer: (_id, { x, y }) => ({ x: x * NARROWER, y }),
    settings: { margin: 4 * unitsPerPixel, ratio: 1, gridSize: 20 },
  });
  for (const [id, place] of Object.entries(apart))
    if (graph.getNodeAttribute(id, 'fixed') !== true) graph.mergeNodeAttributes(id, place);
}

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

const namesOf = (steps: readonly Step[]): ReadonlyMap<string, string> =>
  new Map(steps.flatMap(({ nodes }) => nodes.map(({ id, name }) => [id, name] as const)));

/** Null when it was no longer wanted. */
async function placeStep(steps: readonly Step[], before: Places, signal: AbortSignal): Promise<Places | null> {
  const graph = graphFor(steps, before);
  const chunks = before.size === 0 ? CHUNKS : LATER_CHUNKS;
  let since = performance.now();
  for (let chunk = 0; chunk < chunks && graph.order > before.size && graph.order > 1; chunk++) {
    forceAtlas2.assign(graph, { iterations: ITERATIONS, getEdgeWeight: 'pull', settings: settingsFor(graph) });
    if (performance.now() - since < SLICE_MILLISECONDS) continue;
    await nextTask();
    if (signal.aborted) return null;
    since = performance.now();
  }
  if (graph.order > before.size) partNew(graph, namesOf(steps));
  return new Map(graph.mapNodes((id, { x, y }) => [id, { x: Number(x), y: Number(y) }]));
}

const nameOf = ({ nodes, edges }: Step): string =>
  JSON.stringify([nodes.map(({ id }) => id), edges.map(({ key, weight }) => [key, weight])]);

/** The places of all entities of the steps; null when it was no longer wanted. `layouts` is brought up to date. */
export async function layOut(steps: readonly Step[], layouts: Layouts, signal: AbortSignal): Promise<Places | null> {
  const names = steps.map(nameOf);
  const known = names.findIndex((name, index) => layouts[index]?.step !== name);
  layouts.length = known === -1 ? names.length : known;
  for (let index = layouts.length; index < steps.length; index++) {
    const places = await placeStep(steps.slice(0, index + 1), layouts[index - 1]?.places ?? new Map(), signal);
    if (places === null) return null;
    layouts.push({ step: names[index] ?? '', places });
  }
  return layouts.at(-1)?.places ?? new Map();
}
