/** Puts together the server that answers from a knowledge base: the same in a process of its own and in each worker. */
import type { Server } from 'node:http';
import { contextsFor } from '../../schema/auth.ts';
import { maskError } from '../../schema/errors.ts';
import { examples } from '../../schema/examples.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { WEIGHTS } from '../../schema/weights.ts';
import type { LimitName } from '../limits.ts';
import type { Logger } from '../log.ts';
import { GRAPHQL_PATH } from '../server/graphql.ts';
import { openManifest } from '../server/manifest.ts';
import { createServer, type ServerParts } from '../server.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/database/open.ts';
import { openWriter } from '../store/database/writer.ts';

type Taken = 'database' | 'corsOrigins' | 'trustedProxies' | 'persisted' | 'metrics' | 'readOnly';
export type AnsweringSettings = Pick<Settings, Taken | LimitName>;

export interface Answering {
  /** It listens nowhere yet. */
  readonly server: Server;
  /** Closes the database; for when the server is closed. */
  readonly close: () => void;
}

/** What workers have beside. */
export type Shared = Pick<ServerParts, 'tally' | 'watch' | 'company'>;

/** Throws what opening throws. */
export async function openAnswering(settings: AnsweringSettings, log: Logger, shared: Shared = {}): Promise<Answering> {
  const { database, corsOrigins, trustedProxies } = settings;
  // Loaded when it is needed: most servers are not watched.
  const openMetrics = settings.metrics === 'on' ? (await import('../server/metrics.ts')).openMetrics : null;
  const store = openStore(database, { readonly: true });
  const { execute, prepare, compile } = createExecutor(store, (field, reason) =>
    log.debug({ field, reason }, 'answered by resolvers'),
  );
  const manifest = await openManifest(settings.persisted, { schema, limits: settings, compile }).catch((error) => {
    store.close();
    throw error;
  });
  const writer = settings.readOnly === 'on' ? null : openWriter(database);
  const createContext = contextsFor(writer);
  const parts = { schema, store, createContext, execute, prepare, maskError, examples, weights: WEIGHTS, ...shared };
  const server = createServer({ ...parts, manifest, limits: settings, corsOrigins, trustedProxies, openMetrics, log });
  const close = (): void => {
    store.close();
    writer?.close();
  };
  return { server, close };
}

/** Where a server that listens at an address answers GraphQL. */
export const urlOf = (address: string): string => address + GRAPHQL_PATH;
