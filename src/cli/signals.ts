/** Hears the signals that ask a process to stop. */

const STOPPING = ['SIGTERM', 'SIGINT'] as const;

/** Resolves at the first of them. From then on one ends the process at once, as it would any other. */
export function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      for (const signal of STOPPING) process.off(signal, heard);
      resolve();
    };
    for (const signal of STOPPING) process.on(signal, heard);
  });
}
