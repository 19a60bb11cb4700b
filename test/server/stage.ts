/** A server over real HTTP and a real, empty database, with whatever schema a test needs. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type ExecutionArgs, execute, type GraphQLSchema } from 'graphql';
import { pino } from 'pino';
import { maskError } from '../../schema/errors.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { drain, listen } from '../../src/server/listen.ts';
import { NO_MANIFEST } from '../../src/server/persisted.ts';
import type { ServerParts } from '../../src/server.ts';
import { createServer } from '../../src/server.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';

/** The limits as they ship, but for the one of requests in a minute: tests come from one address. */
export const UNHURRIED: Limits = { ...DEFAULT_LIMITS, maxRequestsPerMinute: 0 };

export interface Stage {
  readonly url: string;
  readonly database: string;
  readonly store: Store;
  readonly server: ReturnType<typeof createServer>;
  /** What the server has logged so far. */
  readonly logged: () => { level: string; msg: string; err?: { message: string; stack: string } }[];
  readonly close: () => Promise<void>;
}

export async function openStage(schema: GraphQLSchema, parts: Partial<ServerParts> = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-server-'));
  const database = join(folder, 'a.sqlite');
  migrate(database);
  const store = openStore(database, { readonly: true });
  const lines: string[] = [];
  const memory = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = pino({ level: 'debug', formatters: { level: (label) => ({ level: label }) } }, memory);
  const createContext = () => ({});
  const byResolvers = async (args: ExecutionArgs) => execute(args);
  const plain = { examples: [], limits: UNHURRIED, weights: {}, corsOrigins: [], trustedProxies: 0, openMetrics: null };
  const own = {
    schema,
    store,
    createContext,
    execute: byResolvers,
    prepare: null,
    manifest: NO_MANIFEST,
    maskError,
    log,
  };
  const server = createServer({ ...own, ...plain, ...parts });
  const url = await listen(server, { host: '127.0.0.1', port: 0 });
  return {
    url,
    database,
    store,
    server,
    logged: () => lines.map((line) => JSON.parse(line)),
    async close() {
      if (server.listening) await drain(server, 1000);
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

/** Posts a body in chunks, its length untold; resolves to the status and the parsed body. */
export function postUntold(url: string, body: string): Promise<{ status: number | undefined; body: never }> {
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
