/** Which part of the plane is seen: pure functions from one view to the next. In the plane y points up, on the screen down. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** In CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** `x` and `y` are what is seen in the middle. */
export interface Viewport extends Size, Point {
  /** CSS pixels of a unit of the plane. */
  readonly scale: number;
}

/** Free at each side when everything is seen, in CSS pixels, and the most of a side that it takes. */
const MARGIN = 48;
const MOST_OF_A_SIDE = 0.2;
/** Two entities that stand close are not drawn as far apart as the drawing is wide. */
const MOST_SCALE_TO_FIT = 5;
const SCALES = [0.004, 40] as const;
/** At this scale entities and connections are as large as they say. */
const PLAIN_SCALE = 0.6;
const FACTORS = [0.35, 1.6] as const;

const within = (value: number, [least, most]: readonly [number, number]): number =>
  Math.min(most, Math.max(least, value));

export const toScreen = ({ width, height, scale, ...middle }: Viewport, { x, y }: Point): Point => ({
  x: width / 2 + (x - middle.x) * scale,
  y: height / 2 - (y - middle.y) * scale,
});

export const toPlane = ({ width, height, scale, ...middle }: Viewport, { x, y }: Point): Point => ({
  x: middle.x + (x - width / 2) / scale,
  y: middle.y - (y - height / 2) / scale,
});

/** By how much entities and connections are drawn larger than they say: less than the plane, so that they stay visible. */
export const sizeFactor = ({ scale }: Pick<Viewport, 'scale'>): number =>
  within(Math.sqrt(scale / PLAIN_SCALE), FACTORS);

function boundsOf(points: readonly Point[]) {
  const bounds = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity };
  for (const { x, y } of points) {
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.low = Math.min(bounds.low, y);
    bounds.high = Math.max(bounds.high, y);
  }
  return bounds;
}

/** Everything is seen, and fills the drawing but for a margin. */
export function fitted(points: readonly Point[], { width, height }: Size): Viewport {
  if (points.length === 0) return { x: 0, y: 0, scale: 1, width, height };
  const { left, right, low, high } = boundsOf(points);
  const free = (side: number): number => side - 2 * Math.min(MARGIN, side * MOST_OF_A_SIDE);
  const scale = Math.min(free(width) / (right - left || 1), free(height) / (high - low || 1), MOST_SCALE_TO_FIT);
  return { x: (left + right) / 2, y: (low + high) / 2, scale: within(scale, SCALES), width, height };
}

/** What is at the point of the screen stays there. */
export function zoomed(view: Viewport, factor: number, at: Point): Viewport {
  const scale = within(view.scale * factor, SCALES);
  const fixed = toPlane(view, at);
  const now = toPlane({ ...view, scale }, at);
  return { ...view, scale, x: view.x + fixed.x - now.x, y: view.y + fixed.y - now.y };
}

/** The drawing follows a movement on the screen. */
export const moved = (view: Viewport, { x, y }: Point): Viewport => ({
  ...view,
  x: view.x - x / view.scale,
  y: view.y + y / view.scale,
});

export function isSeen(view: Viewport, point: Point): boolean {
  const { x, y } = toScreen(view, point);
  return x >= 0 && x <= view.width && y >= 0 && y <= view.height;
}

/** Of a side: what was painted is carried so far, and so much larger or smaller, before it is painted again. */
const FAR = 0.2;

/** Whether what was painted in one view would leave much of another free, or be coarse. */
export function isFar(painted: Viewport, { x, y, scale, width, height }: Viewport): boolean {
  const [right, down] = [Math.abs(painted.x - x) * scale, Math.abs(painted.y - y) * scale];
  const zoom = scale / painted.scale;
  return right > FAR * width || down > FAR * height || zoom < 1 - FAR || zoom > 2;
}
