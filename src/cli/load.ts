/** Loads or removes articles in a worker thread, with progress and a report: what `seed`, `reseed`, `ingest` and `remove` share. */
import type { Command } from 'commander';
import type { IngestReport } from '../ingest/report.ts';
import type { Progress } from '../ingest.ts';
import type { Settings } from '../settings.ts';
import type { RunCommand } from '../store/sql/tables/runs.ts';
import { BY, findAuthor } from './author.ts';
import { type Call, defineCommand } from './command.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { runInThread } from './load-thread.ts';
import type { LoadJob } from './load-worker.ts';
import { interruptible, rejectOnAbort } from './signals.ts';
import type { Terminal } from './terminal.ts';

export interface LoadReport extends IngestReport {
  readonly command: RunCommand;
  readonly database: string;
  /** The folder of the seeds, of SEED and RESEED. */
  readonly from?: string;
  /** The files and folders of an INGEST. */
  readonly paths?: readonly string[];
  /** The keys of a REMOVE. */
  readonly keys?: readonly string[];
  readonly dryRun: boolean;
}

interface LoadCall {
  readonly settings: Pick<Settings, 'database' | 'from' | 'threads' | 'extractor' | 'articleSeconds'>;
  /** Who runs it; default: whoever is logged in. */
  readonly by?: unknown;
  readonly dryRun: boolean;
  readonly terminal: Terminal;
}

/** Rejects with `Interrupted` at a stop signal: the thread then ends with the process, and an open transaction is rolled back. */
async function runJob(job: LoadJob, terminal: Terminal): Promise<IngestReport> {
  try {
    return await interruptible(({ signal, committed }) => {
      const onProgress = (step: Progress): void => {
        if (step.stage === 'finishing') committed();
        terminal.progress.report(step);
      };
      return Promise.race([runInThread(job, onProgress), rejectOnAbort(signal)]);
    }, consequenceOf(job));
  } finally {
    terminal.progress.end();
  }
}

/** Only an INGEST commits before its end. */
const consequenceOf = ({ options }: LoadJob): string | undefined =>
  'command' in options && options.command === 'INGEST'
    ? ': what was added until then stays, and the same command goes on with the rest.'
    : undefined;

/** Rejects with what `ingest` rejects with, and with `Interrupted`. `paths` are those of an INGEST. */
export async function load(
  command: Exclude<RunCommand, 'REMOVE'>,
  { settings, by, dryRun, terminal }: LoadCall,
  paths: readonly string[] = [],
): Promise<LoadReport> {
  const { database, from, threads, extractor, articleSeconds } = settings;
  const options = { command, database, from, paths, by: findAuthor(by), threads, articleSeconds, dryRun };
  const report = await runJob({ options, extractor }, terminal);
  return { command, database, ...(command === 'INGEST' ? { paths } : { from }), dryRun, ...report };
}

async function remove({ settings, args, options, dryRun, terminal }: Call<'database'>): Promise<LoadReport> {
  const { database } = settings;
  const report = await runJob({ options: { database, keys: args, by: findAuthor(options.by), dryRun } }, terminal);
  return { command: 'REMOVE', database, keys: args, dryRun, ...report };
}

const pluralize = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const countBySeverity = ({ problems, problemCount, errorCount }: LoadReport): string => {
  const left = problemCount - problems.length;
  const counts = `${pluralize(errorCount, 'error')}, ${pluralize(problemCount - errorCount, 'warning')}`;
  return left > 0
    ? `${counts}, of which the first ${problems.length} are shown; correct them, and run the command again`
    : counts;
};

/** What was done, and what would be. */
const SENTENCES: Readonly<Record<RunCommand, readonly [done: string, dryRun: string, preposition: string]>> = {
  SEED: ['Seeded', 'Would seed', 'from'],
  RESEED: ['Reseeded', 'Would reseed', 'from'],
  INGEST: ['Added to', 'Would add to', 'from'],
  REMOVE: ['Removed from', 'Would remove from', ':'],
};

/** A list of many names would hide the rest of the report. */
const MOST_NAMED = 3;

function describeWork({ command, database, from, paths = [], keys = paths, dryRun, seconds }: LoadReport): string {
  const [done, wouldDo, preposition] = SENTENCES[command];
  const more = keys.length > MOST_NAMED ? ` and ${keys.length - MOST_NAMED} more` : '';
  const what = from ?? keys.slice(0, MOST_NAMED).join(', ') + more;
  const separator = preposition === ':' ? ': ' : ` ${preposition} `;
  return `${dryRun ? wouldDo : done} ${database}${separator}${what} in ${seconds.toFixed(1)} s.`;
}

export function printLoadReport(loaded: LoadReport, terminal: Terminal): void {
  const { dryRun, articles, entities, mentions, otherLanguages, problems } = loaded;
  const { added, changed, removed, unchanged } = articles;
  for (const problem of problems) terminal.printProblem(problem);
  if (problems.length > 0) terminal.info(countBySeverity(loaded));
  terminal.print(describeWork(loaded));
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

const loadExitCode = ({ errorCount }: LoadReport): ExitCode => (errorCount > 0 ? EXIT.SOME_SEEDS_BAD : EXIT.OK);

const shared = {
  options: [BY],
  print: printLoadReport,
  exitCode: loadExitCode,
  dryRun: 'report what would change, and change nothing',
} as const;

const LOADING = ['from', 'database', 'extractor', 'threads', 'articleSeconds'] as const;

export const seedCommand: Command = defineCommand({
  ...shared,
  usage: 'seed',
  summary: 'load the seeds into a new or empty database',
  settings: LOADING,
  dryRun: 'report what would be loaded, and change nothing',
  run: ({ options, ...call }) => load('SEED', { ...call, by: options.by }),
});

export const reseedCommand: Command = defineCommand({
  ...shared,
  usage: 'reseed',
  summary: 'make the database equal to the seeds in one transaction; removes what they no longer hold',
  settings: LOADING,
  run: ({ options, ...call }) => load('RESEED', { ...call, by: options.by }),
});

export const ingestCommand: Command = defineCommand({
  ...shared,
  usage: 'ingest <path...>',
  summary: 'add the articles of files or folders, or update them, 5,000 in a transaction; others stay',
  settings: LOADING,
  run: ({ options, ...call }) => load('INGEST', { ...call, by: options.by }, call.args),
});

export const removeCommand: Command = defineCommand({
  ...shared,
  usage: 'remove <key...>',
  summary: 'remove articles by their keys, in one transaction',
  settings: ['database'],
  run: remove,
});
