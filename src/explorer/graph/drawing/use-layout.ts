/** Lays the graph out in a worker whenever its steps change, and keeps the former layout on the screen meanwhile. */
import { useEffect, useRef, useState } from 'react';
import type { GraphStep } from './drawing.ts';
import type { LayoutAnswer, LayoutRequest } from './layout-worker.ts';
import type { Places } from './start.ts';

export interface Layout {
  readonly places: Places;
  /** The steps that the places are of. */
  readonly laidOut: readonly GraphStep[];
  /** How many steps of a newer layout are done; null when there is none. */
  readonly done: number | null;
  /** Why the last layout failed: its entities have no places. */
  readonly failure: string | null;
}

const NONE: Layout = { places: new Map(), laidOut: [], done: null, failure: null };

/** The server writes it into the page, since the name of the file contains a hash. */
function workerUrl(): string {
  const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '{}');
  return String(data.workers.layout);
}

/** A worker, and what it answers to the latest request. */
class LayoutRun {
  readonly #worker = new Worker(workerUrl(), { type: 'module' });
  #latest = 0;

  ask(steps: readonly GraphStep[], onLayout: (change: Partial<Layout>) => void): void {
    const id = ++this.#latest;
    this.#worker.onmessage = ({ data }: MessageEvent<LayoutAnswer>) => {
      if (data.id !== id) return;
      if ('done' in data) onLayout({ done: data.done });
      else onLayout({ places: new Map(data.places), laidOut: steps, done: null, failure: null });
    };
    this.#worker.onerror = ({ message }) =>
      onLayout({ ...NONE, laidOut: steps, failure: message || 'the worker did not start' });
    this.#worker.postMessage({ id, steps } satisfies LayoutRequest);
  }

  end(): void {
    this.#worker.terminate();
  }
}

/** Null: the steps are not known yet. */
export function useLayout(steps: readonly GraphStep[] | null): Layout {
  const run = useRef<LayoutRun | null>(null);
  const [layout, setLayout] = useState(NONE);
  useEffect(() => {
    if (steps === null) return;
    run.current ??= new LayoutRun();
    run.current.ask(steps, (change) => setLayout((before) => ({ ...before, ...change })));
  }, [steps]);
  useEffect(
    () => () => {
      run.current?.end();
      run.current = null;
    },
    [],
  );
  // Newer steps count from when they are known, not from when the worker answers.
  return steps !== null && steps !== layout.laidOut ? { ...layout, done: layout.done ?? 0 } : { ...layout, done: null };
}
