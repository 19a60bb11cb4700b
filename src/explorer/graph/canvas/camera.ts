/** Where the graph is looked at from. What is on the screen stays there when the graph grows. */
import type Sigma from 'sigma';
import type { Dimensions } from 'sigma/types';
import { reducesMotion } from './renderer.ts';

/** Half the side of the square of the graph's plane that the camera shows at first. */
const HALF = 400;

/** Without a frame of its own sigma fits every new entity in by scaling, so that all others would jump. */
export const fixFrame = (sigma: Sigma): Sigma => sigma.setCustomBBox({ x: [-HALF, HALF], y: [-HALF, HALF] }).refresh();

const MILLISECONDS = 300;
/** Beside the outermost entities, in CSS pixels: for their names. */
const MARGIN = { x: 190, y: 90 };

/** Where the entities are on the screen now. */
const pointsOf = (sigma: Sigma) =>
  sigma.getGraph().mapNodes((_id, { x, y }) => sigma.graphToViewport({ x: Number(x), y: Number(y) }));

/** Moves the camera so that everything is seen. */
export function showAll(sigma: Sigma): void {
  const points = pointsOf(sigma);
  if (points.length === 0) return;
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { width, height } = sigma.getDimensions();
  const camera = sigma.getCamera();
  const scale = Math.max(
    (right - left) / Math.max(width - MARGIN.x, width / 2),
    (bottom - top) / Math.max(height - MARGIN.y, height / 2),
  );
  const middle = sigma.viewportToFramedGraph({ x: (left + right) / 2, y: (top + bottom) / 2 });
  const view = { ...middle, ratio: scale > 0 ? camera.ratio * scale : 1, angle: 0 };
  if (reducesMotion()) camera.setState(view);
  else void camera.animate(view, { duration: MILLISECONDS });
}

/** Whether somebody who looks at the graph sees all of these; in a drawing of another size when one is given. */
export function isSeen(sigma: Sigma, ids: readonly string[], size: Dimensions = sigma.getDimensions()): boolean {
  return ids.every((id) => {
    const place = sigma.getGraph().getNodeAttributes(id) as { x: number; y: number };
    const { x, y } = sigma.graphToViewport(place, { viewportDimensions: size });
    return x >= 0 && x <= size.width && y >= 0 && y <= size.height;
  });
}

/** Takes the size that the element has now. What was seen is seen still, or at least what is chosen. */
export function followSize(sigma: Sigma, before: Dimensions, chosen: string): void {
  const ids = sigma.getGraph().nodes();
  const wereAllSeen = isSeen(sigma, ids, before);
  sigma.refresh({ partialGraph: { nodes: [] } });
  if (wereAllSeen) {
    if (!isSeen(sigma, ids)) showAll(sigma);
  } else if (ids.includes(chosen) && !isSeen(sigma, [chosen])) {
    const { x, y } = sigma.getGraph().getNodeAttributes(chosen) as { x: number; y: number };
    sigma.getCamera().setState(sigma.graphToFramedGraph({ x, y }));
  }
}
