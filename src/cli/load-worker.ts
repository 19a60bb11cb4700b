/** A worker thread that seeds or reseeds, so that the main thread can handle signals and draw progress while SQLite writes. */
import { parentPort, workerData } from 'node:worker_threads';
import { componentsWith, type ExtractorName } from '../ingest/components.ts';
import { type IngestOptions, type IngestReport, ingest, type Progress } from '../ingest.ts';
import { DatelineError } from '../problem.ts';
import { toDatelineError } from '../store/database/sqlite-errors.ts';

/** The thread's `workerData`. */
export interface LoadJob {
  readonly options: Omit<IngestOptions, 'onProgress'>;
  readonly extractor: ExtractorName;
}

/** Messages of the thread: progress any number of times, then one of the others. An unexpected error ends the thread. */
export type LoadMessage =
  | { readonly progress: Progress }
  | { readonly report: IngestReport }
  | { readonly failure: Pick<DatelineError, 'code' | 'message'> };

const { options, extractor } = workerData as LoadJob;
const post = (message: LoadMessage): void => parentPort?.postMessage(message);

try {
  const components = await componentsWith(extractor);
  post({ report: await ingest({ ...options, onProgress: (progress) => post({ progress }) }, components) });
} catch (error) {
  const failure = toDatelineError(error, options.database);
  if (!(failure instanceof DatelineError)) throw error;
  post({ failure: { code: failure.code, message: failure.message } });
}
