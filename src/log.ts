/** The log: JSON lines on standard error, so that standard output stays free for answers. */
import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './log-levels.ts';

export type { Logger };

/** Never written, wherever they stand in what is logged. */
const SECRETS = ['authorization', 'secret', 'token'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*.*.*.${name}`,
]);

/** A logger whose lines are written before the call returns, so that none is lost when the process ends. */
export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      redact: SECRETS,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ fd: 2, sync: true }),
  );
}
