/** Starts the thread that loads or removes articles, and waits for its report. */
import { Worker } from 'node:worker_threads';
import type { IngestReport } from '../ingest/report.ts';
import type { Progress } from '../ingest.ts';
import { builtPath } from '../package-root.ts';
import { DatelineError } from '../problem.ts';
import type { LoadJob, LoadMessage } from './load-worker.ts';

const WORKER = builtPath('src/cli/load-worker.ts');

/** Rejects with what the job rejects with. */
export function runInThread(job: LoadJob, onProgress: (step: Progress) => void): Promise<IngestReport> {
  const thread = new Worker(WORKER, { workerData: job });
  return new Promise((resolve, reject) => {
    thread.on('message', (message: LoadMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('report' in message) resolve(message.report);
      else reject(new DatelineError(message.failure.code, message.failure.message));
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`The worker thread ended with ${code} and no report`)));
  });
}
