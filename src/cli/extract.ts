/** `dateline extract`: tells what one file mentions, without a database. */
import type { ExtractedFile, ExtractedMention } from '../ingest/extract-file.ts';
import { defineCommand } from './command.ts';
import type { Terminal } from './terminal.ts';

const fields = ({ start, end, surface, kind, form, entity, score }: ExtractedMention): string[] => [
  `${start}-${end}`,
  kind,
  form,
  score === null ? '' : score.toFixed(2),
  surface.replaceAll(/\s+/g, ' '),
  entity ?? '(unresolved)',
];

/** One mention a line, its fields in columns. */
function print({ title, mentions }: ExtractedFile, terminal: Terminal): void {
  if (title !== null) terminal.print(title);
  const rows = mentions.map(fields);
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, cell.length)),
    [],
  );
  for (const row of rows)
    terminal.print(
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

export const extractCommand = defineCommand({
  usage: 'extract <file>',
  summary: 'print the mentions that the extractor finds in one article, knowing the names that the seeds know',
  settings: ['from', 'extractor'],
  run: async ({ settings, args: [file = ''] }) => {
    // Loaded when it is needed: what finds names takes a while.
    const { extractFrom } = await import('./extracting.ts');
    return extractFrom(file, settings);
  },
  print,
});
