/** The log: JSON lines on standard error, so that standard output has results only. */
import { destination, type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './settings.ts';

export type { Logger };

/** Keys whose values are never logged, up to three levels deep. */
const SECRET_KEYS = ['authorization', 'secret', 'token'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*.*.*.${name}`,
]);

/** A logger that writes synchronously, so that no line is lost when the process ends. */
export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      redact: SECRET_KEYS,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    destination({ fd: 2, sync: true }),
  );
}
