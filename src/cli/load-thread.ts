/** The thread that loads or removes articles, one job after the other, as whoever gives it jobs sees it. */
import { Worker } from 'node:worker_threads';
import type { IngestReport } from '../ingest/report.ts';
import type { Progress } from '../ingest.ts';
import { builtPath } from '../package-root.ts';
import { DatelineError } from '../problem.ts';
import type { LoadJob, LoadMessage } from './load-worker.ts';

const WORKER = builtPath('src/cli/load-worker.ts');

interface Running {
  readonly worker: Worker;
  readonly onProgress: (step: Progress) => void;
  readonly resolve: (report: IngestReport) => void;
  readonly reject: (error: unknown) => void;
}

const errorOf = ({ code, message, publicMessage }: Pick<DatelineError, 'code' | 'message' | 'publicMessage'>) =>
  new DatelineError(code, message, { publicMessage });

export class LoadThread {
  #worker: Worker | null = null;
  #running: Running | null = null;
  #idle: NodeJS.Timeout | undefined;
  readonly #idleMs: number;

  /** It ends when it has had no job for `idleMs`: what it keeps for the next one, such as the model, takes memory. */
  constructor(idleMs: number) {
    this.#idleMs = idleMs;
  }

  /** Does a job while no other runs; rejects with what it rejects with, or when the thread dies of it. */
  run(job: LoadJob, onProgress: (step: Progress) => void): Promise<IngestReport> {
    clearTimeout(this.#idle);
    const worker = this.#worker ?? this.#start();
    worker.ref();
    return new Promise((resolve, reject) => {
      this.#running = { worker, onProgress, resolve, reject };
      worker.postMessage(job);
    });
  }

  /** Ends it at once; a job that runs rejects. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    // The next job starts another one, though this one has not ended yet.
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(WORKER);
    worker.on('message', (message: LoadMessage) => {
      if ('progress' in message) this.#running?.onProgress(message.progress);
      else if ('report' in message) this.#end(worker, ({ resolve }) => resolve(message.report));
      else this.#end(worker, ({ reject }) => reject(errorOf(message.failure)));
    });
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      if (this.#worker === worker) this.#worker = null;
      this.#end(worker, ({ reject }) =>
        reject(cause ?? new Error(`The worker thread ended with ${code} and no report`)),
      );
    });
    this.#worker = worker;
    return worker;
  }

  #end(worker: Worker, settle: (running: Running) => void): void {
    const running = this.#running;
    if (running?.worker !== worker) return;
    this.#running = null;
    worker.unref();
    this.#idle = setTimeout(() => void this.close(), this.#idleMs).unref();
    settle(running);
  }
}

/** Does one job in a thread of its own. Rejects with what the job rejects with. */
export async function runInThread(job: LoadJob, onProgress: (step: Progress) => void): Promise<IngestReport> {
  const thread = new LoadThread(0);
  try {
    return await thread.run(job, onProgress);
  } finally {
    await thread.close();
  }
}
