/** How entities and connections look: a graph of graphology with places, sizes, colours, shapes and labels. */
import Graph from 'graphology';
import type { Kind } from '../../shared/kinds.ts';
import type { GraphState } from '../params.ts';
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
  readonly labelColor: string;
  /** Behind the label, so that it is read above lines. */
  readonly labelPaper: string;
  readonly labelVisibility: 'auto' | 'visible';
  readonly kind: Kind;
  readonly key: string;
  readonly articles: number;
}

export interface EdgeLook {
  readonly size: number;
  readonly color: string;
  readonly weight: number;
  readonly depth: 'edges' | 'topEdges';
}

export type Picture = Graph<NodeLook, EdgeLook>;

export interface PictureParts {
  readonly drawing: Drawing;
  readonly places: Places;
  readonly path: GraphStep | null;
  readonly palette: Palette;
  readonly state: GraphState;
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

/** The colour with an opacity. WebGL draws half-transparent lines over each other as one expects. */
const faded = (color: string, opacity: number): string => color.replace(/^rgb\((.*)\)$/, `rgba($1, ${opacity})`);

/** Entities that have no place yet are left out: they are being placed. */
export function pictureOf({ drawing, places, path, palette, state }: PictureParts): Picture {
  const graph: Picture = new Graph<NodeLook, EdgeLook>({ type: 'undirected' });
  const onPath = new Set(path?.edges.map(({ key }) => key));
  const isMarked = (id: string): boolean => state.node === id || state.around.includes(id) || state.path.includes(id);
  for (const [id, { key, name, kind, articleCount }] of drawing.nodes) {
    const place = places.get(id);
    if (place === undefined) continue;
    graph.addNode(id, {
      ...place,
      size: nodeSize(articleCount),
      color: state.node === id ? palette.accent : palette.kinds[kind],
      shape: SHAPES[kind],
      label: shorten(name),
      labelColor: palette.ink,
      labelPaper: faded(palette.paper, 0.75),
      labelVisibility: isMarked(id) ? 'visible' : 'auto',
      kind,
      key,
      articles: articleCount,
    });
  }
  const chosen = state.edge.toSorted().join('\n');
  for (const [key, { ends, weight }] of drawing.edges) {
    const [source, target] = ends;
    if (!graph.hasNode(source) || !graph.hasNode(target)) continue;
    const stands = onPath.has(key) || key === chosen || ends.includes(state.node);
    const color = stands ? palette.accent : faded(palette.line, 0.4);
    graph.addEdgeWithKey(key, source, target, {
      size: edgeSize(weight),
      color,
      weight,
      depth: stands ? 'topEdges' : 'edges',
    });
  }
  return graph;
}
