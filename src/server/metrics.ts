/** What an operator may watch of a process, or of all that answer together, in the text format of Prometheus. */
import { statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ErrorCode } from '../problem.ts';
import { GUARDED } from './guards.ts';

/** Which way a GraphQL request went; `gate` for one that was not let in. */
export type Road = 'lane' | 'yoga' | 'gate';

export interface Metrics {
  /** Counts an answer; `begun` is the time of `performance.now()` at which its request came in. */
  readonly answered: (road: Road, status: number, begun: number) => void;
  /** Counts an error of an answer. */
  readonly failed: (code: ErrorCode) => void;
  readonly send: (response: ServerResponse) => Promise<void>;
}

/** What one process has measured. */
export type Figures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>;

/** The processes that answer together: whichever is asked tells of all. */
export interface Company {
  /** Resolves to the figures of all, its own too. */
  readonly gather: () => Promise<readonly Figures[]>;
  /** Has `measure` called whenever one of them gathers. */
  readonly onMeasure: (measure: () => Promise<Figures>) => void;
}

/** Seconds; most answers take less than one of the first. */
const BUCKETS = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The log of a database is a part of it that has not been written back. */
const sizeOf = (database: string): number =>
  [database, `${database}-wal`].reduce((sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0), 0);

function registryOf(database: string): Registry {
  const registry = new Registry();
  // The delay of the event loop, memory, processor time, open files.
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'dateline_database_bytes',
    help: 'Size of the database with its log.',
    registers: [registry],
    aggregator: 'max',
    collect() {
      this.set(sizeOf(database));
    },
  });
  return registry;
}

/** Nothing is measured before this is called. */
export function openMetrics(database: string, company?: Company): Metrics {
  const registry = registryOf(database);
  company?.onMeasure(() => registry.getMetricsAsJSON());
  const requests = new Counter({
    name: 'dateline_requests_total',
    help: 'GraphQL requests answered, by the way they went and the status they got.',
    labelNames: ['road', 'status'],
    registers: [registry],
  });
  const errors = new Counter({
    name: 'dateline_errors_total',
    help: 'Errors in answers by code; what a limit refused has the code of the limit.',
    labelNames: ['code'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'dateline_request_seconds',
    help: 'Time from the head of a GraphQL request to the end of its answer, which the client may still have to read.',
    labelNames: ['road'],
    buckets: BUCKETS,
    registers: [registry],
  });
  return {
    answered(road, status, begun) {
      requests.inc({ road, status });
      seconds.observe({ road }, (performance.now() - begun) / 1000);
    },
    failed: (code) => errors.inc({ code }),
    async send(response) {
      const all = company ? AggregatorRegistry.aggregate([...(await company.gather())]) : registry;
      const text = await all.metrics();
      response.writeHead(200, [...GUARDED, 'content-type', registry.contentType, 'cache-control', 'no-store']);
      response.end(text);
    },
  };
}

export type OpenMetrics = typeof openMetrics;
