/** Lays the graph out whenever its steps change, and keeps the former layout on the screen meanwhile. */
import { useEffect, useRef, useState } from 'react';
import type { Step } from './drawing.ts';
import { type Layouts, layOut, type Places } from './layout.ts';

const NONE: readonly Step[] = [];
const NOWHERE: Places = new Map();

/** The places, whether newer ones are being looked for, and the steps that they are of. Null: the steps are not known yet. */
export function useLayout(
  steps: readonly Step[] | null,
): readonly [places: Places, isPlacing: boolean, laidOut: readonly Step[]] {
  const layouts = useRef<Layouts>([]);
  const [[laidOut, places], setLayout] = useState<readonly [readonly Step[], Places]>([NONE, NOWHERE]);
  useEffect(() => {
    if (steps === null) return;
    const controller = new AbortController();
    void layOut(steps, layouts.current, controller.signal).then((found) => {
      if (found !== null && !controller.signal.aborted) setLayout([steps, found]);
    });
    return () => controller.abort();
  }, [steps]);
  return [places, steps !== null && laidOut !== steps, laidOut];
}
