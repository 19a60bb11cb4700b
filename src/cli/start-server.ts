/** Starts to serve: seeds an empty database, then answers in this process or by a cluster of workers until told to stop. */
import { existsSync } from 'node:fs';
import { quoteForShell } from '../escapes.ts';
import type { LimitName } from '../limits.ts';
import type { Logger } from '../log.ts';
import { drain, listen, urlOf } from '../server/listen.ts';
import { type AuthenticationSetting, flagOf } from '../settings.ts';
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
  | 'readers'
  | 'drainSeconds'
  | 'hosts'
  | 'corsOrigins'
  | 'trustedProxies'
  | 'persisted'
  | 'metrics'
  | 'readOnly'
  | AuthenticationSetting
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

/** Settings that only loading uses. */
const LOADING = ['from', 'threads'] as const;

/** What to tell when settings have no effect, since the database holds articles already; null when all have one. */
function explainUnloaded({ settings, given }: Pick<ServeCall, 'settings' | 'given'>): string | null {
  const unused = LOADING.filter((name) => given.has(name));
  if (unused.length === 0) return null;
  const names = unused.map((name) => given.get(name)).join(', ');
  const flags = [...unused, 'database' as const].map(
    (name) => `${flagOf(name)} ${quoteForShell(String(settings[name]))}`,
  );
  return `Nothing is loaded, so ${names} ${unused.length === 1 ? 'has' : 'have'} no effect: ${settings.database} holds articles already. To load the seeds, run: dateline reseed ${flags.join(' ')}`;
}

function warnOfUnloaded(call: ServeCall, log: Logger): void {
  const message = explainUnloaded(call);
  if (message === null) return;
  if (call.options.json) log.warn(message);
  else call.terminal.warn(message);
}

async function serveHere({ settings }: ServeCall, log: Logger): Promise<RunningServer> {
  const { openServer } = await import('./open-server.ts');
  const { server, reject, close } = await openServer(settings, log);
  try {
    const url = urlOf(await listen(server, settings));
    return { url, stop: (milliseconds) => drain(server, { milliseconds, reject }).finally(close) };
  } catch (error) {
    await close();
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
  if (seeded === null) warnOfUnloaded(call, log);
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
