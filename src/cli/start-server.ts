/** Starts to serve: seeds an empty database, then answers in this process or by a cluster of workers until told to stop. */
import { existsSync } from 'node:fs';
import type { LimitName } from '../limits.ts';
import type { Logger } from '../log.ts';
import { drain, listen } from '../server/listen.ts';
import { isEmpty } from '../store/write/stored-articles.ts';
import { type Call, withStore } from './command.ts';
import type { LoadReport } from './load.ts';
import type { RunningServer } from './open-server.ts';
import { nextSignal } from './signals.ts';

export type ServeCall = Call<
  | 'host'
  | 'port'
  | 'database'
  | 'from'
  | 'threads'
  | 'articleSeconds'
  | 'extractor'
  | 'workers'
  | 'drainSeconds'
  | 'hosts'
  | 'corsOrigins'
  | 'trustedProxies'
  | 'persisted'
  | 'metrics'
  | 'readOnly'
  | LimitName
>;

export interface StartedServer extends RunningServer {
  readonly log: Logger;
  /** The report of the first load; null when the database held articles already. */
  readonly seeded: LoadReport | null;
}

async function seedWhenEmpty({ settings, terminal }: ServeCall): Promise<LoadReport | null> {
  const { database, from } = settings;
  if (existsSync(database) && !withStore(database, isEmpty, { readonly: true })) return null;
  terminal.info(`${database} is empty: seeding it from ${from} first.`);
  // LoadReport on demand: the server itself does not extract.
  const { load } = await import('./load.ts');
  return load('SEED', { settings, dryRun: false, terminal });
}

async function serveHere({ settings }: ServeCall, log: Logger): Promise<RunningServer> {
  const { openServer, urlOf } = await import('./open-server.ts');
  const { server, close } = await openServer(settings, log);
  try {
    const url = urlOf(await listen(server, settings));
    return { url, stop: (milliseconds) => drain(server, milliseconds).finally(close) };
  } catch (error) {
    close();
    throw error;
  }
}

/** Loads nothing of the server into this process. */
async function serveByWorkers({ settings }: ServeCall, log: Logger): Promise<RunningServer> {
  const { startCluster } = await import('./cluster/supervisor.ts');
  return startCluster(settings, log);
}

/** Resolves when the server listens. Throws what opening, seeding and listening throw. */
export async function startServer(call: ServeCall): Promise<StartedServer> {
  const { settings, openLog } = call;
  const log = await openLog();
  process.on('uncaughtExceptionMonitor', (error) => log.error({ err: error }, 'unexpected error'));
  const seeded = await seedWhenEmpty(call);
  const running = await (settings.workers === 1 ? serveHere(call, log) : serveByWorkers(call, log));
  const { origin: address } = new URL(running.url);
  log.info({ address, database: settings.database, workers: settings.workers }, 'listening');
  return { ...running, log, seeded };
}

/** The first signal drains; a second one ends the process at once. Throws when no worker is left. */
export async function untilStopped({ stop, lost, log }: StartedServer, { settings }: ServeCall): Promise<void> {
  await Promise.race(lost === undefined ? [nextSignal()] : [nextSignal(), lost]);
  log.info('draining');
  if (await stop(settings.drainSeconds * 1000)) log.info('stopped');
  else log.warn('stopped before every request was answered');
}
