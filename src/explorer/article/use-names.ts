/** Goes from name to name with the arrow keys, also to names that are not in the page yet. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type NameMark, placeOf } from './marks.ts';

interface Names {
  /** Those that are loaded and marked, in any order. */
  readonly marks: readonly NameMark[];
  readonly isWhole: boolean;
  /** Loads names beyond a place. */
  readonly onNeedMore: () => void;
  readonly scroller: RefObject<((place: number) => void) | null>;
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowLeft: -1 };

const buttonAt = (place: string): HTMLElement | null => document.querySelector(`[data-button="${place}"]`);

export function useNames({ marks, isWhole, onNeedMore, scroller }: Names) {
  const [current, setCurrent] = useState<string | null>(null);
  /** The name that gets the focus once it is in the page. */
  const awaited = useRef<string | null>(null);
  const inOrder = marks;
  const stop = current ?? (inOrder[0] === undefined ? null : placeOf(inOrder[0]));

  useEffect(() => {
    if (awaited.current === null) return;
    const button = buttonAt(awaited.current);
    if (button === null) return;
    awaited.current = null;
    button.focus();
  });

  const goTo = (mark: NameMark): void => {
    awaited.current = placeOf(mark);
    setCurrent(placeOf(mark));
    if (buttonAt(placeOf(mark)) === null) scroller.current?.(mark.start);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const place = event.target instanceof HTMLElement ? event.target.dataset.button : undefined;
    if (step === undefined || place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = inOrder[inOrder.findIndex((mark) => placeOf(mark) === place) + step];
    if (next !== undefined) goTo(next);
    else if (step === 1 && !isWhole) onNeedMore();
  };
  return { current: stop, onKeyDown };
}
