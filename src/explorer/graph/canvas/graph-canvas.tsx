/** The graph as a drawing. Whatever can be done in it can be done in the tables beside it, which screen readers read. */
import { type RefObject, useEffect, useRef } from 'react';
import type { Palette } from '../drawing/palette.ts';
import type { Picture } from '../drawing/picture.ts';
import { type Handlers, listenToGestures } from './gestures.ts';
import { Renderer } from './renderer.ts';

interface Props extends Handlers {
  readonly picture: Picture;
  readonly palette: Palette;
  /** Is given the renderer, for buttons beside the drawing. */
  readonly renderer: RefObject<Renderer | null>;
  readonly isBusy: boolean;
  /** Global id of the entity whose card is shown, and key of the connection whose sentences are; '' for none. */
  readonly node: string;
  readonly edge: string;
}

/** One renderer for as long as the view is shown. */
function useRenderer({ picture, palette, renderer, node, edge, ...handlers }: Props) {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef<Handlers>(handlers);
  latest.current = handlers;
  useEffect(() => {
    if (element.current === null) return;
    const created = new Renderer(element.current);
    renderer.current = created;
    const controller = new AbortController();
    listenToGestures(element.current, { stage: created, handlers: () => latest.current, signal: controller.signal });
    const observer = new ResizeObserver(() => created.resize());
    observer.observe(element.current);
    return () => {
      observer.disconnect();
      controller.abort();
      created.end();
      renderer.current = null;
    };
  }, [renderer]);
  useEffect(() => renderer.current?.show(picture, palette), [renderer, picture, palette]);
  useEffect(() => renderer.current?.choose({ node, edge }), [renderer, node, edge]);
  return element;
}

export function GraphCanvas(props: Props) {
  const element = useRenderer(props);
  const { picture, isBusy } = props;
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
