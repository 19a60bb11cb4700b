/** Which names are written beside entities: as many as have room, those that are opened first and then the largest. */
import type { NodeLook } from '../drawing/picture.ts';
import type { Point, Size } from './viewport.ts';

export interface Mark extends Point {
  readonly id: string;
  readonly radius: number;
  readonly color: string;
  readonly shape: NodeLook['shape'];
  /** Whole, whether or not it is written beside the mark. */
  readonly label: string;
}

/** Its point is where its base line begins. */
export interface Label extends Point {
  readonly id: string;
  readonly text: string;
}

export const FONT_SIZE = 13;
export const FONT_FAMILY = 'system-ui, sans-serif';
/** Between a mark and its name, in CSS pixels. */
const GAP = 4;
/** More are not read at once. */
const MOST = 250;
/** Of the width of the drawing: a longer name is shortened. */
const WIDEST = 0.6;
const HALF_HEIGHT = 9;
/** The cells by which names in the way are found. */
const CELL = 64;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const widths = new Map<string, number>();
let context: CanvasRenderingContext2D | null = null;

/** In CSS pixels. */
function widthOf(text: string): number {
  const known = widths.get(text);
  if (known !== undefined) return known;
  context ??= document.createElement('canvas').getContext('2d');
  if (context === null) return text.length * (FONT_SIZE / 2);
  context.font = `${FONT_SIZE}px ${FONT_FAMILY}`;
  const { width } = context.measureText(text);
  widths.set(text, width);
  return width;
}

function shortened(text: string, most: number): string {
  const width = widthOf(text);
  if (width <= most) return text;
  const letters = Array.from(text);
  return `${letters.slice(0, Math.max(1, Math.floor((letters.length * most) / width) - 1)).join('')}…`;
}

/** To the right of its mark and to the left, as far as it is not cut off there. A name that is cut off at both is to the right. */
function placesOf({ x, y, radius, id, label }: Mark, { width }: Size): { label: Label; box: Box }[] {
  const text = shortened(label, width * WIDEST);
  const wide = widthOf(text);
  const [right, left] = [x + radius + GAP, x - radius - GAP - wide];
  const whole = [right, left].filter((from) => from >= 0 && from + wide <= width);
  return (whole.length > 0 ? whole : [right]).map((from) => ({
    label: { id, text, x: from, y: y + FONT_SIZE / 3 },
    box: { left: from, right: from + wide, top: y - HALF_HEIGHT, bottom: y + HALF_HEIGHT },
  }));
}

const boxOf = ({ x, y, radius }: Mark): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

/** The boxes that are taken, by cells. */
class Taken {
  readonly #cells = new Map<string, Box[]>();

  isFree(box: Box): boolean {
    return !cellsOf(box).some((cell) => this.#cells.get(cell)?.some((other) => overlap(box, other)));
  }

  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }
}

function cellsOf({ left, right, top, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(left / CELL); x <= right / CELL; x++)
    for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) cells.push(`${x} ${y}`);
  return cells;
}

/** `first` are those whose names come before all others, and are written even over marks. */
export function labelsOf(marks: readonly Mark[], size: Size, first: ReadonlySet<string>): Label[] {
  const rank = ({ id, radius }: Mark): number => (first.has(id) ? 1_000_000 : 0) + radius;
  const [names, others] = [new Taken(), new Taken()];
  for (const mark of marks) others.take(boxOf(mark));
  const labels: Label[] = [];
  for (const mark of marks.toSorted((a, b) => rank(b) - rank(a) || (a.id < b.id ? -1 : 1))) {
    if (labels.length === MOST) break;
    const free = placesOf(mark, size).filter(({ box }) => names.isFree(box));
    const place = free.find(({ box }) => others.isFree(box)) ?? (first.has(mark.id) ? free[0] : undefined);
    if (place === undefined) continue;
    names.take(place.box);
    labels.push(place.label);
  }
  return labels;
}
