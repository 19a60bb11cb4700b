/** The graph as a drawing. Whatever can be done in it can be done in the tables beside it, which screen readers read. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import type Sigma from 'sigma';
import { Message } from '../../shared/message.tsx';
import type { Picture } from '../drawing/picture.ts';
import { fixFrame, followSize, isSeen, showAll } from './camera.ts';
import type { Handlers } from './presses.ts';
import { createRenderer } from './renderer.ts';

interface Props extends Handlers {
  readonly picture: Picture;
  /** Is given the renderer, for buttons beside the drawing. */
  readonly sigma: RefObject<Sigma | null>;
  readonly isBusy: boolean;
  /** Id of the entity whose card is shown; '' for none. */
  readonly chosen: string;
}

/** Shows a picture, and moves the camera when something new lies outside of what is seen. */
function show(sigma: Sigma, picture: Picture): void {
  const before = sigma.getGraph();
  sigma.setGraph(picture as never);
  const added = picture.filterNodes((id) => !before.hasNode(id));
  fixFrame(sigma);
  if (added.length > 0 && !isSeen(sigma, added)) showAll(sigma);
}

/** Follows the size of the element, which changes with the window and with what stands beside it. */
function watchSize(element: HTMLElement, sigma: Sigma, chosen: () => string): ResizeObserver {
  let size = sigma.getDimensions();
  const observer = new ResizeObserver(() => {
    const before = size;
    size = { width: element.offsetWidth, height: element.offsetHeight };
    if (size.width !== before.width || size.height !== before.height) followSize(sigma, before, chosen());
  });
  observer.observe(element);
  return observer;
}

/** A renderer in the element, and whether there can be none. */
function useRenderer({ picture, sigma, ...rest }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(rest);
  latest.current = rest;
  const [failed, setFailed] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the renderer is made once, the next effect shows the pictures
  useEffect(() => {
    if (element.current === null) return;
    let observer: ResizeObserver | null = null;
    try {
      sigma.current = fixFrame(createRenderer(picture, element.current, () => latest.current));
      showAll(sigma.current);
      observer = watchSize(element.current, sigma.current, () => latest.current.chosen);
    } catch {
      setFailed(true);
    }
    return () => {
      observer?.disconnect();
      sigma.current?.kill();
      sigma.current = null;
    };
  }, []);
  useEffect(() => {
    if (sigma.current !== null) show(sigma.current, picture);
  }, [sigma, picture]);
  return { element, failed };
}

export function GraphCanvas(props: Props) {
  const { element, failed } = useRenderer(props);
  const { picture, isBusy } = props;
  if (failed)
    return (
      <Message title="This browser does not draw the graph">
        It needs WebGL 2. The tables have the same entities and connections.
      </Message>
    );
  return (
    <div
      ref={element}
      className="graph-canvas"
      role="img"
      aria-busy={isBusy}
      aria-label={`Graph of ${picture.order} entities and ${picture.size} connections; the tables hold the same`}
    />
  );
}
