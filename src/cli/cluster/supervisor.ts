/** The supervisor of a cluster: starts workers that answer at one address, replaces those that end or are stuck, and stops them all. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../log.ts';
import { type Address, urlOf } from '../../server/listen.ts';
import type { createClusterMetrics, RestartReason } from '../../server/metrics.ts';
import type { LogLevel, Settings } from '../../settings.ts';
import type { RunningServer, ServerSettings } from '../open-server.ts';
import { Balancer } from './balancer.ts';
import type { ToSupervisor } from './messages.ts';
import { WorkerHandle } from './worker-handle.ts';

/** The cluster ends after so many failed starts in a row while no worker can answer. */
const MAX_FAILED_STARTS = 5;
/** Milliseconds beyond the drain time after which a worker that does not react is killed: it rejects requests and ends its threads meanwhile. */
const DRAIN_GRACE_MS = 2000;

/** A worker that lived so many milliseconds did not fail at its start. */
const STABLE_MS = 10_000;
const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 30_000;

/** Exponential backoff: milliseconds until a restart after so many early deaths in a row, none for the first. */
export const restartDelay = (deaths: number): number =>
  deaths < 2 ? 0 : Math.min(FIRST_DELAY_MS * 2 ** (deaths - 2), MAX_DELAY_MS);

type ClusterSettings = ServerSettings & Address & Pick<Settings, 'workers' | 'drainSeconds'>;

type ClusterMetrics = ReturnType<typeof createClusterMetrics>;

class Supervisor {
  readonly #settings: ClusterSettings;
  readonly #log: Logger;
  readonly #metrics: ClusterMetrics | null;
  readonly #balancer = new Balancer();
  readonly #workers = new Set<WorkerHandle>();
  readonly #ready = new Set<WorkerHandle>();
  readonly #stuck = new WeakSet<WorkerHandle>();
  readonly #stopping = new AbortController();
  #failedStarts = 0;
  #rejectLost: (error: unknown) => void = () => {};
  readonly lost = new Promise<never>((_resolve, reject) => {
    this.#rejectLost = reject;
  });

  constructor(settings: ClusterSettings, log: Logger, metrics: ClusterMetrics | null) {
    this.#settings = settings;
    this.#log = log;
    this.#metrics = metrics;
  }

  /** Resolves to the address when all workers can answer; rejects, and leaves none behind, when one cannot or the address is taken. */
  async start(): Promise<string> {
    const address = await this.#balancer.listen(this.#settings);
    const first = Array.from({ length: this.#settings.workers }, () => this.#startWorker());
    try {
      await Promise.all(first.map(({ ready }) => ready));
      for (const worker of first) void this.#supervise(worker);
      return address;
    } catch (error) {
      this.#killAll();
      throw error;
    }
  }

  #startWorker(): WorkerHandle {
    const config = {
      settings: this.#settings,
      logLevel: this.#log.level as LogLevel,
      boundAddress: this.#balancer.boundAddress,
    };
    const worker = new WorkerHandle(config, {
      onMessage: (message, from) => this.#receive(message, from),
      onConnections: () => this.#balancer.distribute(),
    });
    this.#workers.add(worker);
    worker.ready.then(() => this.#onReady(worker)).catch((error: unknown) => this.#onFailedStart(error));
    void worker.exited.then(() => {
      this.#workers.delete(worker);
      this.#ready.delete(worker);
      this.#balancer.delete(worker);
    });
    return worker;
  }

  #onReady(worker: WorkerHandle): void {
    this.#failedStarts = 0;
    this.#ready.add(worker);
    this.#balancer.add(worker);
    const seconds = this.#settings.operationSeconds;
    worker.watchHeartbeats(seconds, (operation) => {
      this.#log.error({ worker: worker.pid, operation, seconds }, 'operation over its time limit, worker killed');
      this.#stuck.add(worker);
      worker.kill();
    });
  }

  #onFailedStart(error: unknown): void {
    this.#failedStarts++;
    if (this.#failedStarts < MAX_FAILED_STARTS || this.#ready.size > 0) return;
    this.#stopping.abort();
    this.#killAll();
    this.#rejectLost(error);
  }

  #receive({ rateCounts, renderMetrics, leaving }: Partial<ToSupervisor>, from: WorkerHandle): void {
    if (leaving) this.#drain(from, this.#settings.drainSeconds * 1000);
    if (rateCounts !== undefined) {
      for (const worker of this.#ready) if (worker !== from) worker.send({ rateCounts });
    }
    if (renderMetrics) void this.#sendMetrics(from);
  }

  async #sendMetrics(to: WorkerHandle): Promise<void> {
    const values = await Promise.all([...this.#ready].map((worker) => worker.metricValues()));
    to.send({ metrics: (await this.#metrics?.render(values)) ?? '' });
  }

  /** Connections that are under way to the worker reach it first. */
  #drain(worker: WorkerHandle, milliseconds: number): void {
    this.#balancer.delete(worker);
    worker.send({ drain: milliseconds });
  }

  #killAll(): void {
    this.#balancer.destroy();
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
    const timeout = setTimeout(() => this.#killAll(), milliseconds + DRAIN_GRACE_MS);
    const ready = [...this.#ready];
    for (const worker of this.#workers) if (!this.#ready.has(worker)) worker.kill();
    await this.#balancer.close();
    for (const worker of ready) this.#drain(worker, milliseconds);
    const exits = await Promise.all(ready.map(({ exited }) => exited));
    clearTimeout(timeout);
    return exits.every(({ code }) => code === 0);
  }
}

async function openClusterMetrics(): Promise<ClusterMetrics> {
  const { createClusterMetrics } = await import('../../server/metrics.ts');
  return createClusterMetrics();
}

/** Resolves when all workers can answer. Throws what listening and opening throw. */
export async function startCluster(settings: ClusterSettings, log: Logger): Promise<RunningServer> {
  const supervisor = new Supervisor(settings, log, settings.metrics === 'on' ? await openClusterMetrics() : null);
  supervisor.lost.catch(() => {});
  return {
    url: urlOf(await supervisor.start()),
    stop: (milliseconds) => supervisor.stop(milliseconds),
    lost: supervisor.lost,
  };
}
