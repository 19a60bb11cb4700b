/** Messages between the supervisor of a cluster and its workers, over the IPC channel of node:child_process. */
import type { Socket } from 'node:net';
import type { ErrorCode } from '../../problem.ts';
import type { MetricValues } from '../../server/metrics.ts';
import type { LogLevel, Settings } from '../../settings.ts';
import type { ServerSettings } from '../open-server.ts';

/** A worker's only argument, as JSON: a message could arrive before the worker listens to messages. */
export interface WorkerConfig {
  readonly settings: ServerSettings & Pick<Settings, 'workers'>;
  readonly logLevel: LogLevel;
  /** The address that the supervisor accepts connections at. */
  readonly boundAddress: string;
}

/** Why a worker does not listen; the code is null for a defect of ours. */
export interface StartFailure {
  readonly code: ErrorCode | null;
  readonly message: string;
}

/** Requests that a worker admitted since its last message. */
type RateCounts = readonly (readonly [client: string, count: number])[];

/** Messages to a worker, one property each. */
export interface ToWorker {
  /** Comes with a connection to answer. */
  readonly connection: true;
  readonly rateCounts: RateCounts;
  readonly sendMetricValues: true;
  /** The metrics of the cluster, in answer to `renderMetrics`. */
  readonly metrics: string;
  /** Stop after the requests in flight, at the latest after so many milliseconds. */
  readonly drain: number;
}

/** Messages from a worker, one property each. */
export interface ToSupervisor {
  /** It can answer connections. */
  readonly ready: true;
  readonly failure: StartFailure;
  /** The number of its open connections. */
  readonly heartbeat: number;
  /** It has received a connection: the number of open ones with it. */
  readonly received: number;
  /** It was told by a signal to end, and waits for `drain`. */
  readonly leaving: true;
  /** The operation that the worker is about to execute. */
  readonly executing: string;
  readonly rateCounts: RateCounts;
  readonly metricValues: MetricValues;
  readonly renderMetrics: true;
}

/** In milliseconds. A worker sends one as long as its event loop turns. */
export const HEARTBEAT_MS = 200;

/** In a worker: calls back with the messages of one kind, and with the connection that came with one, unless it has been closed since. */
export function onMessage<Kind extends keyof ToWorker>(
  kind: Kind,
  callback: (value: ToWorker[Kind], connection: Socket | undefined) => void,
): void {
  process.on('message', (message: Partial<ToWorker>, connection) => {
    const value = message[kind];
    if (value !== undefined) callback(value, connection as Socket | undefined);
  });
}

/** In a worker: resolves when the message is sent, or when the supervisor is gone. */
export function sendToSupervisor(message: Partial<ToSupervisor>): Promise<void> {
  return new Promise((resolve) => {
    if (process.connected) process.send?.(message, () => resolve());
    else resolve();
  });
}
