/** The folder of an export: whether one may be written there, and how it appears under its name only when it is complete. */
import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { DatelineError } from '../problem.ts';

/** Describes the export, and tells that a folder is one, so that --force replaces nothing else. */
export const MANIFEST = 'export.json';

export interface Manifest {
  /** Beside the manifest. */
  readonly fileCount: number;
}

const badInput = (message: string): DatelineError => new DatelineError('BAD_USER_INPUT', message);

function fileCountOf(folder: string): number | null {
  try {
    const { dateline, fileCount } = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    return dateline === 'export' ? fileCount : null;
  } catch {
    return null;
  }
}

/** Throws BAD_USER_INPUT unless the export may be written there: nothing is there, an empty folder, or with `force` an earlier export. */
export function refuseTakenFolder(out: string, force: boolean): void {
  const stat = lstatSync(out, { throwIfNoEntry: false });
  if (!stat) return;
  if (!stat.isDirectory()) throw badInput(`${out} is no folder. Name one that is new or empty.`);
  const { length } = readdirSync(out);
  if (length === 0) return;
  if (!force) throw badInput(`${out} is not empty. Name another folder, or replace an earlier export with --force.`);
  if (fileCountOf(out) === length - 1) return;
  throw badInput(`${out} holds more than an export, so --force does not replace it. Name another folder.`);
}

/** `<name>.<process id>.<random>.part` */
const TEMPORARY = /^\.(\d+)\.[0-9a-f]+\.part$/;

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};

/** Deletes what processes left that were killed while they wrote this export. */
function deleteLeftovers(out: string): void {
  const [folder, name] = [dirname(out), basename(out)];
  for (const entry of readdirSync(folder)) {
    const processId = entry.startsWith(name) ? TEMPORARY.exec(entry.slice(name.length))?.[1] : undefined;
    if (processId !== undefined && !isRunning(Number(processId)))
      rmSync(join(folder, entry), { recursive: true, force: true });
  }
}

const temporaryOf = (folder: string): string => `${folder}.${process.pid}.${randomBytes(4).toString('hex')}.part`;

/** Gives the folder its name; the one that it replaces is deleted last. */
function moveTo(out: string, temporary: string, force: boolean): void {
  refuseTakenFolder(out, force);
  const old = lstatSync(out, { throwIfNoEntry: false }) && temporaryOf(out);
  if (old) renameSync(out, old);
  renameSync(temporary, out);
  if (old) rmSync(old, { recursive: true, force: true });
}

function translated(error: unknown, out: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (!(error instanceof Error) || syscall === undefined || code === undefined) return error;
  return badInput(`${out} cannot be written (${code}). Free some room, or name a folder where this user may write.`);
}

/**
 * Runs `work` with a temporary folder beside `out`, which then becomes `out`. When it fails, or the process is killed, there is no new folder
 * of that name. Rejects with BAD_USER_INPUT when the place is taken or cannot be written.
 */
export async function inNewFolder<Result>(
  out: string,
  force: boolean,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = resolve(out);
  refuseTakenFolder(folder, force);
  const temporary = temporaryOf(folder);
  try {
    mkdirSync(dirname(folder), { recursive: true });
    deleteLeftovers(folder);
    mkdirSync(temporary);
    const result = await work(temporary);
    moveTo(folder, temporary, force);
    return result;
  } catch (error) {
    throw translated(error, out);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
