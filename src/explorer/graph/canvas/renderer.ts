/** Draws a picture by WebGL with sigma. It makes no worker, no style element and no code from text, as the policy of the page demands. */
import Sigma, { DEFAULT_STYLES } from 'sigma';
import { sdfCircle, sdfDiamond, sdfSquare, sdfTriangle } from 'sigma/rendering';
import type { Picture } from '../drawing/picture.ts';
import { type Handlers, listenToPresses, NEAR } from './presses.ts';

const PRIMITIVES = {
  nodes: {
    shapes: [sdfCircle(), sdfSquare(), sdfDiamond(), sdfTriangle()],
    label: { font: { family: 'system-ui, sans-serif', size: 13 }, margin: 4 },
  },
} as const;

const NODE_STYLE = {
  ...DEFAULT_STYLES.nodes,
  shape: { attribute: 'shape' },
  labelColor: { attribute: 'labelColor' },
  labelVisibility: { attribute: 'labelVisibility' },
  labelBackgroundColor: { attribute: 'labelPaper' },
  labelBackgroundPadding: 1,
  backdropVisibility: 'hidden',
  cursor: 'pointer',
} as const;
const EDGE_STYLE = { ...DEFAULT_STYLES.edges, depth: { attribute: 'depth' }, cursor: 'pointer' } as const;

const SETTINGS = {
  enableEdgeEvents: true,
  // A wheel over the graph zooms it. The other choice adds a style element, which the policy forbids.
  gestureTarget: 'graph',
  labelDensity: 1.2,
  labelGridCellSize: 110,
  labelRenderedSizeThreshold: 5,
  minEdgeThickness: 0.8,
  stagePadding: 40,
  // Sigma would count movements of the mouse, however short, and drop a click of an unsteady hand.
  draggedEventsTolerance: Number.POSITIVE_INFINITY,
  tapMoveTolerance: NEAR,
  maxCameraRatio: 20,
  minCameraRatio: 0.02,
  allowInvalidContainer: true,
} as const;

export const reducesMotion = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Throws where there is no WebGL 2. */
export function createRenderer(picture: Picture, container: HTMLElement, handlers: () => Handlers): Sigma {
  const still = reducesMotion() ? { inertiaRatio: 0, inertiaDuration: 0, zoomDuration: 0 } : {};
  const options = { primitives: PRIMITIVES, styles: { nodes: NODE_STYLE, edges: EDGE_STYLE } };
  const sigma = new Sigma(picture, container, { ...options, settings: { ...SETTINGS, ...still } } as never) as Sigma;
  listenToPresses(sigma, container, handlers);
  return sigma;
}
