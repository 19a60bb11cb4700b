/** `dateline migrate`: brings the database to the version that this Dateline knows. */
import { type MigrateReport, migrate } from '../store/database/migrate.ts';
import { defineCommand } from './command.ts';

const describe = ({ from, to }: MigrateReport): string =>
  from === to ? `Nothing to do: the database has version ${to} already.` : `Migrated from version ${from} to ${to}.`;

export const migrateCommand = defineCommand({
  usage: 'migrate',
  summary: 'bring the database to the version that this Dateline knows, making the file when there is none',
  settings: ['database'],
  run: ({ settings }) => migrate(settings.database),
  print: (report, terminal) => terminal.print(describe(report)),
});
