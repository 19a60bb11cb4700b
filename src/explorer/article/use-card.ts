/** Which name has its card open: that under the pointer or the focus, until it is left or closed. */
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useEffect, useRef, useState } from 'react';

export interface OpenCard {
  /** The place of the name. */
  readonly place: string;
  /** Below which point of the page the card stands, in CSS pixels of the document. */
  readonly left: number;
  readonly top: number;
  /** Stays when the pointer leaves. */
  readonly isPinned: boolean;
}

/** Before a card opens or closes by the pointer, in milliseconds. */
const [OPENS_AFTER, CLOSES_AFTER] = [120, 300];

const nameAt = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-name]') : null;

function cardAt(element: HTMLElement, isPinned: boolean): OpenCard {
  const { left, bottom } = element.getClientRects()[0] ?? element.getBoundingClientRect();
  const place = element.dataset.name ?? '';
  return { place, left: left + window.scrollX, top: bottom + window.scrollY, isPinned };
}

export function useCard() {
  const [open, setOpen] = useState<OpenCard | null>(null);
  const card = useRef<HTMLElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  /** Whether the focus comes back from a card that was left: that opens none. */
  const isReturning = useRef(false);
  const later = useCallback((milliseconds: number, act: () => void) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(act, milliseconds);
  }, []);
  useEffect(() => () => clearTimeout(timer.current), []);

  const close = useCallback(() => {
    clearTimeout(timer.current);
    setOpen(null);
  }, []);
  /** Opens it for good and puts the focus into it. */
  const pin = (element: HTMLElement): void => {
    clearTimeout(timer.current);
    setOpen(cardAt(element, true));
    requestAnimationFrame(() => card.current?.focus({ preventScroll: true }));
  };
  /** Closes it and gives the focus back to its name. */
  const leave = (): void => {
    const place = open?.place;
    close();
    isReturning.current = true;
    document.querySelector<HTMLElement>(`[data-button="${place}"]`)?.focus();
    isReturning.current = false;
  };
  const handlers = {
    onMouseOver: ({ target }: MouseEvent): void => {
      const name = nameAt(target);
      if (name !== null && !open?.isPinned) later(OPENS_AFTER, () => setOpen(cardAt(name, false)));
    },
    onMouseOut: (): void => {
      if (!open?.isPinned) later(CLOSES_AFTER, close);
    },
    onFocus: ({ target }: FocusEvent): void => {
      const name = nameAt(target);
      if (name !== null && !isReturning.current) setOpen(cardAt(name, false));
    },
    onClick: ({ target }: MouseEvent): void => {
      const name = nameAt(target);
      // Words that are being selected are no click.
      if (name !== null && document.getSelection()?.isCollapsed !== false) pin(name);
    },
    onKeyDown: (event: KeyboardEvent): void => {
      const name = nameAt(event.target);
      if (name === null) return;
      if (event.key === 'Escape') close();
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      pin(name);
    },
  };
  const cardHandlers = {
    onMouseEnter: () => clearTimeout(timer.current),
    onMouseLeave: handlers.onMouseOut,
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.key === 'Escape') leave();
    },
  };
  return { open, card, handlers, cardHandlers, close, leave };
}
