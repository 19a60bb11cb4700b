/** Operations that wait for the same threads: clients take turns, the number of waiting ones and their wait are limited. */
import { FairQueue } from '../../server/fair-queue.ts';
import type { Metrics, OperationKind } from '../../server/metrics.ts';
import type { Sender } from '../../server/requests.ts';
import type { Answer, Operation } from './messages.ts';
import type { Thread } from './thread.ts';

/** Why an operation was not executed: too many wait, or it waited for too long, or its client left, or the server stops. */
export type Unexecuted = 'overloaded' | 'left' | 'stopping';

interface Job {
  readonly operation: Operation;
  readonly sender: Sender;
  readonly since: number;
  readonly resolve: (answer: Answer | Unexecuted) => void;
  readonly reject: (error: unknown) => void;
  thread: Thread | null;
  timer?: NodeJS.Timeout;
}

export interface ThreadQueueOptions {
  readonly kind: OperationKind;
  readonly threads: readonly Thread[];
  readonly maxWaiting: number;
  readonly maxWaitMs: number;
  readonly metrics: Metrics | null;
}

export class ThreadQueue {
  readonly #options: ThreadQueueOptions;
  readonly #idle: Thread[];
  readonly #queue = new FairQueue<Job>();
  readonly #running = new Set<Job>();
  #isStopping = false;

  constructor(options: ThreadQueueOptions) {
    this.#options = options;
    this.#idle = [...options.threads];
    options.metrics?.watchQueue(options.kind, () => this.#queue.length);
  }

  /** Executes an operation when its turn comes. Rejects when its thread dies of it. */
  execute(operation: Operation, sender: Sender): Promise<Answer | Unexecuted> {
    return new Promise((resolve, reject) => {
      if (this.#isStopping) {
        resolve('stopping');
        return;
      }
      const job: Job = { operation, sender, since: performance.now(), resolve, reject, thread: null };
      this.#enter(job);
      sender.onLeave(() => this.#leave(job));
    });
  }

  /** Rejects operations that wait, and those that come, and cancels queries that run. */
  reject(): void {
    this.#isStopping = true;
    for (let job = this.#queue.shift(); job; job = this.#queue.shift()) this.#settle(job, 'stopping');
    if (this.#options.kind === 'mutation') return;
    for (const job of this.#running) {
      this.#settle(job, 'stopping');
      job.thread?.cancel();
    }
  }

  #enter(job: Job): void {
    const { maxWaiting, maxWaitMs } = this.#options;
    this.#queue.push(job.sender.client, job);
    job.timer = setTimeout(() => this.#giveUp(job, 'overloaded'), maxWaitMs).unref();
    this.#startNext();
    if (this.#queue.length <= maxWaiting) return;
    // Whoever waits for the most has to give way.
    const dropped = this.#queue.dropNewest();
    if (dropped) this.#settle(dropped, 'overloaded');
  }

  #giveUp(job: Job, reason: Unexecuted): void {
    if (this.#queue.remove(job.sender.client, job)) this.#settle(job, reason);
  }

  #leave(job: Job): void {
    this.#giveUp(job, 'left');
    job.thread?.cancel();
  }

  #settle(job: Job, answer: Answer | Unexecuted): void {
    clearTimeout(job.timer);
    job.resolve(answer);
  }

  #startNext(): void {
    const [thread] = this.#idle;
    const job = thread && this.#queue.shift();
    if (!thread || !job) return;
    this.#idle.shift();
    void this.#run(job, thread);
  }

  async #run(job: Job, thread: Thread): Promise<void> {
    const { kind, metrics } = this.#options;
    const start = performance.now();
    job.thread = thread;
    this.#running.add(job);
    try {
      this.#settle(job, await thread.run(job.operation));
    } catch (error) {
      job.reject(error);
    } finally {
      clearTimeout(job.timer);
      job.thread = null;
      this.#running.delete(job);
      this.#idle.push(thread);
      metrics?.countOperation(kind, (start - job.since) / 1000, (performance.now() - start) / 1000);
      this.#startNext();
    }
  }
}
