/** A thread that seeds or reseeds: the one that hears signals and draws progress must not be held up while SQLite writes. */
import { parentPort, workerData } from 'node:worker_threads';
import { componentsWith, type ExtractorName } from '../ingest/components.ts';
import { type IngestOptions, type IngestReport, ingest, type Progress } from '../ingest.ts';
import { DatelineError } from '../problem.ts';
import { toDatelineError } from '../store/database/sqlite-errors.ts';

/** What the thread is told. */
export interface LoadJob {
  readonly options: Omit<IngestOptions, 'onProgress'>;
  readonly extractor: ExtractorName;
}

/** What it says: progress any number of times, then one of the others. What is unexpected it dies of. */
export type LoadMessage =
  | { readonly progress: Progress }
  | { readonly report: IngestReport }
  | { readonly failure: Pick<DatelineError, 'code' | 'message'> };

const { options, extractor } = workerData as LoadJob;
const say = (message: LoadMessage): void => parentPort?.postMessage(message);

try {
  const parts = await componentsWith(extractor);
  say({ report: await ingest({ ...options, onProgress: (progress) => say({ progress }) }, parts) });
} catch (error) {
  const known = toDatelineError(error, options.database);
  if (!(known instanceof DatelineError)) throw error;
  say({ failure: { code: known.code, message: known.message } });
}
