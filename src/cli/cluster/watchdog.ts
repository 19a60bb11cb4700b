/** Starts the thread that ends a worker whose operation takes longer than it may: SQLite cannot be interrupted by anything else. */
import { Worker } from 'node:worker_threads';
import type { LogLevel } from '../../log-levels.ts';
import { builtPath } from '../../package-root.ts';
import type { Marks } from './marks.ts';

export interface Watchdog {
  readonly marks: Marks;
  /** The time for an operation. */
  readonly seconds: number;
  readonly logLevel: LogLevel;
}

const THREAD = builtPath('src/cli/cluster/watchdog-thread.ts');
/** It holds next to nothing. */
const RESOURCES = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 };

/** Should the thread fail, the process ends with it. */
export function startWatchdog(workerData: Watchdog): void {
  new Worker(THREAD, { workerData, resourceLimits: RESOURCES }).unref();
}
