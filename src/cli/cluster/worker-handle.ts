/** A worker process as its supervisor sees it: its start, connections, heartbeats, metrics and exit. */
import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { builtPath } from '../../package-root.ts';
import { DatelineError } from '../../problem.ts';
import type { MetricValues } from '../../server/metrics.ts';
import type { Receiver } from './balancer.ts';
import { HEARTBEAT_MS, type StartFailure, type ToSupervisor, type ToWorker, type WorkerConfig } from './messages.ts';

const ENTRY = builtPath('src/cli/cluster/worker.ts');

/** A worker that does not answer for so many milliseconds counts with its last metric values. */
const METRICS_TIMEOUT_MS = 1000;

/** A worker that has not received a connection after so many milliseconds is given no other, until it has. */
const OVERDUE_MS = 200;

/** How a process ended; one of them is null. */
interface Exit {
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
async function exitOf(worker: ChildProcess): Promise<Exit> {
  const disconnected = new Promise<void>((resolve) => worker.once('disconnect', resolve));
  const exit = await new Promise<Exit>((resolve) => {
    worker.once('exit', (code: number | null, signal: string | null) => resolve({ code, signal }));
  });
  await Promise.race([disconnected, sleep(LAST_MESSAGE_MS)]);
  if (worker.connected) worker.disconnect();
  return exit;
}

interface Listeners {
  readonly onMessage: (message: Partial<ToSupervisor>, from: WorkerHandle) => void;
  /** Called when its connections or its state have changed. */
  readonly onConnections: () => void;
}

export class WorkerHandle implements Receiver {
  readonly #worker: ChildProcess;
  readonly #listeners: Listeners;
  readonly exited: Promise<Exit>;
  /** Resolves when it can answer; rejects with the reason when the worker ends before. */
  readonly ready: Promise<void>;
  state: Receiver['state'] = 'free';
  #openConnections = 0;
  /** The connection that is being handed over. Kept open here until it is received: node:child_process would forget it if the worker ended. */
  #underWay: Socket | undefined;
  #overdueTimer: NodeJS.Timeout | undefined;
  /** The operation that it executes, as far as known: not those of the fast path. */
  #operation: string | null = null;
  #missedHeartbeats = 0;
  #metricValues: MetricValues = [];
  #metricsArrived: () => void = () => {};
  #metricsRequest: Promise<MetricValues> | null = null;

  constructor(config: WorkerConfig, listeners: Listeners) {
    this.#worker = fork(ENTRY, [JSON.stringify(config)]);
    this.#listeners = listeners;
    this.exited = exitOf(this.#worker);
    this.ready = new Promise((resolve, reject) => {
      this.#worker.on('message', (message: Partial<ToSupervisor>) => {
        if (message.ready) resolve();
        if (message.failure !== undefined) reject(startError(message.failure));
        this.#receive(message);
        listeners.onMessage(message, this);
      });
      void this.exited.then((exit) => reject(exitError(exit)));
    });
    void this.exited.then(() => this.#endHandOver());
  }

  get pid(): number | undefined {
    return this.#worker.pid;
  }

  #receive({ heartbeat, received, executing, metricValues }: Partial<ToSupervisor>): void {
    if (executing !== undefined) this.#operation = executing;
    if (heartbeat !== undefined) {
      this.#missedHeartbeats = 0;
      this.#operation = null;
    }
    if (received !== undefined) this.#endHandOver();
    const open = received ?? heartbeat;
    if (open !== undefined) {
      this.#openConnections = open;
      this.#listeners.onConnections();
    }
    if (metricValues !== undefined) {
      this.#metricValues = metricValues;
      this.#metricsArrived();
    }
  }

  /** Closes the connection in this process only, or altogether when the worker has ended. */
  #endHandOver(): void {
    clearTimeout(this.#overdueTimer);
    this.state = 'free';
    this.#underWay?.destroy();
    this.#underWay = undefined;
  }

  get connections(): number {
    return this.#openConnections + (this.state === 'free' ? 0 : 1);
  }

  handOver(socket: Socket): void {
    this.state = 'receiving';
    this.#underWay = socket;
    this.#overdueTimer = setTimeout(() => {
      this.state = 'overdue';
      this.#listeners.onConnections();
    }, OVERDUE_MS).unref();
    this.#send({ connection: true }, socket);
  }

  /** Does nothing when the worker has just ended. */
  #send(message: Partial<ToWorker>, connection?: Socket): void {
    if (this.#worker.connected) this.#worker.send(message, connection, { keepOpen: true }, () => {});
  }

  send(message: Partial<ToWorker>): void {
    this.#send(message);
  }

  kill(): void {
    this.#worker.kill('SIGKILL');
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
