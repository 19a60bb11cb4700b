/** `dateline backup`: copies the database into one file, while it is served or reseeded. */
import { statSync } from 'node:fs';
import { backup } from '../store/database/backup.ts';
import { defineCommand } from './command.ts';
import { interruptible } from './signals.ts';
import type { Terminal } from './terminal.ts';

interface BackupResult {
  readonly database: string;
  readonly file: string;
  readonly articles: number;
  readonly bytes: number;
}

const print = ({ database, file, articles, bytes }: BackupResult, terminal: Terminal): void =>
  terminal.print(`Backed up ${database} into ${file}: ${articles} articles, ${(bytes / 1e6).toFixed(1)} MB.`);

export const backupCommand = defineCommand({
  usage: 'backup <file>',
  summary: 'copy the database into a file, while it is served or reseeded',
  settings: ['database'],
  force: 'replace the file if it exists and is a regular one',
  run: async ({ settings: { database }, args: [file = ''], force, terminal }) => {
    const onProgress = (done: number, total: number) => terminal.progress.report({ stage: 'copying', done, total });
    const articles = await interruptible(({ signal }) => backup(database, file, { force, signal, onProgress }));
    return { database, file, articles, bytes: statSync(file).size };
  },
  print,
});
