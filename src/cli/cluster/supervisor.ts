/** The supervisor of a cluster: starts workers that share one address, replaces those that end or are stuck, and stops them all. */
import cluster from 'node:cluster';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../log.ts';
import { type Address, listen } from '../../server/listen.ts';
import type { createClusterMetrics, RestartReason } from '../../server/metrics.ts';
import type { LogLevel } from '../../settings.ts';
import type { RunningServer } from '../open-server.ts';
import type { ToSupervisor, WorkerConfig } from './messages.ts';
import { configureWorkers, WorkerHandle } from './worker-handle.ts';

/** The cluster ends after so many failed starts in a row while no worker listens. */
const MAX_FAILED_STARTS = 5;
/** Milliseconds beyond the drain time after which a worker that does not react is killed. */
const DRAIN_GRACE_MS = 500;

/** A worker that lived so many milliseconds did not fail at its start. */
const STABLE_MS = 10_000;
const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 30_000;

/** Exponential backoff: milliseconds until a restart after so many early deaths in a row, none for the first. */
export const restartDelay = (deaths: number): number =>
  deaths < 2 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (deaths - 2), MAX_DELAY_MS);

/** Resolves to the port to listen on. Throws what listening throws, before any worker is started. */
async function findPort(address: Address): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server, address));
  server.close();
  await once(server, 'close');
  return Number(port);
}

type ClusterMetrics = ReturnType<typeof createClusterMetrics>;

class Supervisor {
  readonly #settings: WorkerConfig['settings'];
  readonly #log: Logger;
  readonly #metrics: ClusterMetrics | null;
  readonly #workers = new Set<WorkerHandle>();
  readonly #listening = new Set<WorkerHandle>();
  readonly #stuck = new WeakSet<WorkerHandle>();
  readonly #stopping = new AbortController();
  #failedStarts = 0;
  #rejectLost: (error: unknown) => void = () => {};
  readonly lost = new Promise<never>((_resolve, reject) => {
    this.#rejectLost = reject;
  });

  constructor(settings: WorkerConfig['settings'], log: Logger, metrics: ClusterMetrics | null) {
    this.#settings = settings;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Resolves to the URL when all workers listen; rejects, and leaves none behind, when one cannot. */
  async start(): Promise<string> {
    const first = Array.from({ length: this.#settings.workers }, () => this.#startWorker());
    try {
      const [url] = await Promise.all(first.map((worker) => worker.url));
      for (const worker of first) void this.#supervise(worker);
      return url as string;
    } catch (error) {
      this.#killAll();
      throw error;
    }
  }

  #startWorker(): WorkerHandle {
    const worker = new WorkerHandle((message, from) => this.#receive(message, from));
    this.#workers.add(worker);
    worker.url.then(() => this.#onListening(worker)).catch((error: unknown) => this.#onFailedStart(error));
    void worker.exited.then(() => {
      this.#workers.delete(worker);
      this.#listening.delete(worker);
    });
    return worker;
  }

  #onListening(worker: WorkerHandle): void {
    this.#failedStarts = 0;
    this.#listening.add(worker);
    const seconds = this.#settings.operationSeconds;
    worker.watchHeartbeats(seconds, (operation) => {
      this.#log.error({ worker: worker.pid, operation, seconds }, 'operation over its time limit, worker killed');
      this.#stuck.add(worker);
      worker.kill();
    });
  }

  #onFailedStart(error: unknown): void {
    this.#failedStarts++;
    if (this.#failedStarts < MAX_FAILED_STARTS || this.#listening.size > 0) return;
    this.#stopping.abort();
    this.#killAll();
    this.#rejectLost(error);
  }

  #receive({ rateCounts, renderMetrics }: Partial<ToSupervisor>, from: WorkerHandle): void {
    if (rateCounts !== undefined) {
      for (const worker of this.#listening) if (worker !== from) worker.send({ rateCounts });
    }
    if (renderMetrics) void this.#sendMetrics(from);
  }

  async #sendMetrics(to: WorkerHandle): Promise<void> {
    const values = await Promise.all([...this.#listening].map((worker) => worker.metricValues()));
    to.send({ metrics: (await this.#metrics?.render(values)) ?? '' });
  }

  #killAll(): void {
    for (const worker of this.#workers) worker.kill();
  }

  /** Replaces the worker, and each that replaces it, until the cluster stops. */
  async #supervise(first: WorkerHandle): Promise<void> {
    const { signal } = this.#stopping;
    let deaths = 0;
    for (let worker = first; ; worker = this.#startWorker()) {
      const start = performance.now();
      const exit = await worker.exited;
      if (signal.aborted) return;
      deaths = performance.now() - start < STABLE_MS ? deaths + 1 : 1;
      const milliseconds = restartDelay(deaths);
      const reason: RestartReason = this.#stuck.has(worker) ? 'stuck' : 'exited';
      this.#metrics?.countRestart(reason);
      this.#log.warn({ worker: worker.pid, ...exit, reason, milliseconds }, 'worker ended, starting another');
      await sleep(milliseconds, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
    }
  }

  async stop(milliseconds: number): Promise<boolean> {
    this.#stopping.abort();
    const listening = [...this.#listening];
    for (const worker of this.#workers) {
      if (this.#listening.has(worker)) worker.send({ drain: milliseconds });
      else worker.kill();
    }
    const timeout = setTimeout(() => this.#killAll(), milliseconds + DRAIN_GRACE_MS);
    const exits = await Promise.all(listening.map(({ exited }) => exited));
    clearTimeout(timeout);
    return exits.every(({ code }) => code === 0);
  }
}

async function openClusterMetrics(): Promise<ClusterMetrics> {
  const { createClusterMetrics } = await import('../../server/metrics.ts');
  return createClusterMetrics();
}

/** Resolves when all workers listen. Throws what listening and opening throw. */
export async function startCluster(settings: WorkerConfig['settings'], log: Logger): Promise<RunningServer> {
  const port = await findPort(settings);
  // Round robin by this process: if workers accepted connections themselves, one might keep all. A stuck worker gets one more, which ends with it.
  cluster.schedulingPolicy = cluster.SCHED_RR;
  configureWorkers({ settings: { ...settings, port }, logLevel: log.level as LogLevel });
  const supervisor = new Supervisor(settings, log, settings.metrics === 'on' ? await openClusterMetrics() : null);
  supervisor.lost.catch(() => {});
  return {
    url: await supervisor.start(),
    stop: (milliseconds) => supervisor.stop(milliseconds),
    lost: supervisor.lost,
  };
}
