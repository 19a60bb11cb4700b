/** Files that commands are given by name, or `-` for what is piped in. */
import { readFileSync } from 'node:fs';
import { DatelineError } from '../problem.ts';

/** The text of the file. Throws BAD_USER_INPUT when it cannot be read. */
export function readGiven(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DatelineError('BAD_USER_INPUT', `${file} cannot be read: ${reason}.`, { cause: error });
  }
}
