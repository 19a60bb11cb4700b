/** Composition root of the server: the schema, the store and the settings come together here, in one process as in each worker. */
import type { Server } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { maskError } from '../../schema/errors.ts';
import { examplesFor } from '../../schema/examples.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import type { LimitName } from '../limits.ts';
import type { Logger } from '../log.ts';
import { createAuthentication } from '../server/authentication.ts';
import { createServer } from '../server/http.ts';
import type { Metrics } from '../server/metrics.ts';
import type { ServerOptions } from '../server/options.ts';
import { openManifest } from '../server/persisted.ts';
import type { AuthenticationSetting, Settings } from '../settings.ts';
import { MEGABYTE } from '../store/database/budget.ts';
import { openStore } from '../store/database/open.ts';
import { openVerifyToken } from './authentication.ts';
import { createExports } from './exports/export-threads.ts';
import { createOperationThreads } from './operations/operation-threads.ts';
import { addingContexts, createPosted } from './posted.ts';

export type ServerSettings = Pick<
  Settings,
  | 'database'
  | 'extractor'
  | 'articleSeconds'
  | 'hosts'
  | 'readers'
  | 'corsOrigins'
  | 'trustedProxies'
  | 'persisted'
  | 'metrics'
  | 'readOnly'
  | AuthenticationSetting
  | LimitName
>;

export interface OpenServer {
  /** Does not listen yet. */
  readonly server: Server;
  /** Rejects operations that wait or run in threads, with 503; but not a mutation that runs: it cannot be undone. */
  readonly reject: () => void;
  /** Ends the operation threads and closes the database; to be called when the server is closed. */
  readonly close: () => Promise<void>;
}

/** A server that listens: in this process, or as the workers of a cluster. */
export interface RunningServer {
  /** The URL of the GraphQL endpoint and of GraphiQL. */
  readonly url: string;
  /** Drains and closes. Resolves to false when `milliseconds` passed first and the remaining connections were closed. */
  readonly stop: (milliseconds: number) => Promise<boolean>;
  /** Rejects when no worker is left; never resolves. */
  readonly lost?: Promise<never>;
}

/** What a worker of a cluster adds. */
interface ClusterOptions extends Pick<ServerOptions, 'boundAddress' | 'sharedRateCounts' | 'onExecute'> {
  readonly shareMetrics?: (own: Metrics) => Metrics;
}

/** Loaded on demand: most servers serve no metrics. */
async function openMetrics({ metrics, database }: ServerSettings): Promise<Metrics | null> {
  if (metrics === 'off') return null;
  const { createMetrics } = await import('../server/metrics.ts');
  return createMetrics(database);
}

/**
 * Percent by which V8's heap may grow over what is alive before the next major collection; by default up to 300. Garbage of planning then does not
 * pile up: 50,000 unseen documents leave 209 MB instead of 323. Unlike a limit of the heap this can be set at run time, and ends no process.
 */
const HEAP_GROWTH_PERCENT = 100;

/** Throws what opening the database and reading the persisted documents throw. */
export async function openServer(
  settings: ServerSettings,
  log: Logger,
  { shareMetrics = (own) => own, ...cluster }: ClusterOptions = {},
): Promise<OpenServer> {
  const { database, hosts, corsOrigins, trustedProxies } = settings;
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH_PERCENT}`);
  const verify = await openVerifyToken(settings, log);
  const metrics = await openMetrics(settings);
  const store = openStore(database, { readonly: true, maxAnswerBytes: settings.maxAnswerMegabytes * MEGABYTE });
  const threads = createOperationThreads(settings, log, metrics);
  const { execute, prepare, compile, events } = createExecutor(store, threads);
  const manifest = await openManifest(settings.persisted, { schema, limits: settings, compile }).catch((error) => {
    store.close();
    throw error;
  });
  const authentication = createAuthentication({ verify, readersOf: settings.requireAuth === 'read' ? store : null });
  const posted = createPosted(store, settings);
  const contextOf = addingContexts(store, posted, settings.readOnly);
  const server = createServer({
    schema,
    store,
    execute,
    prepare,
    events,
    createContext: (_store, credentials) => contextOf(credentials),
    authentication,
    maskError,
    limits: settings,
    hosts,
    corsOrigins,
    trustedProxies,
    manifest,
    examples: () => examplesFor(store),
    openExport: createExports(settings),
    addPosted: posted,
    metrics: metrics && shareMetrics(metrics),
    log,
    ...cluster,
  });
  // Later than the first answer, which a start would slow down.
  server.once('listening', () => setImmediate(threads.start));
  const close = async (): Promise<void> => {
    await threads.close();
    store.close();
  };
  return { server, reject: threads.reject, close };
}
