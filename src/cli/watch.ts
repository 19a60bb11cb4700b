/** `dateline watch`: adds the articles of files as they appear in a folder, until it is told to stop. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatelineError } from '../problem.ts';
import { BY } from './author.ts';
import { type Call, defineCommand } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { createFileQueue, type FileQueue } from './file-queue.ts';
import { load, printLoadReport } from './load.ts';
import { Interrupted, nextSignal } from './signals.ts';

type WatchCall = Call<'database' | 'extractor' | 'threads' | 'articleSeconds'>;

/** A file that did not grow for so long is whole. */
const SETTLED_MS = 1000;
/** How long to wait for another process that keeps the database busy. */
const RETRY_MS = 2000;

function openFolder(folder: string): string {
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new DatelineError('BAD_USER_INPUT', `There is no folder ${folder}; name the folder to watch.`);
}

/** Files that say something of others, which are read again with them. */
const isAboutOthers = (path: string): boolean => /\.ann$|(?:^|\/)mapping\.ya?ml$/i.test(path);

/** Events of the file system, and at the beginning every file that is there: those that are stored are not read again. */
async function watchFiles(folder: string, queue: FileQueue): Promise<() => Promise<void>> {
  const { watch } = await import('chokidar');
  const isHidden = (path: string) =>
    relative(folder, path)
      .split('/')
      .some((part) => /^\.[^.]/.test(part));
  const watcher = watch(folder, {
    ignored: isHidden,
    followSymlinks: false,
    awaitWriteFinish: { stabilityThreshold: SETTLED_MS, pollInterval: SETTLED_MS / 10 },
  });
  const add = (path: string): void => queue.add(isAboutOthers(basename(path)) ? dirname(path) : path);
  watcher.on('add', add).on('change', add);
  return () => watcher.close();
}

/** Adds the files of the queue until it is closed. A failure is printed, and the next files are waited for. */
async function addFiles(folder: string, queue: FileQueue, { settings, options, terminal }: WatchCall): Promise<void> {
  const call = { settings: { ...settings, from: folder }, by: options.by, dryRun: false, terminal };
  for await (const paths of queue) {
    const present = paths.filter((path) => existsSync(path));
    if (present.length === 0) continue;
    try {
      const report = await load('INGEST', call, present);
      if (options.json) terminal.print(JSON.stringify(report));
      else printLoadReport(report, terminal);
    } catch (error) {
      if (!(error instanceof DatelineError)) throw error;
      terminal.warn(error.message);
      const isWithoutOne = present.some((path) => !existsSync(path));
      if (error.code !== 'DATABASE_BUSY' && !isWithoutOne) continue;
      await pause(RETRY_MS);
      for (const path of present) queue.add(path);
    }
  }
}

async function untilStopped(folder: string, call: WatchCall): Promise<void> {
  const queue = createFileQueue();
  const close = await watchFiles(folder, queue);
  const stopped = nextSignal().then(() => queue.close());
  try {
    await Promise.race([stopped, addFiles(folder, queue, call)]);
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error;
  }
  await close();
  // A run that the signal interrupted has written nothing: its files are read when the command runs again.
  process.exit(EXIT.OK);
}

export const watchCommand = defineCommand({
  usage: 'watch <folder>',
  summary: 'add the articles of files as they appear or change in a folder, until told to stop; SIGTERM ends it',
  settings: ['database', 'extractor', 'threads', 'articleSeconds'],
  options: [BY],
  run: ({ args: [folder = ''] }: WatchCall) => ({ folder: openFolder(folder) }),
  print: ({ folder }, terminal) => terminal.print(`Watching ${folder}.`),
  afterwards: ({ folder }, call) => untilStopped(folder, call),
});
