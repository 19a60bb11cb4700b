/** Lets people stop a work at once as long as it can be given up without a trace. */

/** The signal that asked for it. */
export class Interrupted extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(`Stopped by ${signal} before anything was written: the database is as it was.`);
    this.name = 'Interrupted';
    this.signal = signal;
  }
}

export interface Interruption {
  /** Aborts, with an `Interrupted` as its reason, when the process is told to stop. */
  readonly signal: AbortSignal;
  /** From then on such a signal ends the process, as it would any other. */
  readonly over: () => void;
}

const STOPPING = ['SIGINT', 'SIGTERM'] as const;

/** Resolves to what `work` gives. A second signal never waits for the work to hear the first. */
export async function interruptible<Result>(work: (interruption: Interruption) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const over = (): void => {
    for (const signal of STOPPING) process.off(signal, heard);
  };
  const heard = (signal: NodeJS.Signals): void => {
    over();
    controller.abort(new Interrupted(signal));
  };
  for (const signal of STOPPING) process.on(signal, heard);
  try {
    return await work({ signal: controller.signal, over });
  } finally {
    over();
  }
}
