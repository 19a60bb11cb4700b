/** `dateline restore`: puts a backup in the place of the knowledge base. */
import { restore } from '../store/database/restore.ts';
import { defineCommand } from './command.ts';
import { interruptible } from './signals.ts';
import type { Terminal } from './terminal.ts';

interface Restored {
  readonly database: string;
  readonly file: string;
  readonly articles: number;
}

const print = ({ database, file, articles }: Restored, terminal: Terminal): void =>
  terminal.print(`Restored ${database} from ${file}: ${articles} articles.`);

export const restoreCommand = defineCommand({
  usage: 'restore <file>',
  summary: 'make the knowledge base what a backup says, in one step; who serves it need not stop',
  settings: ['database'],
  run: async ({ settings: { database }, args: [file = ''], terminal }) => {
    const onProgress = (done: number, total: number) => terminal.progress.report({ stage: 'copying', done, total });
    const articles = await interruptible(({ signal }) => restore(file, database, { signal, onProgress }));
    return { database, file, articles };
  },
  print,
});
