/** Signals that ask a process to stop: drains servers, and interrupts work whose result is not committed yet. */

const STOP_SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Calls back at the first stop signal; the next one ends the process at once. The result removes the callback. */
function onceStopped(callback: (signal: NodeJS.Signals) => void): () => void {
  const remove = (): void => {
    for (const signal of STOP_SIGNALS) process.off(signal, listener);
  };
  const listener = (signal: NodeJS.Signals): void => {
    remove();
    callback(signal);
  };
  for (const signal of STOP_SIGNALS) process.on(signal, listener);
  return remove;
}

/** Resolves at the first stop signal; the next one ends the process at once. */
export function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    onceStopped(() => resolve());
  });
}

const UNCHANGED = ' before anything was committed: the database is as it was.';

/** Work was stopped by a signal before it ended. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals, consequence = UNCHANGED) {
    super(`Stopped by ${signal}${consequence}`);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

interface Interruption {
  /** Aborts at a stop signal; its reason is an `Interrupted`. */
  readonly signal: AbortSignal;
  /** To be called after the commit: a stop signal changes nothing from then on. */
  readonly committed: () => void;
}

/** Resolves to what `work` gives. A second signal ends the process at once. `consequence` is what being stopped means, to be read after the signal. */
export async function interruptible<Result>(
  work: (interruption: Interruption) => Promise<Result>,
  consequence?: string,
): Promise<Result> {
  const controller = new AbortController();
  let isCommitted = false;
  const remove = onceStopped((signal) => {
    if (!isCommitted) controller.abort(new Interrupted(signal, consequence));
  });
  const committed = (): void => {
    isCommitted = true;
  };
  try {
    return await work({ signal: controller.signal, committed });
  } finally {
    remove();
  }
}

/** Rejects with the reason when the signal aborts. */
export function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
