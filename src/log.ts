/** The log: JSON lines on standard error, so that standard output has results only. */
import { type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './settings.ts';

export type { Logger };

/** Keys whose values are never logged, up to three levels deep. */
const SECRET_KEYS = ['authorization', 'secret', 'token'].flatMap((name) => [
  name,
  `*.${name}`,
  `*.*.${name}`,
  `*.*.*.${name}`,
]);

/** A logger. `write` takes one line, and has to be synchronous, so that none is lost when the process ends. */
export function createLog(level: LogLevel, write: (line: string) => void): Logger {
  return pino(
    {
      level,
      base: null,
      redact: SECRET_KEYS,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => write(line.trimEnd()) },
  );
}
