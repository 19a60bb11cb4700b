/** A worker process as its supervisor sees it: its address, heartbeats, metrics and exit. */
import cluster, { type Worker } from 'node:cluster';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtPath } from '../../package-root.ts';
import { DatelineError } from '../../problem.ts';
import type { MetricValues } from '../../server/metrics.ts';
import { HEARTBEAT_MS, type StartFailure, type ToSupervisor, type ToWorker, type WorkerConfig } from './messages.ts';

const ENTRY = builtPath('src/cli/cluster/worker.ts');

/** A worker that does not answer for so many milliseconds counts with its last metric values. */
const METRICS_TIMEOUT_MS = 1000;

/** How a process ended; one of them is null. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

const startError = ({ code, message }: StartFailure): Error =>
  code === null ? new Error(message) : new DatelineError(code, message);

const exitError = ({ code, signal }: Exit): Error =>
  new Error(`A worker ended by ${signal ?? `exit code ${code}`} before it could answer`);

/** Messages that are not read so many milliseconds after the exit of their worker are lost. */
const LAST_MESSAGE_MS = 500;

/**
 * Resolves after the last message, which may be read later than the exit. The channel is then closed, if it is not yet: a connection that was
 * handed over and not received keeps it open.
 */
async function exitOf(worker: Worker): Promise<Exit> {
  const disconnected = new Promise<void>((resolve) => worker.once('disconnect', resolve));
  const exit = await new Promise<Exit>((resolve) => {
    worker.once('exit', (code: number | null, signal: string | null) => resolve({ code, signal }));
  });
  await Promise.race([disconnected, sleep(LAST_MESSAGE_MS)]);
  if (worker.isConnected()) worker.process.disconnect();
  return exit;
}

/** Sets what workers started from now on are to do. */
export const configureWorkers = (config: WorkerConfig): void =>
  cluster.setupPrimary({ exec: ENTRY, args: [JSON.stringify(config)] });

/**
 * Closes the connection that is being handed to a worker when the worker ends: node:cluster forgets it, and its client would wait for ever.
 * One is handed over at a time.
 */
function closeWhenLost({ process: child }: Worker): void {
  const send = child.send.bind(child) as (...args: unknown[]) => boolean;
  let connection: { readonly close?: () => void } | undefined;
  child.send = (message: unknown, handle?: unknown, ...rest: unknown[]): boolean => {
    if (typeof handle === 'object' && handle !== null) connection = handle;
    return send(message, handle, ...rest);
  };
  child.once('exit', () => connection?.close?.());
}

export class WorkerHandle {
  readonly #worker: Worker = cluster.fork();
  readonly exited: Promise<Exit> = exitOf(this.#worker);
  /** Resolves to the URL of the GraphQL endpoint; rejects with the reason when the worker ends before it listens. */
  readonly url: Promise<string>;
  /** The operation that it executes, as far as known: not those of the fast path. */
  #operation: string | null = null;
  #missedHeartbeats = 0;
  #metricValues: MetricValues = [];
  #metricsArrived: () => void = () => {};
  #metricsRequest: Promise<MetricValues> | null = null;

  constructor(onMessage: (message: Partial<ToSupervisor>, from: WorkerHandle) => void) {
    closeWhenLost(this.#worker);
    this.url = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: Partial<ToSupervisor>) => {
        if (message.url !== undefined) resolve(message.url);
        if (message.failure !== undefined) reject(startError(message.failure));
        this.#receive(message);
        onMessage(message, this);
      });
      void this.exited.then((exit) => reject(exitError(exit)));
    });
  }

  get pid(): number | undefined {
    return this.#worker.process.pid;
  }

  #receive({ heartbeat, executing, metricValues }: Partial<ToSupervisor>): void {
    if (executing !== undefined) this.#operation = executing;
    if (heartbeat) {
      this.#missedHeartbeats = 0;
      this.#operation = null;
    }
    if (metricValues !== undefined) {
      this.#metricValues = metricValues;
      this.#metricsArrived();
    }
  }

  /** Does nothing when the worker has just ended. */
  send(message: Partial<ToWorker>): void {
    if (this.#worker.isConnected()) this.#worker.send(message, () => {});
  }

  kill(): void {
    this.#worker.process.kill('SIGKILL');
  }

  /**
   * Calls back once when heartbeats stay away for so many seconds. Counts checks instead of time: while this process or the whole
   * machine stands still, no check is made.
   */
  watchHeartbeats(seconds: number, onStuck: (operation: string | null) => void): void {
    const limit = (seconds * 1000) / HEARTBEAT_MS;
    const timer = setInterval(() => {
      this.#missedHeartbeats++;
      if (this.#missedHeartbeats <= limit) return;
      clearInterval(timer);
      onStuck(this.#operation);
    }, HEARTBEAT_MS);
    void this.exited.then(() => clearInterval(timer));
  }

  async #requestMetrics(): Promise<MetricValues> {
    const arrived = new Promise<void>((resolve) => {
      this.#metricsArrived = resolve;
    });
    this.send({ sendMetricValues: true });
    await Promise.race([arrived, sleep(METRICS_TIMEOUT_MS, undefined, { ref: false })]);
    return this.#metricValues;
  }

  /** Its metric values: the last known ones when it is busy. */
  metricValues(): Promise<MetricValues> {
    this.#metricsRequest ??= this.#requestMetrics().finally(() => {
      this.#metricsRequest = null;
    });
    return this.#metricsRequest;
  }
}
