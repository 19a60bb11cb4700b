/** `dateline seed` and `dateline reseed`: load the seeds into the knowledge base in a worker thread, with progress and a report. */
import { Worker } from 'node:worker_threads';
import type { IngestReport, Progress } from '../ingest.ts';
import { builtPath } from '../package-root.ts';
import { DatelineError, type Problem } from '../problem.ts';
import type { Settings } from '../settings.ts';
import { defineCommand } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

import type { LoadJob, LoadMessage } from './load-worker.ts';
import { interruptible, rejectOnAbort } from './signals.ts';
import type { Terminal } from './terminal.ts';

export interface LoadReport extends IngestReport {
  readonly command: 'SEED' | 'RESEED';
  readonly database: string;
  readonly from: string;
  readonly dryRun: boolean;
}

interface LoadCall {
  readonly settings: Pick<Settings, 'database' | 'from' | 'threads' | 'extractor' | 'articleSeconds'>;
  readonly dryRun: boolean;
  readonly terminal: Terminal;
}

const WORKER = builtPath('src/cli/load-worker.ts');

function runInThread(job: LoadJob, onProgress: (step: Progress) => void): Promise<IngestReport> {
  const thread = new Worker(WORKER, { workerData: job });
  return new Promise((resolve, reject) => {
    thread.on('message', (message: LoadMessage) => {
      if ('progress' in message) onProgress(message.progress);
      else if ('report' in message) resolve(message.report);
      else reject(new DatelineError(message.failure.code, message.failure.message));
    });
    thread.on('error', reject);
    thread.on('exit', (code) => reject(new Error(`The worker thread ended with ${code} and no report`)));
  });
}

/**
 * Rejects with what `ingest` rejects with, and with `Interrupted` at a stop signal: the thread then ends with the process, and an open
 * transaction is rolled back.
 */
export async function load(
  command: LoadReport['command'],
  { settings, dryRun, terminal }: LoadCall,
): Promise<LoadReport> {
  const { database, from, threads, extractor, articleSeconds } = settings;
  const job = { options: { command, database, from, threads, articleSeconds, dryRun }, extractor };
  try {
    const report = await interruptible(({ signal, committed }) => {
      const onProgress = (step: Progress): void => {
        if (step.stage === 'finishing') committed();
        terminal.progress.report(step);
      };
      return Promise.race([runInThread(job, onProgress), rejectOnAbort(signal)]);
    });
    return { command, database, from, dryRun, ...report };
  } finally {
    terminal.progress.end();
  }
}

const DONE = { SEED: 'Seeded', RESEED: 'Reseeded' } as const;
const DRY_RUN = { SEED: 'Would seed', RESEED: 'Would reseed' } as const;

const pluralize = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const countBySeverity = (problems: readonly Problem[]): string => {
  const errors = problems.filter(({ severity }) => severity === 'ERROR').length;
  return `${pluralize(errors, 'error')}, ${pluralize(problems.length - errors, 'warning')}`;
};

export function printLoadReport(loaded: LoadReport, terminal: Terminal): void {
  const { command, database, from, dryRun, articles, entities, mentions, otherLanguages, problems, seconds } = loaded;
  const { added, changed, removed, unchanged } = articles;
  for (const problem of problems) terminal.printProblem(problem);
  if (problems.length > 0) terminal.info(countBySeverity(problems));
  terminal.print(`${(dryRun ? DRY_RUN : DONE)[command]} ${database} from ${from} in ${seconds.toFixed(1)} s.`);
  terminal.print(`Articles: ${added} added, ${changed} changed, ${removed} removed, ${unchanged} unchanged.`);
  terminal.print(
    `${dryRun ? 'It would hold' : 'It holds'} ${pluralize(mentions, 'mention')} of ${pluralize(entities, 'entity', 'entities')}.`,
  );
  if (otherLanguages.length > 0) terminal.print(describeLanguages(otherLanguages));
}

/** One line, since there may be thousands of such articles. */
function describeLanguages(languages: IngestReport['otherLanguages']): string {
  const counts = languages.map(({ language, count }) => `${count} ${language}`).join(', ');
  return `In other languages than English: ${counts}. Without annotations, only names of the gazetteer are found in these articles.`;
}

const loadExitCode = ({ problems }: LoadReport): ExitCode =>
  problems.some(({ severity }) => severity === 'ERROR') ? EXIT.SOME_SEEDS_BAD : EXIT.OK;

export const seedCommand = defineCommand({
  usage: 'seed',
  summary: 'load the seeds into a new or empty database',
  settings: ['from', 'database', 'extractor', 'threads', 'articleSeconds'],
  dryRun: 'report what would be loaded, and change nothing',
  run: (call) => load('SEED', call),
  print: printLoadReport,
  exitCode: loadExitCode,
});

export const reseedCommand = defineCommand({
  usage: 'reseed',
  summary: 'make the database equal to the seeds in one transaction; removes what they no longer hold',
  settings: ['from', 'database', 'extractor', 'threads', 'articleSeconds'],
  dryRun: 'report what would change, and change nothing',
  run: (call) => load('RESEED', call),
  print: printLoadReport,
  exitCode: loadExitCode,
});
