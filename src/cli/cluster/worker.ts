/** A worker process: answers GraphQL over the connections that its supervisor hands it, until told to stop. */
import { setImmediate } from 'node:timers/promises';
import { createLog, type Logger } from '../../log.ts';
import { DatelineError, explainSystemError } from '../../problem.ts';
import { AdoptedConnections, drain } from '../../server/listen.ts';
import type { Metrics } from '../../server/metrics.ts';
import { type OpenServer, openServer } from '../open-server.ts';
import { nextSignal } from '../signals.ts';
import { allowClosedPipes, writeInfo } from '../terminal.ts';
import { HEARTBEAT_MS, onMessage, sendToSupervisor, type WorkerConfig } from './messages.ts';
import { shareRateCounts } from './rate-counts.ts';

const drainMessage = new Promise<number>((resolve) => onMessage('drain', resolve));

/** Tells the supervisor that the event loop turns, which it does not during a SQLite statement. */
const startHeartbeats = ({ open }: AdoptedConnections): void =>
  void setInterval(() => void sendToSupervisor({ heartbeat: open.size }), HEARTBEAT_MS).unref();

function adoptConnections({ server }: OpenServer): AdoptedConnections {
  const adopted = new AdoptedConnections(server);
  onMessage('connection', (_, connection) => {
    if (connection !== undefined) adopted.add(connection);
    void sendToSupervisor({ received: adopted.open.size });
  });
  return adopted;
}

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

/** The share of a worker, rounded up: connections are spread evenly, so that nearly all of the limit can be used. */
const shareOf = (most: number, { workers }: WorkerConfig['settings']): number => Math.ceil(most / workers);

/** The settings with what all workers together may have open divided among them. */
const ownSettings = (settings: WorkerConfig['settings']): WorkerConfig['settings'] => ({
  ...settings,
  maxSubscriptions: shareOf(settings.maxSubscriptions, settings),
  maxSubscriptionsPerAddress: shareOf(settings.maxSubscriptionsPerAddress, settings),
});

const openWorker = ({ settings, boundAddress }: WorkerConfig, log: Logger): Promise<OpenServer> =>
  openServer(ownSettings(settings), log, {
    boundAddress,
    sharedRateCounts: shareRateCounts(settings),
    shareMetrics,
    // For the log of the supervisor. Takes 15 microseconds: 2 % of a request through Yoga, but half of one on the fast path.
    onExecute: (operation) => void sendToSupervisor({ executing: operation }),
  });

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
// Without a supervisor, no connection comes.
process.once('disconnect', () => process.exit());
const opened = await openWorker(config, log).catch((error: unknown) => fail(error, log));
const connections = adoptConnections(opened);
startHeartbeats(connections);
await sendToSupervisor({ ready: true });
// A signal to this worker alone drains it too; the supervisor replaces it.
void nextSignal().then(() => sendToSupervisor({ leaving: true }));
const milliseconds = await drainMessage;
// Requests that have arrived and were not read yet are in flight too.
await setImmediate();
const isComplete = await drain(opened.server, { milliseconds, reject: opened.reject, adopted: connections.open });
await opened.close();
process.exit(isComplete ? 0 : 1);
