/** `dateline changes`: lists the log of changes, and carries it from one database to another. */
import { Option } from 'commander';
import { PAGE_SIZE, within } from '../../schema/limits.ts';
import type { ChangeRow, Imported } from '../store/changes.ts';
import { ROOT } from '../store/scope.ts';
import { wholeNumber } from './change-command.ts';
import { defineCommand, defineGroup } from './command.ts';
import { readGiven } from './given.ts';
import { withStore } from './with-store.ts';

const READING = { readonly: true };

// Loaded when it is needed: every command starts by loading this file.
const loadChanges = () => import('../store/changes.ts');

const describe = ({ number, createdAt, createdBy, type, state, reason }: ChangeRow): string =>
  [number, createdAt, createdBy, type, state, reason ?? ''].join('  ').trimEnd();

const listCommand = defineCommand({
  usage: 'list',
  summary: 'print the latest changes, one a line: number, time, who, what, whether it is in force, why',
  settings: ['database'],
  options: [
    new Option('--first <number>', `how many, 1 to ${PAGE_SIZE.most}`)
      .argParser(wholeNumber)
      .default(PAGE_SIZE.default),
  ],
  run: async ({ settings, options }) => {
    const first = within(PAGE_SIZE, '--first', Number(options.first));
    const { listChanges } = await loadChanges();
    return withStore(
      settings.database,
      (store) => listChanges(store, ROOT, { page: { first } })[0]?.rows ?? [],
      READING,
    );
  },
  print: (rows, terminal) => {
    for (const row of rows) terminal.print(describe(row));
  },
});

const exportCommand = defineCommand({
  usage: 'export',
  summary: 'print every change as JSON Lines, for "changes import" of another database',
  settings: ['database'],
  run: async ({ settings }) => {
    const { exportChanges } = await loadChanges();
    return withStore(settings.database, (store) => [...exportChanges(store)], READING);
  },
  print: (lines, terminal) => {
    for (const line of lines) terminal.print(line);
  },
  toJson: (lines) => lines.map((line) => JSON.parse(line) as unknown),
});

const describeImported = ({ added, known, orphaned }: Imported): string =>
  `Changes: ${added} added, ${known} known already, ${orphaned.length} of those added speak of nothing that is there.`;

const importCommand = defineCommand({
  usage: 'import <file>',
  summary:
    'make the changes that "changes export" printed, those left out that were made already; "-" reads what is piped in',
  settings: ['database'],
  run: async ({ settings, words: [file = ''] }) => {
    const { importChanges } = await loadChanges();
    const lines = readGiven(file)
      .split('\n')
      .filter((line) => line.trim() !== '');
    return withStore(settings.database, (store) => importChanges(store, lines));
  },
  print: (imported, terminal) => terminal.print(describeImported(imported)),
});

export const changesCommand = defineGroup('changes', 'list the log of changes, and carry it to another database', [
  listCommand,
  exportCommand,
  importCommand,
]);
