/** How weighty a line of the log is; by itself, for who names a level need not load what writes the log. */

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
