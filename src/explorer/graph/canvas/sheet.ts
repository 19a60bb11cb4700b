/** What is seen of a picture, in CSS pixels of the drawing: the canvas, SVG and PNG are made from it alike. */
import type { EdgeLook, NodeLook, Picture } from '../drawing/picture.ts';
import { type Label, labelsOf, type Mark } from './labels.ts';
import { type Point, type Size, sizeFactor, toScreen, type Viewport } from './viewport.ts';

export interface Line {
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
  readonly color: string;
}

/** In the order in which it is drawn. */
export interface Sheet {
  readonly lines: readonly Line[];
  readonly marks: readonly Mark[];
  readonly labels: readonly Label[];
}

/** What is chosen or pointed at: it is drawn above the rest, so that the rest need not be drawn again. */
export interface Highlight {
  /** Global id; '' for none. Its connections are highlighted too. */
  readonly node: string;
  /** Key; '' for none. */
  readonly edge: string;
  /** Global id of the entity under the pointer, of which the name is written; '' for none. */
  readonly hovered: string;
  readonly color: string;
}

/** Fine lines are still seen, and the smallest mark is still hit. */
const LEAST_WIDTH = 0.8;
const LEAST_RADIUS = 2;

export const radiusOf = ({ size }: Pick<NodeLook, 'size'>, view: Pick<Viewport, 'scale'>): number =>
  Math.max(LEAST_RADIUS, size * sizeFactor(view));

export const widthOf = ({ size }: Pick<EdgeLook, 'size'>, view: Pick<Viewport, 'scale'>): number =>
  Math.max(LEAST_WIDTH, size * sizeFactor(view));

const isBeside = ({ width, height }: Size, one: Point, other: Point): boolean =>
  Math.max(one.x, other.x) < 0 ||
  Math.max(one.y, other.y) < 0 ||
  Math.min(one.x, other.x) > width ||
  Math.min(one.y, other.y) > height;

function linesOf(picture: Picture, view: Viewport, keys: readonly string[], color?: string): Line[] {
  return keys.flatMap((key) => {
    const look = picture.getEdgeAttributes(key);
    const [from, to] = picture.extremities(key).map((id) => toScreen(view, picture.getNodeAttributes(id)));
    if (!from || !to || isBeside(view, from, to)) return [];
    return { from, to, width: widthOf(look, view), color: color ?? look.color };
  });
}

function marksOf(picture: Picture, view: Viewport, ids: readonly string[]): Mark[] {
  return ids.flatMap((id) => {
    const look = picture.getNodeAttributes(id);
    const { color, shape, label } = look;
    const [at, radius] = [toScreen(view, look), radiusOf(look, view)];
    const outside = at.x < -radius || at.y < -radius || at.x > view.width + radius || at.y > view.height + radius;
    return outside ? [] : { id, ...at, radius, color, shape, label };
  });
}

/** Connections on the path are above the others, and those above are drawn last. */
const linesLast = (picture: Picture): string[] => [
  ...picture.filterEdges((_key, { isOnPath }) => !isOnPath),
  ...picture.filterEdges((_key, { isOnPath }) => isOnPath),
];

export function sheetOf(picture: Picture, view: Viewport): Sheet {
  const marks = marksOf(picture, view, picture.nodes());
  const first = new Set(picture.filterNodes((_id, { isMarked }) => isMarked));
  return { lines: linesOf(picture, view, linesLast(picture)), marks, labels: labelsOf(marks, view, first) };
}

/** Who is highlighted, and at the ends of what is. */
function highlightedOf(picture: Picture, { node, edge }: Highlight): { keys: string[]; ids: string[] } {
  const keys = picture.hasNode(node) ? picture.edges(node) : [];
  if (picture.hasEdge(edge)) keys.push(edge);
  const ids = new Set(keys.flatMap((key) => picture.extremities(key)));
  if (picture.hasNode(node)) ids.add(node);
  return { keys, ids: [...ids] };
}

/** What is drawn above the sheet of the whole picture, of which the labels are given. */
export function highlightSheet(
  picture: Picture,
  view: Viewport,
  { highlight, labels }: { readonly highlight: Highlight; readonly labels: readonly Label[] },
): Sheet {
  const { keys, ids } = highlightedOf(picture, highlight);
  const { node, hovered, color } = highlight;
  const marks = marksOf(picture, view, picture.hasNode(hovered) ? [...new Set([...ids, hovered])] : ids);
  const colored = marks.map((mark) => (mark.id === node ? { ...mark, color } : mark));
  const there = new Set(labels.map(({ id }) => id));
  const added = colored.filter(({ id }) => !there.has(id) && (id === node || id === hovered || highlight.edge !== ''));
  const named = new Set(colored.map(({ id }) => id));
  return {
    lines: linesOf(picture, view, keys, color),
    marks: colored,
    labels: [...labels.filter(({ id }) => named.has(id)), ...added.flatMap((mark) => labelsOf([mark], view, named))],
  };
}
