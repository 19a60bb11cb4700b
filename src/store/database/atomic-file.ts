/** Gives a file its name only when all of it is on the disk. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** What SQLite may have left beside a database that it did not finish. */
const TRACES = ['', '-journal', '-wal', '-shm'];

function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** What `work` gives, which is handed the path of a file to make beside `path`; afterwards that file is gone again. */
export async function withTemporaryFile<Result>(
  path: string,
  work: (part: string) => Promise<Result>,
): Promise<Result> {
  const part = `${path}.${process.pid}.part`;
  try {
    return await work(part);
  } finally {
    for (const trace of TRACES) rmSync(part + trace, { force: true });
  }
}

/**
 * What `make` gives, which is handed the path of a file to make; then that file is at `path`, in the place of what may have been
 * there. Where it fails nothing is left; where the process dies `path` is as it was.
 */
export function writeAtomically<Result>(path: string, make: (part: string) => Promise<Result>): Promise<Result> {
  return withTemporaryFile(path, async (part) => {
    const result = await make(part);
    flush(part);
    renameSync(part, path);
    flush(dirname(path));
    return result;
  });
}
