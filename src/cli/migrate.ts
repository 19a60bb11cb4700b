/** `dateline migrate`: migrates the database to the current version. */
import { type MigrateReport, migrate } from '../store/database/migrate.ts';
import { defineCommand } from './command.ts';

const format = ({ from, to }: MigrateReport): string =>
  from === to ? `Nothing to do: the database has version ${to} already.` : `Migrated from version ${from} to ${to}.`;

export const migrateCommand = defineCommand({
  usage: 'migrate',
  summary:
    'migrate the database to the current version, one transaction a migration; creates the file when there is none',
  settings: ['database'],
  run: ({ settings }) => migrate(settings.database),
  print: (report, terminal) => terminal.print(format(report)),
});
