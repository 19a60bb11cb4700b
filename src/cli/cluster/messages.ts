/** What a crew and its workers tell each other. */
import type { LogLevel } from '../../log-levels.ts';
import type { ErrorCode } from '../../problem.ts';
import type { Figures } from '../../server/metrics.ts';
import type { Settings } from '../../settings.ts';
import type { AnsweringSettings } from '../answering.ts';

/** What a worker is to do: its only argument, as JSON. A message would come before it listens to any. */
export interface Order {
  readonly settings: AnsweringSettings & Pick<Settings, 'host' | 'port' | 'workers' | 'drainSeconds'>;
  readonly logLevel: LogLevel;
}

/** Why a worker does not listen; the code is null for a defect of ours. */
export interface Failure {
  readonly code: ErrorCode | null;
  readonly message: string;
}

/** How many requests of clients were let in since it was last told. */
export type Counts = readonly (readonly [client: string, count: number])[];

/** What workers are told, one thing a message. */
export interface ToWorker {
  readonly counts: Counts;
  /** Tell your figures. */
  readonly measure: true;
  /** Those of all, as asked. */
  readonly figures: readonly Figures[];
  /** Answer what is under way, for at most so many milliseconds, and end. */
  readonly drain: number;
}

/** What workers tell, one thing a message. */
export interface FromWorker {
  /** It listens, and answers GraphQL there. */
  readonly url: string;
  readonly failure: Failure;
  readonly counts: Counts;
  /** Its own, as told to measure. */
  readonly figures: Figures;
  /** It wants the figures of all. */
  readonly gather: true;
}
