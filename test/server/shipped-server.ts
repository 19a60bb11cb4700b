/** Servers on the shipped seeds, put together as `dateline serve` does, with the fast path or without. */
import { createContext } from '../../schema/context.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import type { ServerOptions } from '../../src/server/options.ts';
import { openManifest } from '../../src/server/persisted.ts';
import { openStore } from '../../src/store/database/open.ts';
import type { Shipped } from '../support/shipped.ts';
import { NO_RATE_LIMIT, openTestServer, type TestServer } from './test-server.ts';

export interface ShippedServer extends TestServer {
  /** How many responses the fast path has read. */
  readonly fastPathReads: () => number;
}

const CORS_ORIGINS = ['https://one.example', 'https://two.example'];

interface ShippedServerOptions extends Partial<ServerOptions> {
  readonly withoutFastPath?: boolean;
  /** Path of persisted documents. */
  readonly persisted?: string;
}

/** A server with a connection of its own. */
export async function openShippedServer(
  shipped: Shipped,
  { withoutFastPath = false, persisted = '', ...options }: ShippedServerOptions = {},
): Promise<ShippedServer> {
  const store = openStore(shipped.store.path, { readonly: true });
  const { execute, prepare, compile } = createExecutor(store);
  const manifest = await openManifest(persisted, { schema, limits: NO_RATE_LIMIT, compile });
  let reads = 0;
  const countReads: typeof prepare = (...request) => {
    const prepared = prepare(...request);
    if (prepared === null) return null;
    const read = (): string | null => {
      reads++;
      return prepared.read();
    };
    return { ...prepared, read };
  };
  const server = await openTestServer(schema, {
    createContext,
    store,
    execute,
    prepare: withoutFastPath ? null : countReads,
    manifest,
    corsOrigins: CORS_ORIGINS,
    ...options,
  });
  const close = async (): Promise<void> => {
    await server.close();
    store.close();
  };
  return { ...server, fastPathReads: () => reads, close };
}

/** One server with the fast path and one without. */
export const openBothServers = async (shipped: Shipped, options: Partial<ServerOptions> = {}) =>
  [
    await openShippedServer(shipped, options),
    await openShippedServer(shipped, { ...options, withoutFastPath: true }),
  ] as const;
