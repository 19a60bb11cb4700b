/** `dateline export`: writes the knowledge base, or what a filter lets through, into a folder, in a format of other programs. */
import { setImmediate } from 'node:timers/promises';
import { Option } from 'commander';
import { FORMAT_NAMES, type FormatName } from '../export/format-names.ts';
import { type Call, defineCommand } from './command.ts';
import { readInput } from './input.ts';
import { interruptible } from './signals.ts';
import type { Terminal } from './terminal.ts';

interface ExportResult {
  readonly database: string;
  readonly format: FormatName;
  readonly out: string;
  readonly articles: number;
  readonly entities: number;
  readonly bytes: number;
}

const MAX_FILTER_MEGABYTES = 1;

const OPTIONS = [
  new Option('--format <format>', 'of the files').choices(FORMAT_NAMES).makeOptionMandatory(),
  new Option(
    '--filter <file>',
    'only what this filter lets through: a file with an ArticleFilter of the schema as JSON; "-" reads standard input',
  ),
  new Option('--out <folder>', 'a new or empty folder for the files; default: export-FORMAT, such as export-csv'),
];

async function readFilter(file: unknown) {
  if (typeof file !== 'string') return null;
  const { readArticleFilter } = await import('../../schema/article-filter.ts');
  return readArticleFilter(readInput(file, MAX_FILTER_MEGABYTES));
}

async function run({ settings: { database }, options, force, terminal }: Call<'database'>): Promise<ExportResult> {
  const format = options.format as FormatName;
  const { out = `export-${format}`, filter: file } = options as { out?: string; filter?: string };
  const filter = await readFilter(file);
  // Imported when they are needed, since every command loads this file.
  const [{ inNewFolder }, { FORMATS }, { openSnapshot }, { writeFiles }] = await Promise.all([
    import('../export/export-folder.ts'),
    import('../export/formats.ts'),
    import('../export/snapshot.ts'),
    import('../export/write-files.ts'),
  ]);
  const snapshot = openSnapshot(database, { filter });
  const { records, counts } = snapshot;
  try {
    const facts = { format, ...counts, isFiltered: filter !== null };
    const bytes = await interruptible(({ signal }) => {
      const pause = async (done: number): Promise<void> => {
        terminal.progress.report({ stage: 'kilobytes written', done: Math.round(done / 1000), total: null });
        await setImmediate();
        signal.throwIfAborted();
      };
      const files = { format: FORMATS[format], records, facts, pause };
      return inNewFolder(out, force, (folder) => writeFiles(folder, files));
    });
    return { database, format, out, ...counts, bytes };
  } finally {
    snapshot.close();
  }
}

const print = ({ database, format, out, articles, entities, bytes }: ExportResult, terminal: Terminal): void =>
  terminal.print(
    `Exported ${articles} articles and ${entities} entities of ${database} as ${format} into ${out}: ${(bytes / 1e6).toFixed(1)} MB.`,
  );

export const exportCommand = defineCommand({
  usage: 'export',
  summary: 'write the knowledge base, or what a filter lets through, into a folder, in a format of other programs',
  settings: ['database'],
  options: OPTIONS,
  force: 'replace an earlier export in the folder',
  run,
  print,
});
