/** What is seen of the graph as SVG: the same places, shapes and widths as on the screen, and the names as text. */
import { FONT_FAMILY, FONT_SIZE, type Label, type Mark } from '../canvas/labels.ts';
import { CORNERS, HALO, type Inks } from '../canvas/paint.ts';
import type { Line, Sheet } from '../canvas/sheet.ts';
import type { Size } from '../canvas/viewport.ts';
import { cleanText } from './clean.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';

type Attributes = Readonly<Record<string, string | number>>;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

/** The serializer of the browser escapes what is in texts and attributes. */
function element(name: string, attributes: Attributes, content: string | readonly Element[] = []): Element {
  const result = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes))
    result.setAttribute(key, typeof value === 'number' ? rounded(value) : cleanText(value));
  if (typeof content === 'string') result.textContent = cleanText(content);
  else result.append(...content);
  return result;
}

const lineOf = ({ from, to, color, width }: Line): Element =>
  element('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: color, 'stroke-width': width });

function shapeOf({ shape, color, radius, x, y }: Mark): Element {
  if (shape === 'circle') return element('circle', { cx: x, cy: y, r: radius, fill: color });
  const points = CORNERS[shape].map(([dx, dy]) => `${rounded(x + dx * radius)},${rounded(y + dy * radius)}`);
  return element('polygon', { points: points.join(' '), fill: color });
}

const markOf = (mark: Mark): Element =>
  element('g', { class: 'node', 'data-id': mark.id }, [element('title', {}, mark.label), shapeOf(mark)]);

const labelOf = ({ x, y, text }: Label): Element => element('text', { x, y }, text);

function groupsOf({ lines, marks, labels }: Sheet, { ink, paper }: Inks): Element[] {
  const text = { fill: ink, stroke: paper, 'stroke-width': HALO, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return [
    element('g', { class: 'edges' }, lines.map(lineOf)),
    element('g', { class: 'nodes' }, marks.map(markOf)),
    element('g', { class: 'names', ...text }, labels.map(labelOf)),
  ];
}

/** The size is that of the drawing on the screen, in CSS pixels. */
export function svgOf({ width, height }: Size, sheets: readonly Sheet[], inks: Inks): string {
  const font = { 'font-family': FONT_FAMILY, 'font-size': FONT_SIZE };
  const root = element('svg', { viewBox: `0 0 ${width} ${height}`, width, height, ...font }, [
    element('rect', { width, height, fill: inks.paper }),
    ...sheets.flatMap((sheet) => groupsOf(sheet, inks)),
  ]);
  return new XMLSerializer().serializeToString(root);
}
