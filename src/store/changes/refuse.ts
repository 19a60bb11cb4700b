/** The ways in which a change that is asked for is refused. */
import { DatelineError } from '../../problem.ts';

/** In characters. */
const MOST_CITED = 80;

/** What people wrote, as refusals repeat it: in quotes, and of what is long the beginning. */
export function cited(words: string): string {
  const units = [...words.slice(0, 2 * MOST_CITED)];
  const isLong = words.length > 2 * MOST_CITED || units.length > MOST_CITED;
  return `"${isLong ? `${units.slice(0, MOST_CITED).join('')}…` : words}"`;
}

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
