/** The log: lines of JSON, each with its level, the time, some properties and a message. */
import type { LogLevel } from './settings.ts';

type Level = Exclude<LogLevel, 'silent'>;
type Properties = Readonly<Record<string, unknown>>;

interface LogMethod {
  (message: string): void;
  /** An error in `err` is written with its stack and its causes. */
  (properties: Properties, message: string): void;
}

export interface Logger extends Readonly<Record<Level, LogMethod>> {
  readonly level: LogLevel;
  readonly isLevelEnabled: (level: Level) => boolean;
  /** A logger that adds these properties to each line. */
  readonly child: (properties: Properties) => Logger;
}

/** From the most important to the least. */
const LEVELS: readonly Level[] = ['error', 'warn', 'info', 'debug'];

/** Keys whose values are never logged. */
const SECRET_KEYS: ReadonlySet<string> = new Set(['authorization', 'secret', 'token']);
const redact = (key: string, value: unknown): unknown => (SECRET_KEYS.has(key) ? '[Redacted]' : value);

const describeError = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  const { message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return {
    type: error.constructor.name,
    message,
    ...code,
    stack,
    ...(cause !== undefined && { cause: describeError(cause) }),
  };
};

/** A logger. `write` takes one line, and has to be synchronous, so that none is lost when the process ends. */
export function createLog(level: LogLevel, write: (line: string) => void, own: Properties = {}): Logger {
  const isLevelEnabled = (name: Level): boolean => level !== 'silent' && LEVELS.indexOf(name) <= LEVELS.indexOf(level);
  const methodOf = (name: Level): LogMethod => {
    if (!isLevelEnabled(name)) return () => {};
    return (first: Properties | string, second?: string) => {
      const [properties, msg] = typeof first === 'string' ? [{}, first] : [first, second];
      const described = 'err' in properties ? { ...properties, err: describeError(properties.err) } : properties;
      write(JSON.stringify({ level: name, time: new Date().toISOString(), ...own, ...described, msg }, redact));
    };
  };
  return {
    level,
    isLevelEnabled,
    error: methodOf('error'),
    warn: methodOf('warn'),
    info: methodOf('info'),
    debug: methodOf('debug'),
    child: (properties) => createLog(level, write, { ...own, ...properties }),
  };
}
