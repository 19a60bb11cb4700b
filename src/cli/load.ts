/** What seeding and reseeding share: the work with its progress shown, and the report in words. */
import { Worker } from 'node:worker_threads';
import type { IngestReport, Progress } from '../ingest.ts';
import { builtPath } from '../package-root.ts';
import { DatelineError, type Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { aborted, interruptible } from './interruptible.ts';
import type { LoadJob, LoadMessage } from './load-thread.ts';
import type { Terminal } from './terminal.ts';

export interface Loaded extends IngestReport {
  readonly command: 'SEED' | 'RESEED';
  readonly database: string;
  readonly from: string;
  readonly dryRun: boolean;
}

interface Load {
  readonly settings: Pick<Settings, 'database' | 'from' | 'threads' | 'extractor'>;
  readonly dryRun: boolean;
  readonly terminal: Terminal;
}

const THREAD = builtPath('src/cli/load-thread.ts');

function inThread(job: LoadJob, onProgress: (step: Progress) => void): Promise<IngestReport> {
  const thread = new Worker(THREAD, { workerData: job });
  return new Promise((resolve, reject) => {
    thread.on('message', (message: LoadMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('report' in message) resolve(message.report);
      else reject(new DatelineError(message.failure.code, message.failure.message));
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`The thread that loads ended with ${code} and no report`)));
  });
}

/**
 * Rejects with what `ingest` rejects with, and with an `Interrupted` as soon as it is told to stop: its thread is then to die
 * with the process, which within a transaction leaves the old state.
 */
export async function load(command: Loaded['command'], { settings, dryRun, terminal }: Load): Promise<Loaded> {
  const { database, from, threads, extractor } = settings;
  const job = { options: { command, database, from, threads, dryRun }, extractor };
  try {
    const report = await interruptible(({ signal, settled }) => {
      const onProgress = (step: Progress): void => {
        if (step.stage === 'finishing') settled();
        terminal.progress.report(step);
      };
      return Promise.race([inThread(job, onProgress), aborted(signal)]);
    });
    return { command, database, from, dryRun, ...report };
  } finally {
    terminal.progress.end();
  }
}

const DONE = { SEED: 'Seeded', RESEED: 'Reseeded' } as const;
const REHEARSED = { SEED: 'Would seed', RESEED: 'Would reseed' } as const;

const inWords = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const countBySeverity = (problems: readonly Problem[]): string => {
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length;
  return `${inWords(errors, 'error')}, ${inWords(problems.length - errors, 'warning')}`;
};

export function printLoaded(loaded: Loaded, terminal: Terminal): void {
  const { command, database, from, dryRun, articles, entities, mentions, problems, seconds } = loaded;
  const { added, changed, removed, unchanged } = articles;
  for (const problem of problems) terminal.complain(problem);
  if (problems.length > 0) terminal.say(countBySeverity(problems));
  terminal.print(`${(dryRun ? REHEARSED : DONE)[command]} ${database} from ${from} in ${seconds.toFixed(1)} s.`);
  terminal.print(`Articles: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged.`);
  terminal.print(
    `${dryRun ? 'It would hold' : 'It holds'} ${inWords(mentions, 'mention')} of ${inWords(entities, 'entity', 'entities')}.`,
  );
}

export const loadedExitCode = ({ problems }: Loaded): ExitCode =>
  problems.some(({ severity }) => severity === 'ERROR') ? EXIT.SOME_SEEDS_BAD : EXIT.OK;
