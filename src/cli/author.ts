/** Says who runs a command, for the logs: the name that `--by` gives, or whoever is logged in. */
import { userInfo } from 'node:os';
import { Option } from 'commander';
import { DatelineError } from '../problem.ts';

export const BY = new Option('--by <name>', 'who does it, for the log; default: whoever is logged in');

/** `by` is the value of the option. Null when it is not given and the user has no name. */
export function findAuthor(by: unknown): string | null {
  if (typeof by === 'string' && by !== '') return by;
  try {
    return userInfo().username;
  } catch {
    return null;
  }
}

/** As `findAuthor`, for what has to be signed. Throws BAD_USER_INPUT when there is no name. */
export function authorName(by: unknown): string {
  const name = findAuthor(by);
  if (name !== null) return name;
  throw new DatelineError('BAD_USER_INPUT', 'The user of this process has no name. Give one with --by.');
}
