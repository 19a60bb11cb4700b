/** Lets people stop a work at any moment before what it did is there for good. */

/** The signal that asked for it. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`Stopped by ${signal} before anything was written for good: the database is as it was.`);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

export interface Interruption {
  /** Aborts, with an `Interrupted` as its reason, when the process is told to stop. */
  readonly signal: AbortSignal;
  /** Says that all is done but for the clearing up: to be told to stop changes nothing from then on. */
  readonly settled: () => void;
}

const STOPPING = ['SIGINT', 'SIGTERM'] as const;

/** Resolves to what `work` gives. A second signal ends the process at once, as it would any other. */
export async function interruptible<Result>(work: (interruption: Interruption) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  let isSettled = false;
  const over = (): void => {
    for (const signal of STOPPING) process.off(signal, heard);
  };
  const heard = (signal: NodeJS.Signals): void => {
    over();
    if (!isSettled) controller.abort(new Interrupted(signal));
  };
  for (const signal of STOPPING) process.on(signal, heard);
  try {
    return await work({
      signal: controller.signal,
      settled: () => {
        isSettled = true;
      },
    });
  } finally {
    over();
  }
}

/** Rejects when the signal aborts, and with its reason. */
export function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
}
