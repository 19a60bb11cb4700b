/** `dateline restore`: replaces the content of the database by that of a backup. */
import { type Restored, restore } from '../store/database/restore.ts';
import { defineCommand } from './command.ts';
import { interruptible } from './signals.ts';
import type { Terminal } from './terminal.ts';

interface RestoreResult extends Restored {
  readonly database: string;
  readonly file: string;
}

function print({ database, file, articles, tokens }: RestoreResult, terminal: Terminal): void {
  terminal.print(`Restored ${database} from ${file}: ${articles} articles.`);
  const { revoked, added } = tokens;
  if (revoked.length > 0) terminal.print(`Tokens revoked since the backup, which stay revoked: ${revoked.join(', ')}.`);
  if (added.length > 0) terminal.print(`Tokens that the backup does not have, which were kept: ${added.join(', ')}.`);
}

export const restoreCommand = defineCommand({
  usage: 'restore <file>',
  summary: 'replace the content of the database by that of a backup in one transaction, while it is served',
  settings: ['database'],
  run: async ({ settings: { database }, args: [file = ''], terminal }) => {
    const onProgress = (done: number, total: number) => terminal.progress.report({ stage: 'copying', done, total });
    const restored = await interruptible(({ signal }) => restore(file, database, { signal, onProgress }));
    return { database, file, ...restored };
  },
  print,
});
