/** Checkpoints the write-ahead log in a thread some time after a change, so that no change waits for it. */
import { Worker } from 'node:worker_threads';
import { builtPath } from '../../package-root.ts';

/** Milliseconds between a change and the checkpoint: changes within that time mostly touch the same pages, which are then written back once. */
const DELAY_MS = 1_000;

const THREAD = builtPath('src/store/database/checkpoint-thread.ts');
const RESOURCES = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

export interface BackgroundCheckpoint {
  /** To be called after each change. Does not keep the process alive: the last connection to close a database checkpoints what is left. */
  readonly schedule: () => void;
  readonly cancel: () => void;
}

export function createBackgroundCheckpoint(path: string): BackgroundCheckpoint {
  let timer: NodeJS.Timeout | null = null;
  let isRunning = false;
  let isScheduled = false;
  const end = (): void => {
    isRunning = false;
    if (isScheduled) schedule();
  };
  const start = (): void => {
    timer = null;
    isScheduled = false;
    isRunning = true;
    const thread = new Worker(THREAD, { workerData: path, resourceLimits: RESOURCES });
    thread.unref();
    // A failed checkpoint loses nothing: the log stays readable, and the next change schedules another.
    thread.on('error', () => {}).on('exit', end);
  };
  const schedule = (): void => {
    isScheduled = true;
    if (timer === null && !isRunning) timer = setTimeout(start, DELAY_MS).unref();
  };
  const cancel = (): void => {
    isScheduled = false;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return { schedule, cancel };
}
