/** Zooms the drawing without a mouse. */
import type { RefObject } from 'react';
import type { Renderer } from './renderer.ts';

const STEP = 1.5;

export const CanvasButtons = ({ renderer }: { readonly renderer: RefObject<Renderer | null> }) => (
  <div className="buttons graph-zoom">
    <button type="button" aria-label="Zoom in" onClick={() => renderer.current?.zoom(STEP)}>
      +
    </button>
    <button type="button" aria-label="Zoom out" onClick={() => renderer.current?.zoom(1 / STEP)}>
      −
    </button>
    <button type="button" onClick={() => renderer.current?.fit()}>
      Show all
    </button>
  </div>
);
