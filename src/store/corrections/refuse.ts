/** The ways in which a change that is asked for is refused. */
import { cleanLine, lineFault } from '../../corrections/plain.ts';
import { DatelineError, shortened } from '../../problem.ts';

/** What people wrote, as refusals repeat it. */
export function cited(words: string): string {
  return `"${shortened(words, 80)}"`;
}

/** It makes no sense as it is asked. */
export function badInput(message: string): DatelineError {
  return new DatelineError('BAD_USER_INPUT', message);
}

/** Refuses what has a fault; `what` it is, such as "The name". */
export function checkFault(what: string, fault: string | null): void {
  if (fault) throw badInput(`${what} ${fault}.`);
}

/** A line as it is stored. */
export function checkLine(what: string, line: string): string {
  const clean = cleanLine(line);
  checkFault(what, lineFault(clean));
  return clean;
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
