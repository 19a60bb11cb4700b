/** Zooms the drawing without a mouse. */
import type { RefObject } from 'react';
import type Sigma from 'sigma';
import { showAll } from './camera.ts';
import { reducesMotion } from './renderer.ts';

const STEP = 1.5;

export function CanvasButtons({ sigma }: { readonly sigma: RefObject<Sigma | null> }) {
  const zoom = (factor: number): void => {
    const camera = sigma.current?.getCamera();
    if (!camera) return;
    const ratio = camera.getBoundedRatio(camera.ratio * factor);
    if (reducesMotion()) camera.setState({ ratio });
    else void camera.animate({ ratio }, { duration: 150 });
  };
  return (
    <div className="buttons graph-zoom">
      <button type="button" aria-label="Zoom in" onClick={() => zoom(1 / STEP)}>
        +
      </button>
      <button type="button" aria-label="Zoom out" onClick={() => zoom(STEP)}>
        −
      </button>
      <button type="button" onClick={() => sigma.current && showAll(sigma.current)}>
        Show all
      </button>
    </div>
  );
}
