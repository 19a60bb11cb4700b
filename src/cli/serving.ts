/** Opens the knowledge base, seeding it first when it is empty, and answers GraphQL until told to stop. */
import type { LimitName } from '../limits.ts';
import type { Logger } from '../log.ts';
import { drain, listen } from '../server/listen.ts';
import type { Call } from './command.ts';
import type { Loaded } from './load.ts';
import { seedWhenEmpty } from './seeding.ts';
import { nextSignal } from './signals.ts';

type Taken =
  | 'host'
  | 'port'
  | 'database'
  | 'from'
  | 'threads'
  | 'extractor'
  | 'workers'
  | 'drainSeconds'
  | 'corsOrigins'
  | 'trustedProxies'
  | 'persisted'
  | 'metrics'
  | 'readOnly';
export type ServeCall = Call<Taken | LimitName>;

/** What answers: this process, or workers of it. */
export interface Answerers {
  /** Address of the GraphQL endpoint and of GraphiQL. */
  readonly url: string;
  /** Answers what is under way and closes. Resolves to false when `milliseconds` went by first and the rest was cut off. */
  readonly stop: (milliseconds: number) => Promise<boolean>;
  /** Rejects when there is nobody left to answer; never resolves. */
  readonly lost?: Promise<never>;
}

export interface Serving extends Answerers {
  readonly log: Logger;
  /** The report of the first load; null when the knowledge base held articles already. */
  readonly seeded: Loaded | null;
}

async function answerHere({ settings }: ServeCall, log: Logger): Promise<Answerers> {
  const { openAnswering, urlOf } = await import('./answering.ts');
  const { server, close } = await openAnswering(settings, log);
  try {
    const url = urlOf(await listen(server, settings));
    return { url, stop: (milliseconds) => drain(server, milliseconds).finally(close) };
  } catch (error) {
    close();
    throw error;
  }
}

/** Loads nothing that answers into this process. */
async function answerByWorkers({ settings }: ServeCall, log: Logger): Promise<Answerers> {
  const { openCrew } = await import('./cluster/crew.ts');
  return openCrew(settings, log);
}

/** Resolves when it listens. Throws what opening, seeding and listening throw. */
export async function serve(call: ServeCall): Promise<Serving> {
  const { settings, openLog } = call;
  const log = await openLog();
  const seeded = await seedWhenEmpty(call);
  const answerers = await (settings.workers === 1 ? answerHere(call, log) : answerByWorkers(call, log));
  const { origin: address } = new URL(answerers.url);
  log.info({ address, database: settings.database, workers: settings.workers }, 'listening');
  return { ...answerers, log, seeded };
}

/** The first signal drains; a second one ends the process at once, as it would any other. Throws when nobody is left to answer. */
export async function untilStopped({ stop, lost, log }: Serving, { settings }: ServeCall): Promise<void> {
  await Promise.race(lost === undefined ? [nextSignal()] : [nextSignal(), lost]);
  log.info('draining');
  if (await stop(settings.drainSeconds * 1000)) log.info('stopped');
  else log.warn('stopped before every request was answered');
}
