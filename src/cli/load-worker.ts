/** A worker thread that loads or removes articles, so that the main thread can handle signals and draw progress while SQLite writes. */
import { parentPort } from 'node:worker_threads';
import { type Components, componentsWith, type ExtractorName } from '../ingest/components.ts';
import { type RemoveOptions, removeArticles } from '../ingest/remove.ts';
import type { IngestReport } from '../ingest/report.ts';
import { type IngestOptions, ingest, type Progress } from '../ingest.ts';
import { DatelineError } from '../problem.ts';
import { toDatelineError } from '../store/database/sqlite-errors.ts';

/** A message to the thread: articles to load, or keys of articles to remove. */
export type LoadJob =
  | { readonly options: Omit<IngestOptions, 'onProgress'>; readonly extractor: ExtractorName }
  | { readonly options: RemoveOptions };

/** Messages of the thread for a job: progress any number of times, then one of the others. An unexpected error ends the thread. */
export type LoadMessage =
  | { readonly progress: Progress }
  | { readonly report: IngestReport }
  | { readonly failure: Pick<DatelineError, 'code' | 'message' | 'publicMessage'> };

const post = (message: LoadMessage): void => parentPort?.postMessage(message);

/** Of the last job, which the next one most likely needs too. */
let kept: { readonly extractor: ExtractorName; readonly components: Components } | null = null;

async function componentsOf(extractor: ExtractorName): Promise<Components> {
  if (kept?.extractor !== extractor) kept = { extractor, components: await componentsWith(extractor) };
  return kept.components;
}

async function run(job: LoadJob): Promise<IngestReport> {
  if (!('extractor' in job)) return removeArticles(job.options);
  const components = await componentsOf(job.extractor);
  return ingest({ ...job.options, onProgress: (progress) => post({ progress }) }, components);
}

parentPort?.on('message', async (job: LoadJob) => {
  try {
    post({ report: await run(job) });
  } catch (error) {
    const failure = toDatelineError(error, job.options.database);
    if (!(failure instanceof DatelineError)) throw error;
    const { code, message, publicMessage } = failure;
    post({ failure: { code, message, publicMessage } });
  }
});
