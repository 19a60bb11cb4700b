/** How long to wait before a worker is started again. */

/** A worker that lived so many milliseconds is none of those that die at once. */
export const SETTLED_MS = 10_000;
const FIRST_MS = 100;
const LONGEST_MS = 30_000;

/** Milliseconds to wait when so many in a row died at once: none for the first, twice as long each time. */
export const delayAfter = (died: number): number => (died < 2 ? 0 : Math.min(FIRST_MS * 2 ** (died - 2), LONGEST_MS));
