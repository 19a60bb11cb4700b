/** Draws a sheet on a canvas. A canvas needs no graphics card, and without one it is many times as fast as WebGL. */
import type { NodeLook } from '../drawing/picture.ts';
import { FONT_FAMILY, FONT_SIZE, type Label, type Mark } from './labels.ts';
import type { Line, Sheet } from './sheet.ts';

type Context = CanvasRenderingContext2D;

/** The corners of a shape around its middle, in units of the radius. */
export const CORNERS: Readonly<Record<Exclude<NodeLook['shape'], 'circle'>, readonly (readonly [number, number])[]>> = {
  square: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
  diamond: [
    [0, -1.15],
    [1.15, 0],
    [0, 1.15],
    [-1.15, 0],
  ],
  triangle: [
    [0, -1.1],
    [1, 0.75],
    [-1, 0.75],
  ],
};

/** Behind a name, in CSS pixels, so that it is read above lines. */
export const HALO = 3;

function paintLines(context: Context, lines: readonly Line[]): void {
  for (const { from, to, width, color } of lines) {
    context.strokeStyle = color;
    context.lineWidth = width;
    context.beginPath();
    context.moveTo(from.x, from.y);
    context.lineTo(to.x, to.y);
    context.stroke();
  }
}

function paintMark(context: Context, { x, y, radius, shape, color }: Mark): void {
  context.fillStyle = color;
  context.beginPath();
  if (shape === 'circle') context.arc(x, y, radius, 0, 2 * Math.PI);
  else for (const [dx, dy] of CORNERS[shape]) context.lineTo(x + dx * radius, y + dy * radius);
  context.fill();
}

export interface Inks {
  readonly ink: string;
  readonly paper: string;
}

function paintLabels(context: Context, labels: readonly Label[], { ink, paper }: Inks): void {
  context.font = `${FONT_SIZE}px ${FONT_FAMILY}`;
  context.lineJoin = 'round';
  context.lineWidth = HALO;
  for (const { text, x, y } of labels) {
    context.strokeStyle = paper;
    context.strokeText(text, x, y);
    context.fillStyle = ink;
    context.fillText(text, x, y);
  }
}

export function paint(context: Context, { lines, marks, labels }: Sheet, inks: Inks): void {
  paintLines(context, lines);
  for (const mark of marks) paintMark(context, mark);
  paintLabels(context, labels, inks);
}
