/** The errors by which a change is refused. */
import { DatelineError, shortened } from '../problem.ts';

/** Text of a user, quoted and at most 80 characters, for an error message. */
export function cited(text: string): string {
  return `"${shortened(text, 80)}"`;
}

/** The request makes no sense. */
export function badInput(message: string): DatelineError {
  return new DatelineError('BAD_USER_INPUT', message);
}

/** The request names something that does not exist. */
export function notFound(message: string): DatelineError {
  return new DatelineError('NOT_FOUND', message);
}

/** Other changes have to be undone first, or came in between. */
export class ChangeConflict extends DatelineError {
  /** Numbers of these changes, ascending. */
  readonly changes: readonly number[];

  constructor(message: string, changes: readonly number[]) {
    super('CONFLICT', `${message}: ${changes.join(', ')}.`);
    this.changes = changes;
  }
}
