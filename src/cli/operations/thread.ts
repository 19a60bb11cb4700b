/** An operation thread as the thread that answers HTTP sees it: started when needed, and again after it died. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { builtPath } from '../../package-root.ts';
import type { Answer, FromThread, Operation, ThreadConfig, ToThread } from './messages.ts';

const ENTRY = builtPath('src/cli/operations/operation-thread.ts');

/**
 * Megabytes of a thread's heap: an answer with errors takes several times its size while it is written. The young generation would grow to 48 MB
 * while the thread starts, and a thread that waits gives nothing back. Beside the heap SQLite has a page cache.
 */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 6 };

/** How long a thread may take to close its connections, in milliseconds. */
const CLOSE_MS = 1000;

/** Operations of a process, over all of its threads. */
let operations = 0;

interface Running {
  readonly number: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

export class Thread {
  readonly #config: ThreadConfig;
  readonly #cancelled: Int32Array;
  #worker: Worker | null = null;
  #running: Running | null = null;
  #isClosing = false;

  constructor(config: Omit<ThreadConfig, 'cancelled'>) {
    const cancelled = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    this.#config = { ...config, cancelled };
    this.#cancelled = new Int32Array(cancelled);
  }

  /** Starts it, unless it runs. */
  start(): Worker {
    if (this.#worker) return this.#worker;
    const worker = new Worker(ENTRY, { workerData: this.#config, resourceLimits: HEAP });
    worker.unref();
    worker.on('message', ({ number, answer }: FromThread) => this.#end(number, ({ resolve }) => resolve(answer)));
    // An error that was not caught, or a heap that is full: the thread exits. Until then the next operation must not be sent to it.
    let cause: unknown;
    worker.on('error', (error) => {
      cause = error;
    });
    worker.on('exit', (code) => {
      this.#worker = null;
      const error = cause ?? new Error(`An operation thread ended with ${code}`);
      this.#end(this.#running?.number, ({ reject }) => reject(error));
    });
    this.#worker = worker;
    return worker;
  }

  #end(number: number | undefined, settle: (running: Running) => void): void {
    const running = this.#running;
    if (running === null || running.number !== number) return;
    this.#running = null;
    settle(running);
  }

  /** Executes one operation, while no other runs. Rejects when the thread dies of it. */
  run(operation: Operation): Promise<Answer> {
    const worker = this.start();
    return new Promise((resolve, reject) => {
      const number = ++operations;
      this.#running = { number, resolve, reject };
      const message: ToThread = { number, operation };
      worker.postMessage(message);
    });
  }

  /** Ends the operation that runs, if it is a query. */
  cancel(): void {
    if (this.#running) Atomics.store(this.#cancelled, 0, this.#running.number);
  }

  /** Closes its connections and ends it; a running query is cancelled. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null || this.#isClosing) return;
    this.#isClosing = true;
    this.cancel();
    const exited = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage({ close: true } satisfies ToThread);
    await Promise.race([exited, sleep(CLOSE_MS)]);
    await worker.terminate();
  }
}
