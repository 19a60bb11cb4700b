/** Says in one line why an operator's model cannot be used. */
import { DatelineError } from '../../problem.ts';

export const modelError = (message: string, cause?: unknown): DatelineError =>
  new DatelineError('BAD_USER_INPUT', message, { cause });

/** What somebody else's error says, without what it says after that. */
export const firstLine = (cause: unknown): string =>
  (cause instanceof Error ? cause.message : String(cause)).trim().split('\n')[0] ?? '';
