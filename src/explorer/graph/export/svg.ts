/** What is seen of the graph as SVG: the same places, shapes and widths as on the screen, and the names as text. */
import type Sigma from 'sigma';
import type { Palette } from '../drawing/palette.ts';
import type { EdgeLook, NodeLook, Picture } from '../drawing/picture.ts';
import { cleanText } from './clean.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const FONT_SIZE = 13;

type Attributes = Readonly<Record<string, string | number>>;

/** The serializer of the browser escapes what is in texts and attributes. */
function element(name: string, attributes: Attributes, content: string | readonly Element[] = []): Element {
  const result = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes))
    result.setAttribute(key, typeof value === 'number' ? String(Math.round(value * 100) / 100) : cleanText(value));
  if (typeof content === 'string') result.textContent = cleanText(content);
  else result.append(...content);
  return result;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const polygon = (points: readonly (readonly [number, number])[], attributes: Attributes): Element =>
  element('polygon', { ...attributes, points: points.map(([x, y]) => `${x.toFixed(2)},${y.toFixed(2)}`).join(' ') });

/** The corners of a shape around its middle, in units of the radius. */
const CORNERS = {
  square: [
    [-0.71, -0.71],
    [0.71, -0.71],
    [0.71, 0.71],
    [-0.71, 0.71],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: [
    [0, -1],
    [0.87, 0.5],
    [-0.87, 0.5],
  ],
} as const;

function shapeOf({ shape, color }: NodeLook, { x, y }: Point, radius: number): Element {
  if (shape === 'circle') return element('circle', { cx: x, cy: y, r: radius, fill: color });
  return polygon(
    CORNERS[shape].map(([dx, dy]) => [x + dx * radius, y + dy * radius] as const),
    { fill: color },
  );
}

/** The places of all entities on the screen, in CSS pixels. */
function pointsOf(sigma: Sigma, picture: Picture): ReadonlyMap<string, Point> {
  return new Map(picture.mapNodes((id, { x, y }) => [id, sigma.graphToViewport({ x, y })]));
}

const lineOf = ({ color, size }: EdgeLook, from: Point, to: Point): Element =>
  element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: color, 'stroke-width': size });

function nodesOf(sigma: Sigma, picture: Picture, points: ReadonlyMap<string, Point>): Element[] {
  const { width, height } = sigma.getDimensions();
  const labelled = sigma.getNodeDisplayedLabels();
  return picture
    .mapNodes((id, look) => {
      const point = points.get(id) ?? { x: 0, y: 0 };
      const radius = sigma.scaleSize(look.size);
      const seen = point.x > -radius && point.x < width + radius && point.y > -radius && point.y < height + radius;
      if (!seen) return null;
      const text = {
        x: point.x + radius + 4,
        y: point.y + FONT_SIZE / 3,
        fill: look.labelColor,
        stroke: look.labelPaper,
        'stroke-width': 3,
        'paint-order': 'stroke',
      };
      const label = labelled.has(id) ? [element('text', text, look.label)] : [];
      return element('g', { class: 'node', 'data-id': id }, [
        element('title', {}, look.label),
        shapeOf(look, point, radius),
        ...label,
      ]);
    })
    .filter((result) => result !== null);
}

export interface Seen {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** The size is that of the drawing on the screen, in CSS pixels. */
export function svgOf(sigma: Sigma, picture: Picture, palette: Palette): Seen {
  const { width, height } = sigma.getDimensions();
  const points = pointsOf(sigma, picture);
  const at = (id: string): Point => points.get(id) ?? { x: 0, y: 0 };
  const lines = picture.mapEdges((_key, look, source, target) => lineOf(look, at(source), at(target)));
  const root = element(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'system-ui, sans-serif',
      'font-size': FONT_SIZE,
    },
    [
      element('rect', { width, height, fill: palette.paper }),
      element('g', { class: 'edges' }, lines),
      ...nodesOf(sigma, picture, points),
    ],
  );
  return { text: new XMLSerializer().serializeToString(root), width, height };
}
