/** Metrics of a process in the text format of Prometheus, and of all processes of a cluster together. */
import { statSync } from 'node:fs';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../problem.ts';

/** What answered a request for GraphQL, an export or posted articles; `rejected` for one that was not admitted. */
export type Handler = 'fast_path' | 'yoga' | 'export' | 'ingest' | 'rejected';

/** What an operation thread executes: queries that are short or not, or mutations. */
export type OperationKind = 'short_query' | 'query' | 'mutation';

/** The values of one process, as the aggregator takes them. */
export type MetricValues = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

export interface Metrics {
  readonly countResponse: (handler: Handler, status: number, seconds: number) => void;
  readonly countError: (code: ErrorCode) => void;
  /** Counts an operation of an operation thread, with the seconds that it waited and ran. */
  readonly countOperation: (kind: OperationKind, waited: number, ran: number) => void;
  /** Asks how many operations of that kind wait, when metrics are collected. */
  readonly watchQueue: (kind: OperationKind, length: () => number) => void;
  /** Asks how many subscriptions are open, when metrics are collected. */
  readonly watchSubscriptions: (count: () => number) => void;
  readonly values: () => Promise<MetricValues>;
  readonly render: () => Promise<string>;
  readonly contentType: string;
}

/** In seconds; most responses take less than one of the first. */
const BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The write-ahead log is part of a database until it is written back. */
const sizeOf = (database: string): number =>
  [database, `${database}-wal`].reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);

function registerDatabaseSize(registry: Registry, database: string): void {
  new Gauge({
    name: 'dateline_database_bytes',
    help: 'Size of the database file and its write-ahead log.',
    registers: [registry],
    // All workers have the same database.
    aggregator: 'max',
    collect() {
      this.set(sizeOf(database));
    },
  });
}

function registerOperations(registry: Registry): Pick<Metrics, 'countOperation' | 'watchQueue'> {
  const queues = new Map<OperationKind, () => number>();
  const byKind = { labelNames: ['kind'] as const, buckets: BUCKETS, registers: [registry] };
  const waits = new Histogram({
    ...byKind,
    name: 'dateline_operation_wait_seconds',
    help: 'Time that an operation waited for an operation thread.',
  });
  const durations = new Histogram({
    ...byKind,
    name: 'dateline_operation_duration_seconds',
    help: 'Time that an operation thread took for an operation.',
  });
  new Gauge({
    name: 'dateline_operations_waiting',
    help: 'Operations that wait for an operation thread.',
    labelNames: ['kind'],
    registers: [registry],
    collect() {
      for (const [kind, length] of queues) this.set({ kind }, length());
    },
  });
  return {
    countOperation(kind, waited, ran) {
      waits.observe({ kind }, waited);
      durations.observe({ kind }, ran);
    },
    watchQueue: (kind, length) => queues.set(kind, length),
  };
}

function registerSubscriptions(registry: Registry): Pick<Metrics, 'watchSubscriptions'> {
  let open = (): number => 0;
  new Gauge({
    name: 'dateline_subscriptions',
    help: 'Subscriptions that are open.',
    registers: [registry],
    collect() {
      this.set(open());
    },
  });
  return {
    watchSubscriptions: (count) => {
      open = count;
    },
  };
}

/** Nothing is measured before this is called. Beside our own there are Node's: event loop lag, memory, CPU time, open files. */
export function createMetrics(database: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  registerDatabaseSize(registry, database);
  const requests = new Counter({
    name: 'dateline_requests_total',
    help: 'GraphQL requests by the handler that answered them and by status.',
    labelNames: ['handler', 'status'],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'dateline_errors_total',
    help: 'Errors in GraphQL responses by code; a request over a limit has the code of the limit.',
    labelNames: ['code'],
    registers: [registry],
  });
  const durations = new Histogram({
    name: 'dateline_request_duration_seconds',
    help: 'Time from the head of a GraphQL request to the end of its response, which the client may still have to read.',
    labelNames: ['handler'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    countResponse(handler, status, seconds) {
      requests.inc({ handler, status });
      durations.observe({ handler }, seconds);
    },
    countError: (code) => errors.inc({ code }),
    ...registerOperations(registry),
    ...registerSubscriptions(registry),
    values: () => registry.getMetricsAsJSON(),
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

export type RestartReason = 'stuck' | 'exited';

/** Metrics of a cluster's supervisor, to be aggregated with those of its workers. */
export function createClusterMetrics() {
  const registry = new Registry();
  const restarts = new Counter({
    name: 'dateline_worker_restarts_total',
    help: 'Workers that were replaced, by reason: stuck, without heartbeats for its time limit, or exited.',
    labelNames: ['reason'],
    registers: [registry],
  });
  return {
    countRestart: (reason: RestartReason): void => restarts.inc({ reason }),
    /** The text for these values and the supervisor's own. */
    render: async (workers: readonly MetricValues[]): Promise<string> =>
      AggregatorRegistry.aggregate([...workers, await registry.getMetricsAsJSON()]).metrics(),
  };
}
