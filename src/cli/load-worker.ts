/** A worker thread that loads or removes articles, so that the main thread can handle signals and draw progress while SQLite writes. */
import { parentPort, workerData } from 'node:worker_threads';
import { componentsWith, type ExtractorName } from '../ingest/components.ts';
import { type RemoveOptions, removeArticles } from '../ingest/remove.ts';
import type { IngestReport } from '../ingest/report.ts';
import { type IngestOptions, ingest, type Progress } from '../ingest.ts';
import { DatelineError } from '../problem.ts';
import { toDatelineError } from '../store/database/sqlite-errors.ts';

/** The thread's `workerData`: articles to load, or keys of articles to remove. */
export type LoadJob =
  | { readonly options: Omit<IngestOptions, 'onProgress'>; readonly extractor: ExtractorName }
  | { readonly options: RemoveOptions };

/** Messages of the thread: progress any number of times, then one of the others. An unexpected error ends the thread. */
export type LoadMessage =
  | { readonly progress: Progress }
  | { readonly report: IngestReport }
  | { readonly failure: Pick<DatelineError, 'code' | 'message'> };

const job = workerData as LoadJob;
const post = (message: LoadMessage): void => parentPort?.postMessage(message);

async function run(): Promise<IngestReport> {
  if (!('extractor' in job)) return removeArticles(job.options);
  const components = await componentsWith(job.extractor);
  return ingest({ ...job.options, onProgress: (progress) => post({ progress }) }, components);
}

try {
  post({ report: await run() });
} catch (error) {
  const failure = toDatelineError(error, job.options.database);
  if (!(failure instanceof DatelineError)) throw error;
  post({ failure: { code: failure.code, message: failure.message } });
}
