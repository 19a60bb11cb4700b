/** Goes from name to name with the arrow keys, also to names that are not in the page yet. */
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { type NameMark, placeOf } from './marks.ts';

interface Names {
  /** Those that are loaded and marked, in the order of the text. */
  readonly marks: readonly NameMark[];
  /**
   * Whether all names are loaded from a place in a direction up to another; to the end of the text when that is undefined. Otherwise it
   * loads more of them, and `marks` change.
   */
  readonly isLoaded: (from: number, to: number | undefined, step: Step) => boolean;
  readonly scroller: RefObject<((place: number) => void) | null>;
}

export type Step = 1 | -1;

interface Move {
  /** The place of the name that has the focus. */
  readonly from: string;
  readonly step: Step;
}

const STEPS: Readonly<Record<string, Step>> = { ArrowRight: 1, ArrowLeft: -1 };

const buttonAt = (place: string): HTMLElement | null => document.querySelector(`[data-button="${place}"]`);

export function useNames({ marks, isLoaded, scroller }: Names) {
  const [current, setCurrent] = useState<string | null>(null);
  /** The name that gets the focus once it is in the page. */
  const awaited = useRef<string | null>(null);
  /** A move that waits for names to be loaded. */
  const waiting = useRef<Move | null>(null);
  const stop = current ?? (marks[0] === undefined ? null : placeOf(marks[0]));

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
  const move = ({ from, step }: Move): void => {
    const index = marks.findIndex((mark) => placeOf(mark) === from);
    const [start, next] = [marks[index]?.start ?? 0, marks[index + step]];
    const isThere = isLoaded(start, next?.start, step);
    waiting.current = isThere ? null : { from, step };
    if (isThere && next !== undefined) goTo(next);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: when there are other names
  useEffect(() => {
    if (waiting.current !== null) move(waiting.current);
  }, [marks]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    const from = event.target instanceof HTMLElement ? event.target.dataset.button : undefined;
    if (step === undefined || from === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    move({ from, step });
  };
  return { current: stop, onKeyDown };
}
