/** `dateline check`: checks every invariant of a knowledge base. */
import type { Defect } from '../store/database/integrity.ts';
import { defineCommand, withStore } from './command.ts';
import { EXIT } from './exit-codes.ts';
import type { Terminal } from './terminal.ts';

// Loaded on demand: every command starts by loading this file.
const loadCheck = () => import('../store/check/check.ts');

interface Checked {
  readonly database: string;
  readonly defects: readonly Defect[];
}

function print({ database, defects }: Checked, terminal: Terminal): void {
  for (const { table, key, message } of defects)
    terminal.print(`${[table, key].filter(Boolean).join(' ')}: ${message}`);
  terminal.print(defects.length === 0 ? `${database} has no defects.` : `Defects: ${defects.length}.`);
}

export const checkCommand = defineCommand({
  usage: 'check',
  summary: 'check every invariant: file, spans, ids, references, derived counts, neighbours, full-text indexes',
  settings: ['database'],
  run: async ({ settings: { database } }): Promise<Checked> => {
    const { check } = await loadCheck();
    return { database, defects: withStore(database, check) };
  },
  print,
  exitCode: ({ defects }) => (defects.length === 0 ? EXIT.OK : EXIT.DEFECTS_FOUND),
});
