/** The memory that the thread which answers shares with its watchdog: what it does, and how it stands with each connection. */

/** How it stands with the connection of a descriptor. */
export const STATE = {
  NONE: 0,
  /** No request has arrived, or the last one was answered. */
  OPEN: 1,
  /** A request has arrived and nothing of an answer was sent. */
  WAITING: 2,
  /** An answer is being sent. */
  ANSWERING: 3,
} as const;

export const CELL = {
  /** Changes whenever an operation begins or ends; `CONDEMNED` when nothing may go on. */
  STEP: 0,
  /** Changes every `BEAT_MS` as long as the thread comes to it. */
  BEAT: 1,
  /** How many operations have begun and not ended. */
  RUNNING: 2,
  /** Descriptor of the connection whose operation began last of those; -1 for none. */
  LAST: 3,
  /** Nobody ever writes to it: to wait for it is to wait for the end. */
  END: 4,
} as const;

export const BEAT_MS = 100;

export const CONDEMNED = -1;

/** Connections with descriptors beyond these are not watched: they are cut off when a worker is killed. */
const DESCRIPTORS = 65_536;

export interface Marks {
  readonly cells: Int32Array<SharedArrayBuffer>;
  /** A state for each descriptor. */
  readonly states: Uint8Array<SharedArrayBuffer>;
}

export const createMarks = (): Marks => ({
  cells: new Int32Array(new SharedArrayBuffer(Object.keys(CELL).length * Int32Array.BYTES_PER_ELEMENT)),
  states: new Uint8Array(new SharedArrayBuffer(DESCRIPTORS)),
});
