/** Writes files atomically: under a temporary name, and under their own when all of it is on the disk. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DatelineError } from '../../problem.ts';
import { refuseTaken, SUFFIXES } from './regular-file.ts';

/** `<name>.<process id>.<random>.part`, in earlier versions without the random part, and what SQLite may leave beside it. */
const TEMPORARY = /^\.(\d+)\.(?:[0-9a-f]+\.)?part(?:-journal|-wal|-shm)?$/;

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error ? (error as NodeJS.ErrnoException).code : undefined;

const translated = (error: unknown, path: string): unknown => {
  const code = codeOf(error);
  if (code === undefined) return error;
  const message = `${path} cannot be written (${code}). Free some room, or name a file where this user may write.`;
  return new DatelineError('DATABASE_UNWRITABLE', message, { cause: error });
};

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
};

/** Deletes the temporary files of processes that were killed while they wrote the file at `path`. */
function deleteLeftovers(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  for (const entry of readdirSync(folder)) {
    const processId = entry.startsWith(name) ? TEMPORARY.exec(entry.slice(name.length))?.[1] : undefined;
    if (processId !== undefined && !isRunning(Number(processId))) rmSync(join(folder, entry), { force: true });
  }
}

const deleteAll = (temporary: string): void => {
  for (const suffix of ['', ...SUFFIXES]) rmSync(temporary + suffix, { force: true });
};

/**
 * Runs `work` with the path of a new, empty file beside `path`, which is deleted afterwards. Rejects with DATABASE_UNWRITABLE when
 * it cannot be created.
 */
export async function withTemporaryFile<Result>(
  path: string,
  mode: number,
  work: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = `${path}.${process.pid}.${randomBytes(4).toString('hex')}.part`;
  try {
    deleteLeftovers(path);
    // Fails when the name is taken, so that nobody can put a link there.
    closeSync(openSync(temporary, 'wx', mode));
    return await work(temporary);
  } catch (error) {
    throw translated(error, path);
  } finally {
    deleteAll(temporary);
  }
}

/** Gives the file at `temporary` its name. Without `force` another process may have created `path` meanwhile, which then stays. */
function moveTo(path: string, temporary: string, force: boolean): void {
  refuseTaken(path, force);
  try {
    if (!force) {
      linkSync(temporary, path);
      return;
    }
  } catch (error) {
    if (codeOf(error) === 'EEXIST') refuseTaken(path, force);
    // Otherwise the file system has no hard links.
  }
  renameSync(temporary, path);
}

interface AtomicWrite {
  /** Whether an existing regular file is replaced. */
  readonly force: boolean;
  /** Permissions of the file. */
  readonly mode: number;
  /** Throws when the file at `path` has become one that must stay. */
  readonly verify?: () => void;
}

/**
 * Runs `make` with the path of a temporary file, which then becomes the file at `path`. When it fails, or the process dies, `path`
 * is as it was. Rejects with BAD_USER_INPUT when `path` is taken, and DATABASE_UNWRITABLE.
 */
export async function writeAtomically<Result>(
  path: string,
  { force, mode, verify }: AtomicWrite,
  make: (temporary: string) => Promise<Result>,
): Promise<Result> {
  refuseTaken(path, force);
  return withTemporaryFile(path, mode, async (temporary) => {
    const result = await make(temporary);
    flush(temporary);
    verify?.();
    moveTo(path, temporary, force);
    flush(dirname(path));
    return result;
  });
}
