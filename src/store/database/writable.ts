/** Checks early that a database can be written, before work that would be lost. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatelineError } from '../../problem.ts';

const isWritable = (path: string): boolean => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** Throws DATABASE_UNWRITABLE unless this user may write to the file at `path`, which need not exist, and to its folder. */
export function refuseUnwritable(path: string): void {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new DatelineError('DATABASE_UNWRITABLE', `The folder of ${path} does not exist. Make it first.`);
  }
  const refused = [path, folder].find((one) => existsSync(one) && !isWritable(one));
  if (refused === undefined) return;
  throw new DatelineError(
    'DATABASE_UNWRITABLE',
    `This user may not write to ${refused}, and ${path} needs it. Change its rights, or run the command as a user who may.`,
  );
}
