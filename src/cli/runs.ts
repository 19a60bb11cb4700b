/** `dateline runs`: lists the runs that loaded or removed articles. */
import { Option } from 'commander';
import { PAGE_SIZE, within } from '../../schema/limits.ts';
import type { RunSummary } from '../store/read/list-runs.ts';
import { wholeNumber } from './change-command.ts';
import { defineCommand, withStore } from './command.ts';

const secondsOf = ({ startedAt, finishedAt }: RunSummary): string =>
  ((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000).toFixed(1);

const describe = (run: RunSummary): string =>
  [
    run.number,
    run.startedAt,
    run.createdBy ?? '-',
    run.command,
    `${secondsOf(run)} s`,
    `+${run.articlesAdded} ~${run.articlesChanged} -${run.articlesRemoved} =${run.articlesUnchanged}`,
    `${run.errorCount} errors, ${run.problemCount - run.errorCount} warnings`,
  ].join('  ');

export const runsCommand = defineCommand({
  usage: 'runs',
  summary:
    'print the runs, the latest first, one a line: number, time, who, command, duration, articles added (+), changed (~), removed (-) and unchanged (=), problems',
  settings: ['database'],
  options: [
    new Option('--first <number>', `how many, ${PAGE_SIZE.least} to ${PAGE_SIZE.most}`)
      .argParser(wholeNumber)
      .default(PAGE_SIZE.default),
    new Option('--after <number>', 'go on in the list after the run with this number').argParser(wholeNumber),
  ],
  run: async ({ settings, options }) => {
    const { first, after } = options as unknown as { first: number; after?: number };
    // Imported only when it runs, since every command loads this file.
    const { listRuns } = await import('../store/read/list-runs.ts');
    const page = { first: within(PAGE_SIZE, '--first', first), after };
    return withStore(settings.database, (store) => listRuns(store, page), { readonly: true });
  },
  print: (rows, terminal) => {
    for (const row of rows) terminal.print(describe(row));
  },
});
