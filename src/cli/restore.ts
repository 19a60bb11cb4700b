/** `dateline restore`: replaces the content of the database by that of a backup. */
import { restore } from '../store/database/restore.ts';
import { defineCommand } from './command.ts';
import { interruptible } from './signals.ts';
import type { Terminal } from './terminal.ts';

interface RestoreResult {
  readonly database: string;
  readonly file: string;
  readonly articles: number;
}

const print = ({ database, file, articles }: RestoreResult, terminal: Terminal): void =>
  terminal.print(`Restored ${database} from ${file}: ${articles} articles.`);

export const restoreCommand = defineCommand({
  usage: 'restore <file>',
  summary: 'replace the content of the database by that of a backup in one transaction, while it is served',
  settings: ['database'],
  run: async ({ settings: { database }, args: [file = ''], terminal }) => {
    const onProgress = (done: number, total: number) => terminal.progress.report({ stage: 'copying', done, total });
    const articles = await interruptible(({ signal }) => restore(file, database, { signal, onProgress }));
    return { database, file, articles };
  },
  print,
});
