/** `dateline changes`: lists the change log, exports it, and imports it into another database. */
import { Option } from 'commander';
import { PAGE_SIZE, within } from '../../schema/limits.ts';
import { CHANGE_STATES, CHANGE_TYPES } from '../corrections/definitions.ts';
import type { Imported } from '../store/corrections/import-export.ts';
import type { Change, ListedChanges } from '../store/corrections/list-changes.ts';
import { wholeNumber } from './change-command.ts';
import { defineCommand, defineGroup, withStore } from './command.ts';
import { readInput } from './input.ts';

const READONLY = { readonly: true };

// Imported only when they run, since every command loads this file.
const loadList = () => import('../store/corrections/list-changes.ts');
const loadImportExport = () => import('../store/corrections/import-export.ts');

const describe = ({ number, createdAt, createdBy, type, state, orphanReason, reason }: Change): string =>
  [number, createdAt, createdBy, type, orphanReason ? `${state} (${orphanReason})` : state, reason ?? '']
    .join('  ')
    .trimEnd();

const FILTERS = [
  new Option('--types <types...>', 'only changes of these types').choices(CHANGE_TYPES),
  new Option('--states <states...>', 'only changes in one of these states').choices(CHANGE_STATES),
  new Option('--created-by <name>', 'only changes that this token, or this person at the command line, made'),
  new Option('--since <number>', 'only changes made after the one with this number').argParser(wholeNumber),
];

const PAGING = [
  new Option('--first <number>', `how many, ${PAGE_SIZE.least} to ${PAGE_SIZE.most}`)
    .argParser(wholeNumber)
    .default(PAGE_SIZE.default),
  new Option('--after <number>', 'go on in the list after the change with this number').argParser(wholeNumber),
];

const listCommand = defineCommand({
  usage: 'list',
  summary: 'print changes, the latest first, one a line: number, time, who, what, state, reason',
  settings: ['database'],
  options: [...FILTERS, ...PAGING],
  run: async ({ settings, options }) => {
    const args = options as unknown as ListedChanges;
    const first = within(PAGE_SIZE, '--first', args.first);
    const { listChanges } = await loadList();
    return withStore(settings.database, (store) => listChanges(store, { ...args, first }), READONLY);
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
    const { exportLog } = await loadImportExport();
    return withStore(settings.database, (store) => [...exportLog(store)], READONLY);
  },
  print: (lines, terminal) => {
    for (const line of lines) terminal.print(line);
  },
  toJson: (lines) => lines.map((line) => JSON.parse(line) as unknown),
});

/** Less than the longest string of V8. A log in parts, in their order, imports as well. */
const MAX_IMPORT_MEGABYTES = 500;

const describeImported = ({ added, known, orphaned }: Imported): string =>
  `Changes: ${added} added, ${known} known already, ${orphaned.length} of those added have no effect.`;

const importCommand = defineCommand({
  usage: 'import <file>',
  summary:
    'add the changes that "changes export" printed, without those that are in the log already; "-" reads standard input',
  settings: ['database'],
  run: async ({ settings, args: [file = ''] }) => {
    const { importLog } = await loadImportExport();
    const lines = readInput(file, MAX_IMPORT_MEGABYTES).split('\n');
    return withStore(settings.database, (store) => importLog(store, lines));
  },
  print: (imported, terminal) => terminal.print(describeImported(imported)),
});

export const changesCommand = defineGroup('changes', 'list the change log, and export it to another database', [
  listCommand,
  exportCommand,
  importCommand,
]);
