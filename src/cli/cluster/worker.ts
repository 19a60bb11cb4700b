/** A worker process: answers GraphQL at the address that it shares with the others until its supervisor tells it to stop. */
import { setImmediate } from 'node:timers/promises';
import { createLog, type Logger } from '../../log.ts';
import { DatelineError, explainSystemError } from '../../problem.ts';
import { drain, listen } from '../../server/listen.ts';
import type { Metrics } from '../../server/metrics.ts';
import { type OpenServer, openServer, urlOf } from '../open-server.ts';
import { nextSignal } from '../signals.ts';
import { allowClosedPipes, writeInfo } from '../terminal.ts';
import { HEARTBEAT_MS, onMessage, sendToSupervisor, type WorkerConfig } from './messages.ts';
import { shareRateCounts } from './rate-counts.ts';

const drainMessage = new Promise<number>((resolve) => onMessage('drain', resolve));

/** Tells the supervisor that the event loop turns, which it does not during a SQLite statement. */
const startHeartbeats = (): void =>
  void setInterval(() => void sendToSupervisor({ heartbeat: true }), HEARTBEAT_MS).unref();

/** Makes /metrics of this worker tell those of the cluster. */
function shareMetrics(own: Metrics): Metrics {
  let waiting: ((text: string) => void)[] = [];
  onMessage('sendMetricValues', async () => sendToSupervisor({ metricValues: await own.values() }));
  onMessage('metrics', (text) => {
    for (const resolve of waiting) resolve(text);
    waiting = [];
  });
  const render = (): Promise<string> =>
    new Promise((resolve) => {
      waiting.push(resolve);
      void sendToSupervisor({ renderMetrics: true });
    });
  return { ...own, render };
}

async function start({ settings }: WorkerConfig, log: Logger): Promise<OpenServer> {
  const opened = await openServer(settings, log, {
    sharedRateCounts: shareRateCounts(settings),
    shareMetrics,
    // For the log of the supervisor. Takes 15 microseconds: 2 % of a request through Yoga, but half of one on the fast path.
    onExecute: (operation) => void sendToSupervisor({ executing: operation }),
  });
  const url = urlOf(await listen(opened.server, settings));
  startHeartbeats();
  await sendToSupervisor({ url });
  return opened;
}

async function fail(thrown: unknown, log: Logger): Promise<never> {
  const error = explainSystemError(thrown);
  const code = error instanceof DatelineError ? error.code : null;
  if (code === null) log.debug({ err: error }, 'unexpected error');
  await sendToSupervisor({ failure: { code, message: error instanceof Error ? error.message : String(error) } });
  process.exit(1);
}

allowClosedPipes();
const config = JSON.parse(process.argv[2] ?? '') as WorkerConfig;
const log = createLog(config.logLevel, writeInfo).child({ worker: process.pid });
process.on('uncaughtException', (error) => {
  log.error({ err: error }, 'unexpected error');
  process.exit(1);
});
const { server, close } = await start(config, log).catch((error: unknown) => fail(error, log));
// A signal to this worker alone drains it too; the supervisor replaces it.
const milliseconds = await Promise.race([drainMessage, nextSignal().then(() => config.settings.drainSeconds * 1000)]);
// Requests that have arrived and were not read yet are in flight too.
await setImmediate();
const isComplete = await drain(server, milliseconds);
await close();
process.exit(isComplete ? 0 : 1);
