/** `dateline extract`: prints the mentions of one file, without a database. */
import type { ExtractedFile, ExtractedMention } from '../ingest/extract-file.ts';
import { defineCommand } from './command.ts';
import type { Terminal } from './terminal.ts';

const cellsOf = ({ start, end, surface, kind, form, entity, score }: ExtractedMention): string[] => [
  `${start}-${end}`,
  kind,
  form,
  score === null ? '' : score.toFixed(2),
  surface.replaceAll(/\s+/g, ' '),
  entity ?? '(unresolved)',
];

/** Prints the title, and a line for each mention with its fields in columns. */
function print({ title, mentions }: ExtractedFile, terminal: Terminal): void {
  if (title !== null) terminal.print(title);
  const rows = mentions.map(cellsOf);
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    terminal.print(cells.join('  ').trimEnd());
  }
}

export const extractCommand = defineCommand({
  usage: 'extract <file>',
  summary: 'print the mentions of one file, found with the names of the seeds; needs no database',
  settings: ['from', 'extractor', 'articleSeconds'],
  run: async ({ settings, args: [file = ''] }) => {
    // Loaded on demand: the extractor takes a while.
    const { extractFileWithSeeds } = await import('../ingest/extract-file.ts');
    return extractFileWithSeeds(file, settings);
  },
  print,
});
