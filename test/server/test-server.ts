/** A server over real HTTP and a real, empty database, with whatever schema a test needs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionArgs, execute, type GraphQLSchema } from 'graphql';
import { maskError } from '../../schema/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { createLog, type Logger } from '../../src/log.ts';
import { createAuthentication } from '../../src/server/authentication.ts';
import { createServer } from '../../src/server/http.ts';
import { drain, listen } from '../../src/server/listen.ts';
import type { ServerOptions } from '../../src/server/options.ts';
import { EMPTY_MANIFEST } from '../../src/server/persisted.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';

/** The default limits without the rate limit: tests send from one address. */
export const NO_RATE_LIMIT: Limits = { ...DEFAULT_LIMITS, maxRequestsPerMinute: 0 };

interface LogLine {
  readonly level: string;
  readonly msg: string;
  readonly err?: { readonly message: string; readonly stack: string };
}

export interface TestServer {
  readonly url: string;
  readonly database: string;
  readonly store: Store;
  readonly server: ReturnType<typeof createServer>;
  /** What the server has logged so far. */
  readonly logged: () => LogLine[];
  readonly close: () => Promise<void>;
}

function createMemoryLog(): { log: Logger; logged: () => LogLine[] } {
  const lines: string[] = [];
  const log = createLog('debug', (line) => lines.push(line));
  return { log, logged: () => lines.map((line) => JSON.parse(line)) };
}

/** Executes by resolvers unless `options` has an executor. */
const DEFAULT_OPTIONS = {
  createContext: () => ({}),
  authentication: createAuthentication({ verify: null, readersOf: null }),
  execute: async (args: ExecutionArgs) => execute(args),
  prepare: null,
  events: null,
  manifest: EMPTY_MANIFEST,
  maskError,
  examples: () => [],
  limits: NO_RATE_LIMIT,
  hosts: [],
  corsOrigins: [],
  trustedProxies: 0,
  metrics: null,
};

export async function openTestServer(schema: GraphQLSchema, options: Partial<ServerOptions> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-server-'));
  const database = join(folder, 'a.sqlite');
  migrate(database);
  const store = openStore(database, { readonly: true });
  const { log, logged } = createMemoryLog();
  const server = createServer({ ...DEFAULT_OPTIONS, schema, store, log, ...options });
  const url = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    url,
    database,
    store,
    server,
    logged,
    async close() {
      if (server.listening) await drain(server, { milliseconds: 1000 });
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Posts one operation and resolves to the status, the headers and the parsed body. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) };
}

/** Posts a body in chunks, without a content-length; resolves to the status and the parsed body. */
export function postChunked(url: string, body: string): Promise<{ status: number | undefined; body: never }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' } });
    sent.on('response', async (response) => {
      const chunks = await response.toArray();
      resolve({ status: response.statusCode, body: JSON.parse(Buffer.concat(chunks).toString()) as never });
    });
    sent.on('error', reject);
    sent.write(body.slice(0, 1000));
    sent.end(body.slice(1000));
  });
}
