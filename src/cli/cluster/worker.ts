/** The process of a worker: answers GraphQL at the address that it shares with the others until its crew tells it to stop. */
import { setImmediate } from 'node:timers/promises';
import { createLog, type Logger } from '../../log.ts';
import { DatelineError } from '../../problem.ts';
import { drain, listen } from '../../server/listen.ts';
import { type Answering, openAnswering, urlOf } from '../answering.ts';
import { nextSignal } from '../signals.ts';
import { onTold, tellCrew } from './channel.ts';
import { measureTogether } from './measures.ts';
import type { Order } from './messages.ts';
import { tallyWithOthers } from './tally.ts';
import { openWatch } from './watch.ts';
import { startWatchdog } from './watchdog.ts';

const toldToDrain = new Promise<number>((resolve) => onTold('drain', resolve));

async function open({ settings, logLevel }: Order, log: Logger): Promise<Answering> {
  const { watch, watchConnections, marks } = openWatch();
  const shared = { tally: tallyWithOthers(settings), company: measureTogether(), watch };
  const answering = await openAnswering(settings, log, shared);
  watchConnections(answering.server);
  const url = urlOf(await listen(answering.server, settings));
  await tellCrew({ url });
  // Only now: nobody is to wait for it.
  startWatchdog({ marks, seconds: settings.operationSeconds, logLevel });
  return answering;
}

async function giveUp(error: unknown, log: Logger): Promise<never> {
  const code = error instanceof DatelineError ? error.code : null;
  if (code === null) log.debug({ err: error }, 'unexpected error');
  await tellCrew({ failure: { code, message: error instanceof Error ? error.message : String(error) } });
  process.exit(1);
}

const order = JSON.parse(process.argv[2] ?? '') as Order;
const log = createLog(order.logLevel).child({ worker: process.pid });
const { server, close } = await open(order, log).catch((error: unknown) => giveUp(error, log));
// Told alone to stop, a worker drains too, and another takes its place.
const milliseconds = await Promise.race([toldToDrain, nextSignal().then(() => order.settings.drainSeconds * 1000)]);
// Requests that have arrived and were not read yet are under way too.
await setImmediate();
const answered = await drain(server, milliseconds);
close();
process.exit(answered ? 0 : 1);
