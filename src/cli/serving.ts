/** Opens the knowledge base, seeding it first when it is empty, and answers GraphQL until told to stop. */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { createContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { examples } from '../../schema/examples.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { WEIGHTS } from '../../schema/weights.ts';
import type { LimitName } from '../limits.ts';
import { GRAPHQL_PATH } from '../server/graphql.ts';
import { drain, listen } from '../server/listen.ts';
import { openManifest } from '../server/manifest.ts';
import { createServer } from '../server.ts';
import { isEmpty } from '../store/empty.ts';
import { openStore, type Store } from '../store/open.ts';
import type { Call } from './command.ts';
import { type Loaded, load } from './load.ts';

type Taken =
  | 'host'
  | 'port'
  | 'database'
  | 'from'
  | 'threads'
  | 'extractor'
  | 'drainSeconds'
  | 'corsOrigins'
  | 'trustedProxies'
  | 'persisted'
  | 'metrics';
export type ServeCall = Call<Taken | LimitName>;

export interface Serving {
  /** Address of the GraphQL endpoint and of GraphiQL. */
  readonly url: string;
  /** The report of the first load; null when the knowledge base held articles already. */
  readonly seeded: Loaded | null;
  readonly server: Server;
  readonly store: Store;
}

const STOPPING = ['SIGTERM', 'SIGINT'] as const;

const openReader = (database: string): Store => openStore(database, { readonly: true });

function needsSeeding(database: string): boolean {
  if (!existsSync(database)) return true;
  const store = openReader(database);
  try {
    return isEmpty(store);
  } finally {
    store.close();
  }
}

async function seedWhenEmpty({ settings, terminal }: ServeCall): Promise<Loaded | null> {
  if (!needsSeeding(settings.database)) return null;
  terminal.say(`${settings.database} is empty: seeding it from ${settings.from} first.`);
  return load('SEED', { settings, dryRun: false, terminal });
}

/** Resolves when it listens. Throws what opening, seeding and listening throw. */
export async function serve(call: ServeCall): Promise<Serving> {
  const { settings, log } = call;
  const seeded = await seedWhenEmpty(call);
  const store = openReader(settings.database);
  try {
    const { corsOrigins, trustedProxies } = settings;
    const metrics = settings.metrics === 'on';
    const { execute, prepare, compile } = createExecutor(store, (field, reason) =>
      log.debug({ field, reason }, 'answered by resolvers'),
    );
    const manifest = await openManifest(settings.persisted, { schema, limits: settings, compile });
    const parts = { schema, store, createContext, execute, prepare, maskError, examples, weights: WEIGHTS };
    const server = createServer({ ...parts, manifest, limits: settings, corsOrigins, trustedProxies, metrics, log });
    const address = await listen(server, settings);
    log.info({ address, database: settings.database }, 'listening');
    return { url: address + GRAPHQL_PATH, seeded, server, store };
  } catch (error) {
    store.close();
    throw error;
  }
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    const heard = (): void => {
      for (const signal of STOPPING) process.off(signal, heard);
      resolve();
    };
    for (const signal of STOPPING) process.on(signal, heard);
  });
}

/** The first signal drains; a second one ends the process at once, as it would any other. */
export async function untilStopped({ server, store }: Serving, { settings, log }: ServeCall): Promise<void> {
  await nextSignal();
  log.info('draining');
  const answered = await drain(server, settings.drainSeconds * 1000);
  store.close();
  if (answered) log.info('stopped');
  else log.warn('stopped before every request was answered');
}
