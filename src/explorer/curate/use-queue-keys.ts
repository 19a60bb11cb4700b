/** The keys of a queue: J and K go on and back, Y and N decide, U takes the last decision back. */
import { useEffect, useRef } from 'react';

export type QueueAction = 'next' | 'previous' | 'accept' | 'refuse' | 'undo';

const ACTIONS: Readonly<Record<string, QueueAction>> = {
  j: 'next',
  k: 'previous',
  y: 'accept',
  n: 'refuse',
  u: 'undo',
};

const TYPED = 'input:not([type="radio"], [type="checkbox"]), textarea, select, dialog[open], [contenteditable]';

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.closest(TYPED) !== null;

export function useQueueKeys(act: (action: QueueAction) => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const action = ACTIONS[event.key.toLowerCase()];
      if (action === undefined || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(action);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
