/** Moves new entities apart, so that their names have room: noverlap takes discs, here as wide as the names. */
import Graph from 'graphology';
import noverlap from 'graphology-layout-noverlap';
import { type Places, radiusOf } from './start.ts';

/** Of the drawing when all of it is seen, in CSS pixels. */
const SIDE = 600;
const PIXELS_PER_LETTER = 7;
const MOST_LETTERS = 24;
/** Names are wider than high: they are parted in a plane that is narrower by this. */
const NARROWER = 4;
/** More names than these have no room beside each other. */
const MOST_NAMES = 60;
/** Of the plane, in a pixel. Without a bound each step would spread the graph, and so make the names of the next wider. */
const MOST_UNITS_PER_PIXEL = 0.7;
/** Around the new ones, others are in the way; in widths of a name. */
const AROUND = 2;

/** The fixed entities among the new ones and beside them. */
function nearOf(added: Places, before: Places, width: number): Places {
  const [xs, ys] = [[...added.values()].map(({ x }) => x), [...added.values()].map(({ y }) => y)];
  const [left, right] = [Math.min(...xs) - width * AROUND, Math.max(...xs) + width * AROUND];
  const [top, bottom] = [Math.min(...ys) - width * AROUND, Math.max(...ys) + width * AROUND];
  return new Map([...before].filter(([, { x, y }]) => x >= left && x <= right && y >= top && y <= bottom));
}

/** The new places of what was added. `names` are those of all. */
export function part(added: Places, before: Places, names: ReadonlyMap<string, string>): Places {
  const radius = radiusOf(new Map([...before, ...added]));
  const seenWhole = ((2 * radius) / SIDE) * Math.min(1, Math.sqrt(MOST_NAMES / (before.size + added.size)));
  const unitsPerPixel = Math.min(MOST_UNITS_PER_PIXEL, seenWhole);
  const near = nearOf(added, before, MOST_LETTERS * PIXELS_PER_LETTER * unitsPerPixel);
  const graph = new Graph();
  for (const [id, place] of [...near, ...added]) graph.addNode(id, { ...place });
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
  return new Map([...added].map(([id, place]) => [id, apart[id] ?? place]));
}
