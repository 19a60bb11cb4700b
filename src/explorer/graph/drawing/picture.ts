/** How entities and connections look: a graph of graphology with places, sizes, colours, shapes and labels. */
import Graph from 'graphology';
import type { Kind } from '../../shared/kinds.ts';
import type { Drawing, GraphStep } from './drawing.ts';
import type { Palette } from './palette.ts';
import type { Places } from './start.ts';

/** Each kind has a shape, since colour alone says nothing to many. */
export const SHAPES = { PERSON: 'circle', ORGANIZATION: 'square', PLACE: 'diamond', OTHER: 'triangle' } as const;

export interface NodeLook {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly color: string;
  readonly shape: (typeof SHAPES)[Kind];
  readonly label: string;
  /** Its name is written before those of others. */
  readonly isMarked: boolean;
  readonly kind: Kind;
  readonly key: string;
  readonly articles: number;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly weight: number;
  readonly isOnPath: boolean;
}

export type Picture = Graph<NodeLook, EdgeLook>;

export interface PictureParts {
  readonly drawing: Drawing;
  readonly places: Places;
  readonly path: GraphStep | null;
  readonly palette: Palette;
  /** Global ids of the entities that are open or at an end of the path. */
  readonly marked: readonly string[];
}

const MOST_LETTERS = 60;
const WIDEST = 9;

/** Many names are short: one of thousands of letters is not written across everybody else. */
const shorten = (name: string): string => {
  const letters = Array.from(name);
  return letters.length > MOST_LETTERS ? `${letters.slice(0, MOST_LETTERS).join('')}…` : name;
};

const nodeSize = (articleCount: number): number => 4 + 1.3 * Math.log2(1 + articleCount);
const edgeSize = (weight: number): number => Math.min(WIDEST, 1 + 0.9 * Math.log2(weight));

/** "rgb(…)" with an opacity, so that many lines over each other are darker than one. */
const faded = (color: string, opacity: number): string => color.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);

/** Entities that have no place yet are left out: they are being placed. What is chosen changes nothing of it. */
export function pictureOf({ drawing, places, path, palette, marked }: PictureParts): Picture {
  const graph: Picture = new Graph<NodeLook, EdgeLook>({ type: 'undirected' });
  const onPath = new Set(path?.edges.map(({ key }) => key));
  const first = new Set(marked);
  const line = faded(palette.line, 0.4);
  for (const [id, { key, name, kind, articleCount }] of drawing.nodes) {
    const place = places.get(id);
    if (place === undefined) continue;
    graph.addNode(id, {
      ...place,
      size: nodeSize(articleCount),
      color: palette.kinds[kind],
      shape: SHAPES[kind],
      label: shorten(name),
      isMarked: first.has(id),
      kind,
      key,
      articles: articleCount,
    });
  }
  for (const [key, { ends, weight }] of drawing.edges) {
    const [source, target] = ends;
    if (!graph.hasNode(source) || !graph.hasNode(target)) continue;
    const isOnPath = onPath.has(key);
    const color = isOnPath ? palette.accent : line;
    graph.addEdgeWithKey(key, source, target, { size: edgeSize(weight), color, weight, isOnPath });
  }
  return graph;
}
