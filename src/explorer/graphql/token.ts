/** The token that corrections are sent with. It is kept for this tab and until it closes (sessionStorage), never longer. */
import { useSyncExternalStore } from 'react';

const KEY = 'dateline.token';
const listeners = new Set<() => void>();

/** Null when none was entered. */
export const readToken = (): string | null => sessionStorage.getItem(KEY);

/** Null forgets it. */
export function storeToken(token: string | null): void {
  if (token === null) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, token);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The token of this tab; null when there is none. */
export const useToken = (): string | null => useSyncExternalStore(subscribe, readToken);
