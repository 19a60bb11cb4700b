/** Drags, pinches, wheels and presses on the drawing. The time that the page takes to answer a first press does not change what a second one means. */
import type { Hit } from './hits.ts';
import { moved, type Point, type Viewport, zoomed } from './viewport.ts';

export interface Handlers {
  readonly onNode: (id: string) => void;
  /** Follows `onNode` or `onEdge` of the first press of the double press, which may have moved the drawing. */
  readonly onNodeTwice: (id: string) => void;
  /** Gets the key of the connection. */
  readonly onEdge: (key: string) => void;
  readonly onStage: () => void;
}

/** What gestures change, and what they ask. */
export interface Stage {
  readonly view: Viewport;
  readonly move: (view: Viewport) => void;
  /** Nothing moves any more. */
  readonly rest: () => void;
  readonly hitAt: (point: Point) => Hit;
  /** Null: the pointer left. */
  readonly hover: (point: Point | null) => void;
}

/** Within which a press stays where it began and a double press is on one point, in CSS pixels. Beyond, it is a drag. */
const NEAR = 10;
/** Between two touches of a double one, in milliseconds. */
const TWICE = 350;
/** A wheel is at rest when it did not turn for so many milliseconds. */
const REST = 100;
/** Of a wheel, in CSS pixels a line. */
const LINE = 16;
const ZOOM_PER_PIXEL = 0.002;

interface Down extends Point {
  readonly hit: Hit;
  readonly time: number;
}

const isNear = (one: Point, other: Point): boolean => Math.hypot(one.x - other.x, one.y - other.y) <= NEAR;

const middleOf = (points: readonly Point[]): Point => ({
  x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
  y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
});

const spanOf = ([one, other]: readonly Point[]): number =>
  one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 1;

class Gestures {
  readonly #stage: Stage;
  readonly #handlers: () => Handlers;
  readonly #pointers = new Map<number, Point>();
  #down: Down | null = null;
  #first: Down | null = null;
  #isDrag = false;
  /** The browser counts clicks of a mouse by when they were made, not by when the page hears of them. */
  clicks = 1;

  constructor(stage: Stage, handlers: () => Handlers) {
    this.#stage = stage;
    this.#handlers = handlers;
  }

  begin(id: number, point: Point, time: number): void {
    this.#isDrag = this.#pointers.size > 0;
    this.#pointers.set(id, point);
    this.#down = { ...point, hit: this.#stage.hitAt(point), time };
  }

  move(id: number, point: Point): void {
    if (!this.#pointers.has(id)) {
      this.#stage.hover(point);
      return;
    }
    this.#isDrag ||= this.#down === null || !isNear(this.#down, point);
    if (!this.#isDrag) return;
    const before = [...this.#pointers.values()];
    this.#pointers.set(id, point);
    const after = [...this.#pointers.values()];
    const [from, to] = [middleOf(before), middleOf(after)];
    const view = moved(this.#stage.view, { x: to.x - from.x, y: to.y - from.y });
    this.#stage.move(after.length > 1 ? zoomed(view, spanOf(after) / (spanOf(before) || 1), to) : view);
  }

  end(id: number, isTouch: boolean): void {
    this.#pointers.delete(id);
    if (this.#isDrag) this.#stage.rest();
    const down = this.#down;
    if (this.#isDrag || down === null) return;
    this.#down = null;
    const isSecond = isTouch ? down.time - (this.#first?.time ?? -TWICE) < TWICE : this.clicks > 1;
    if (isSecond && this.#first !== null && isNear(this.#first, down)) {
      if (this.#first.hit.kind === 'node') this.#handlers().onNodeTwice(this.#first.hit.key);
      return;
    }
    this.#first = down;
    this.#press(down.hit);
  }

  #press({ kind, key }: Hit): void {
    if (kind === 'node') this.#handlers().onNode(key);
    else if (kind === 'edge') this.#handlers().onEdge(key);
    else this.#handlers().onStage();
  }

  cancel(id: number): void {
    this.#pointers.delete(id);
    this.#down = null;
    this.#stage.rest();
  }
}

/** Stops when the signal is aborted. */
export function listenToGestures(
  element: HTMLElement,
  {
    stage,
    handlers,
    signal,
  }: { readonly stage: Stage; readonly handlers: () => Handlers; readonly signal: AbortSignal },
): void {
  const gestures = new Gestures(stage, handlers);
  const at = ({ clientX, clientY }: MouseEvent): Point => {
    const { left, top } = element.getBoundingClientRect();
    return { x: clientX - left - element.clientLeft, y: clientY - top - element.clientTop };
  };
  const listen = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ): void => element.addEventListener(type, listener, { signal, passive: false });
  listen('pointerdown', (event) => {
    if (event.button !== 0) return;
    element.setPointerCapture(event.pointerId);
    gestures.begin(event.pointerId, at(event), event.timeStamp);
  });
  // Comes after `pointerdown`, and before `pointerup`.
  listen('mousedown', ({ detail }) => {
    gestures.clicks = detail;
  });
  listen('pointermove', (event) => gestures.move(event.pointerId, at(event)));
  listen('pointerup', (event) => gestures.end(event.pointerId, event.pointerType === 'touch'));
  listen('pointercancel', ({ pointerId }) => gestures.cancel(pointerId));
  listen('pointerleave', () => stage.hover(null));
  let turning = 0;
  listen('wheel', (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE : 1);
    stage.move(zoomed(stage.view, Math.exp(-pixels * ZOOM_PER_PIXEL), at(event)));
    clearTimeout(turning);
    turning = window.setTimeout(stage.rest, REST);
  });
}
