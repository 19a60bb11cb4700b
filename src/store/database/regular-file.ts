/** Compares files by device and inode, and refuses what is not a regular file: two paths may lead to one file. */
import { type BigIntStats, lstatSync, realpathSync, statSync } from 'node:fs';
import { DatelineError } from '../../problem.ts';

/** Suffixes of the files that SQLite keeps beside a database. */
export const SUFFIXES = ['-journal', '-wal', '-shm'] as const;

/** What is at `path`, links followed; null when nothing is. */
export const statOf = (path: string): BigIntStats | null =>
  statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null;

/** The device and inode of the file at `path`, links followed; null when there is none. */
export function fileId(path: string): string | null {
  const stat = statOf(path);
  return stat && `${stat.dev}:${stat.ino}`;
}

/** Permissions for a copy of the file at `path`; who makes it can read and write it. */
export const permissionsOf = (path: string): number => Number((statOf(path)?.mode ?? 0n) & 0o777n) | 0o600;

const badInput = (message: string): DatelineError => new DatelineError('BAD_USER_INPUT', message);

/** Throws DATABASE_UNWRITABLE for a folder, device, FIFO or socket, of which some block for ever when opened. Links are followed. */
export function refuseIrregular(path: string): void {
  const stat = statOf(path);
  if (!stat || stat.isFile()) return;
  throw new DatelineError('DATABASE_UNWRITABLE', `${path} is not a regular file. Name one that is.`);
}

/**
 * Throws DATABASE_UNWRITABLE for a file with several names (hard links): SQLite keeps a log for each name, so that a change by one name
 * overwrites what was changed by another.
 */
export function refuseLinked(path: string): void {
  const names = statOf(path)?.nlink ?? 1n;
  if (names < 2n) return;
  throw new DatelineError(
    'DATABASE_UNWRITABLE',
    `${path} is one of ${names} names of its file (hard links), and changes by one name would undo changes by another. Remove the other names, or use a copy.`,
  );
}

/** Throws BAD_USER_INPUT when `file` is the database, by whatever path, or one of the files that SQLite keeps beside it. */
export function refuseDatabaseItself(file: string, database: string): void {
  const id = fileId(file);
  if (id === null || !statOf(database)) return;
  const real = realpathSync(database);
  if (!['', ...SUFFIXES].some((suffix) => fileId(real + suffix) === id)) return;
  throw badInput(`${file} is the database itself, or its log. Name another file.`);
}

/** Throws BAD_USER_INPUT when a log is left beside `path`, where a new file is to be: SQLite would take it for the log of that. */
function refuseLeftLog(path: string): void {
  const log = SUFFIXES.filter((suffix) => suffix !== '-shm')
    .map((suffix) => path + suffix)
    .find((each) => lstatSync(each, { throwIfNoEntry: false }));
  if (log === undefined) return;
  throw badInput(
    `${log} is the log of a database that is in use, or was deleted without it. Name another file, or move the log away.`,
  );
}

/**
 * Throws BAD_USER_INPUT when the file at `path` may not be created, or with `force` replaced. Only a regular file is replaced, so a
 * link is not followed.
 */
export function refuseTaken(path: string, force: boolean): void {
  const suffix = SUFFIXES.find((each) => path.toLowerCase().endsWith(each));
  if (suffix)
    throw badInput(`SQLite keeps the log of a database in files named *${suffix}. Choose another name than ${path}.`);
  const stat = lstatSync(path, { throwIfNoEntry: false });
  if (stat?.isSymbolicLink()) throw badInput(`${path} is a symbolic link. Name the file itself.`);
  if (stat && !stat.isFile()) throw badInput(`${path} is not a regular file. Name one that is.`);
  if (stat && !force) throw badInput(`${path} is there already. Name another file, or replace it with --force.`);
  refuseLeftLog(path);
}
