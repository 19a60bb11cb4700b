/** The ways in which a change that is asked for is refused. */
import { DatelineError } from '../../problem.ts';

/** It makes no sense as it is asked. */
export function badInput(message: string): DatelineError {
  return new DatelineError('BAD_USER_INPUT', message);
}

/** It speaks of what is not there. */
export function notFound(message: string): DatelineError {
  return new DatelineError('NOT_FOUND', message);
}

/** Other changes stand in its way. */
export class ChangeConflict extends DatelineError {
  /** Their numbers, in order. */
  readonly changes: readonly number[];

  constructor(message: string, changes: readonly number[]) {
    super('CONFLICT', `${message}: ${changes.join(', ')}.`);
    this.changes = changes;
  }
}
