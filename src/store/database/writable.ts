/** Refuses at once what could only fail after all the work. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatelineError } from '../../problem.ts';

const mayWrite = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Throws DATABASE_UNWRITABLE unless this user may write the file at `path`, which need not be there, and beside it. */
export function refuseUnwritable(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new DatelineError('DATABASE_UNWRITABLE', `The folder of ${path} does not exist. Make it first.`);
  }
  const refused = [path, folder].find((place) => existsSync(place) && !mayWrite(place));
  if (refused === undefined) return;
  throw new DatelineError(
    'DATABASE_UNWRITABLE',
    `This user may not write to ${refused}, and ${path} needs it. Change its rights, or run the command as a user who may.`,
  );
}
