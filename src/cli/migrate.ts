/** `dateline migrate`: migrates the database to the current version. */
import { type MigrateReport, migrate } from '../store/database/migrate.ts';
import { isPostgres } from '../store/postgres/address.ts';
import { migratePostgres } from '../store/postgres/migrate.ts';
import { defineCommand } from './command.ts';

const format = ({ from, to }: MigrateReport): string =>
  from === to ? `Nothing to do: the database has version ${to} already.` : `Migrated from version ${from} to ${to}.`;

export const migrateCommand = defineCommand({
  usage: 'migrate',
  summary:
    'migrate the database to the current version, one transaction a migration; creates the file, or the tables in PostgreSQL, when there is none',
  settings: ['database'],
  takesPostgres: true,
  run: ({ settings: { database } }) => (isPostgres(database) ? migratePostgres(database) : migrate(database)),
  print: (report, terminal) => terminal.print(format(report)),
});
