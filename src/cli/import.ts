/** `dateline import`: restores a knowledge base from an export in JSON Lines, corrections included. */
import { existsSync } from 'node:fs';
import { quoteForShell } from '../escapes.ts';
import type { ImportReport } from '../export/import/import.ts';
import { DatelineError } from '../problem.ts';
import { migrate } from '../store/database/migrate.ts';
import { isEmpty } from '../store/write/stored-articles.ts';
import { defineCommand, withStore } from './command.ts';
import type { Terminal } from './terminal.ts';

interface ImportResult extends ImportReport {
  readonly database: string;
  readonly from: string;
}

const print = ({ database, from, articles, changes }: ImportResult, terminal: Terminal): void => {
  terminal.print(`Imported ${articles} articles and ${changes.added} changes from ${from} into ${database}.`);
};

export const importCommand = defineCommand({
  usage: 'import <export>',
  summary:
    'restore a new or empty database from what "export --format jsonl" wrote: a folder, or one file with all lines',
  settings: ['database'],
  run: async ({ settings: { database }, args: [from = ''], terminal }) => {
    // Imported when it is needed, since every command loads this file.
    const { importExport, refuseNoExport } = await import('../export/import/import.ts');
    refuseNoExport(from);
    if (!existsSync(database)) migrate(database);
    return withStore(
      database,
      (store) => {
        if (!isEmpty(store)) {
          const message = `${database} holds articles already. Name a new file: dateline import ${quoteForShell(from)} --database NEW`;
          throw new DatelineError('ALREADY_SEEDED', message);
        }
        const onArticle = (done: number) => terminal.progress.report({ stage: 'importing', done, total: null });
        return { database, from, ...importExport(store, from, onArticle) };
      },
      { synchronous: 'NORMAL' },
    );
  },
  print,
});
