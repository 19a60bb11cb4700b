/** Tells what was pressed in the drawing. The time that the page takes to answer a first press does not change what a second one means. */
import type Sigma from 'sigma';
import type { SigmaEventPayload } from 'sigma/types';

export interface Handlers {
  readonly onNode: (id: string) => void;
  /** Follows `onNode` or `onEdge` of the first press of the double click, which may have moved the drawing. */
  readonly onNodeTwice: (id: string) => void;
  /** Gets the key of the connection. */
  readonly onEdge: (key: string) => void;
  readonly onStage: () => void;
}

interface Down {
  readonly kind: 'node' | 'edge' | 'stage';
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

/** Within which a press stays where it began and a double click is on one point, in CSS pixels. Beyond, it is a drag. */
export const NEAR = 10;

const isNear = (one: { x: number; y: number }, other: { x: number; y: number }): boolean =>
  Math.hypot(one.x - other.x, one.y - other.y) <= NEAR;

/**
 * Sigma tells clicks from double clicks by a timer, which fires late while the page is busy. The browser counts clicks by when they were
 * made (`detail` of `mousedown`), for touches sigma compares times. What is pressed is what was there when the button went down.
 */
export function listenToPresses(sigma: Sigma, element: HTMLElement, handlers: () => Handlers): void {
  let count = 1;
  let down: Down | null = null;
  let first: Down | null = null;
  element.addEventListener('mousedown', ({ detail }) => {
    count = detail;
  });
  const begin = (kind: Down['kind'], key: string, { event: { x, y } }: SigmaEventPayload): void => {
    down = { kind, key, x, y };
  };
  const end = ({ event, preventSigmaDefault }: SigmaEventPayload, isDoubleTap: boolean): void => {
    // A double click would stop the movement of the camera.
    preventSigmaDefault();
    if (down === null || !isNear(down, event)) return;
    const isSecond = event.original instanceof PointerEvent ? count > 1 : isDoubleTap;
    if (isSecond && first !== null && isNear(first, event)) {
      if (first.kind === 'node') handlers().onNodeTwice(first.key);
      return;
    }
    first = down;
    if (down.kind === 'node') handlers().onNode(down.key);
    else if (down.kind === 'edge') handlers().onEdge(down.key);
    else handlers().onStage();
  };
  sigma.on('downNode', (payload) => begin('node', payload.node, payload));
  sigma.on('downEdge', (payload) => begin('edge', payload.edge, payload));
  sigma.on('downStage', (payload) => begin('stage', '', payload));
  for (const where of ['Node', 'Edge', 'Stage'] as const) {
    sigma.on(`click${where}`, (payload: SigmaEventPayload) => end(payload, false));
    sigma.on(`doubleClick${where}`, (payload: SigmaEventPayload) => end(payload, true));
  }
}
