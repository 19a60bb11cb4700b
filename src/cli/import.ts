/** `dateline import`: restores a knowledge base from an export in JSON Lines, corrections included. */
import { existsSync } from 'node:fs';
import { quoteForShell } from '../escapes.ts';
import type { ImportReport } from '../export/import/import.ts';
import { DatelineError } from '../problem.ts';
import { createDatabase } from '../store/database/new-database.ts';
import type { Store } from '../store/database/open.ts';
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

function refuseFilled(store: Store, from: string): void {
  if (isEmpty(store)) return;
  const message = `${store.path} holds articles already. Name a new file: dateline import ${quoteForShell(from)} --database NEW`;
  throw new DatelineError('ALREADY_SEEDED', message);
}

export const importCommand = defineCommand({
  usage: 'import <export>',
  summary:
    'restore a new or empty database from what "export --format jsonl" wrote: a folder, or one file with all lines',
  settings: ['database'],
  run: async ({ settings: { database }, args: [from = ''], terminal }) => {
    // Imported when it is needed, since every command loads this file.
    const { importExport, refuseNoExport } = await import('../export/import/import.ts');
    refuseNoExport(from);
    const onArticle = (done: number) => terminal.progress.report({ stage: 'importing', done, total: null });
    const importInto = (store: Store): ImportResult => {
      refuseFilled(store, from);
      return { database, from, ...importExport(store, from, onArticle) };
    };
    if (existsSync(database)) return withStore(database, importInto, { synchronous: 'NORMAL' });
    return createDatabase(database, async (store) => importInto(store));
  },
  print,
});
