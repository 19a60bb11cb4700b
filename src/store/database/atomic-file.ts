/** Writes files atomically: under a temporary name, renamed when all of it is on the disk. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Suffixes of the files that SQLite may leave beside an unfinished database. */
const SUFFIXES = ['', '-journal', '-wal', '-shm'];

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Runs `work` with the path of a temporary file beside `path`, which is deleted afterwards. */
export async function withTemporaryFile<Result>(
  path: string,
  work: (temporary: string) => Promise<Result>,
): Promise<Result> {
  const temporary = `${path}.${process.pid}.part`;
  try {
    return await work(temporary);
  } finally {
    for (const suffix of SUFFIXES) rmSync(temporary + suffix, { force: true });
  }
}

/**
 * Runs `make` with the path of a temporary file, which then replaces the file at `path`, if any. When it fails, or the process
 * dies, `path` is as it was.
 */
export function writeAtomically<Result>(path: string, make: (temporary: string) => Promise<Result>): Promise<Result> {
  return withTemporaryFile(path, async (temporary) => {
    const result = await make(temporary);
    flush(temporary);
    renameSync(temporary, path);
    flush(dirname(path));
    return result;
  });
}
