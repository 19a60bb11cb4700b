/** Errors of requests for changes. */
import { DatelineError, shortened } from '../problem.ts';

/** Text of a user in quotation marks, shortened to 80 characters, for an error message. */
export function quoted(text: string): string {
  return `"${shortened(text, 80)}"`;
}

export function badInput(message: string): DatelineError {
  return new DatelineError('BAD_USER_INPUT', message);
}

export function notFound(message: string): DatelineError {
  return new DatelineError('NOT_FOUND', message);
}

/** The change conflicts with others: they must be undone first, or were made since the client read. */
export class ChangeConflict extends DatelineError {
  /** Numbers of these changes, ascending. */
  readonly changes: readonly number[];

  constructor(message: string, changes: readonly number[]) {
    super('CONFLICT', `${message}: ${changes.join(', ')}.`);
    this.changes = changes;
  }
}
