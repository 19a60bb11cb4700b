/** Creates the errors about a model that cannot be used. */
import { DatelineError } from '../../problem.ts';

export const modelError = (message: string, cause?: unknown): DatelineError =>
  new DatelineError('BAD_USER_INPUT', message, { cause });

/** The first line of the message of a foreign error. */
export const firstLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).trim().split('\n')[0] ?? '';
