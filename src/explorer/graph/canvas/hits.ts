/** Finds what is at a point of the plane without looking at everything: entities and connections by the cells of a grid. */
import type { Picture } from '../drawing/picture.ts';
import { radiusOf, widthOf } from './sheet.ts';
import type { Point, Viewport } from './viewport.ts';
import { toPlane } from './viewport.ts';

export interface Hit {
  readonly kind: 'node' | 'edge' | 'stage';
  /** The id of the entity, or the key of the connection. */
  readonly key: string;
}

const STAGE: Hit = { kind: 'stage', key: '' };
/** Cells along the longer side of the picture, which counts as at least so many units. */
const CELLS = 96;
const LEAST_REACH = 400;
/** Beside a thin line and a small mark, in CSS pixels. */
const NEAR_LINE = 4;
const NEAR_MARK = 3;
const MOST_WIDTH = 8;

interface Cell {
  readonly nodes: string[];
  readonly edges: string[];
}

/** From a point to the line between two others. */
function distanceToLine({ x, y }: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((x - from.x) * dx + (y - from.y) * dy) / (dx * dx + dy * dy || 1);
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - from.x - part * dx, y - from.y - part * dy);
}

export class HitIndex {
  readonly #picture: Picture;
  readonly #cells = new Map<string, Cell>();
  readonly #side: number;
  readonly #largest: number;
  /** How many entities and connections the last search compared. */
  compared = 0;

  constructor(picture: Picture) {
    this.#picture = picture;
    const reach = picture.reduceNodes((most, _id, { x, y }) => Math.max(most, Math.abs(x), Math.abs(y)), LEAST_REACH);
    this.#side = (2 * reach) / CELLS;
    this.#largest = picture.reduceNodes((most, _id, { size }) => Math.max(most, size), 0);
    picture.forEachNode((id, { x, y }) => this.#at(this.#cellOf(x), this.#cellOf(y)).nodes.push(id));
    picture.forEachEdge((key, _look, _source, _target, one, other) => this.#addEdge(key, one, other));
  }

  #cellOf(value: number): number {
    return Math.floor(value / this.#side);
  }

  #at(column: number, row: number): Cell {
    const key = `${column} ${row}`;
    const cell = this.#cells.get(key) ?? { nodes: [], edges: [] };
    this.#cells.set(key, cell);
    return cell;
  }

  /** Walks along the line in steps of half a cell; a corner that is missed so is within the reach of a search. */
  #addEdge(key: string, from: Point, to: Point): void {
    const steps = Math.ceil((2 * Math.hypot(to.x - from.x, to.y - from.y)) / this.#side) || 1;
    for (let step = 0; step <= steps; step++) {
      const part = step / steps;
      const [x, y] = [from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part];
      const { edges } = this.#at(this.#cellOf(x), this.#cellOf(y));
      if (edges.at(-1) !== key) edges.push(key);
    }
  }

  *#near({ x, y }: Point, reach: number): Generator<Cell> {
    const margin = reach + this.#side / 2;
    for (let column = this.#cellOf(x - margin); column <= this.#cellOf(x + margin); column++)
      for (let row = this.#cellOf(y - margin); row <= this.#cellOf(y + margin); row++) {
        const cell = this.#cells.get(`${column} ${row}`);
        if (cell) yield cell;
      }
  }

  /** `distanceOf` gives CSS pixels; of those at most 0 away from their edges the one that is hit most. */
  #nearest(keys: Iterable<string>, distanceOf: (key: string) => number): string | null {
    let [nearest, least]: [string | null, number] = [null, 0];
    for (const key of new Set(keys)) {
      this.compared++;
      const distance = distanceOf(key);
      if (distance <= least) [nearest, least] = [key, distance];
    }
    return nearest;
  }

  /** What is at a point of the screen: entities come before connections. */
  at(view: Viewport, point: Point): Hit {
    this.compared = 0;
    const picture = this.#picture;
    const place = toPlane(view, point);
    const reach = Math.max(NEAR_LINE, MOST_WIDTH, radiusOf({ size: this.#largest }, view) + NEAR_MARK);
    const cells = [...this.#near(place, reach / view.scale)];
    const node = this.#nearest(
      cells.flatMap(({ nodes }) => nodes),
      (id) => {
        const look = picture.getNodeAttributes(id);
        return Math.hypot(look.x - place.x, look.y - place.y) * view.scale - radiusOf(look, view) - NEAR_MARK;
      },
    );
    if (node !== null) return { kind: 'node', key: node };
    const edge = this.#nearest(
      cells.flatMap(({ edges }) => edges),
      (key) => {
        const [from, to] = picture.extremities(key).map((id) => picture.getNodeAttributes(id));
        const reach = Math.max(NEAR_LINE, widthOf(picture.getEdgeAttributes(key), view) / 2);
        return from && to ? distanceToLine(place, from, to) * view.scale - reach : Infinity;
      },
    );
    return edge === null ? STAGE : { kind: 'edge', key: edge };
  }
}
