/** A worker's end of the channel to its crew. */
import type { FromWorker, ToWorker } from './messages.ts';

/** Has everything of one kind that the crew tells told to `hear`. */
export function onTold<Kind extends keyof ToWorker>(kind: Kind, hear: (told: ToWorker[Kind]) => void): void {
  process.on('message', (message: Partial<ToWorker>) => {
    const told = message[kind];
    if (told !== undefined) hear(told);
  });
}

/** Resolves when it is sent; to a crew that is gone nothing is. */
export function tellCrew(message: Partial<FromWorker>): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}
