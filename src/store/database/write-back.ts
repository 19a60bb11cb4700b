/** Has the write-ahead log written back some time after a change: nobody who made one waits for that. */
import { Worker } from 'node:worker_threads';
import { builtPath } from '../../package-root.ts';

/** How long changes are collected, in milliseconds: most touch the same pages again, which are written back once then. */
const COLLECTED_MS = 1_000;

const THREAD = builtPath('src/store/database/write-back-thread.ts');
/** It holds next to nothing. */
const RESOURCES = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

export interface WriteBack {
  /** To be called after each change. The process is not kept alive for it: the last to close a database writes back what is left. */
  readonly soon: () => void;
  readonly cancel: () => void;
}

export function createWriteBack(path: string): WriteBack {
  let timer: NodeJS.Timeout | null = null;
  let isRunning = false;
  let isWanted = false;
  const end = (): void => {
    isRunning = false;
    if (isWanted) soon();
  };
  const start = (): void => {
    timer = null;
    isWanted = false;
    isRunning = true;
    const thread = new Worker(THREAD, { workerData: path, resourceLimits: RESOURCES });
    thread.unref();
    // Whatever it fails by, nothing is lost: the log is read where it is, and written back after the next change.
    thread.on('error', () => {}).on('exit', end);
  };
  const soon = (): void => {
    isWanted = true;
    if (timer === null && !isRunning) timer = setTimeout(start, COLLECTED_MS).unref();
  };
  const cancel = (): void => {
    isWanted = false;
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return { soon, cancel };
}
