/** The mode `texts`: the CPU time of reading one article of 30, 60 and 120 KB, for each extreme kind of text. */
import { shippedComponents } from '../src/ingest/components.ts';
import { createReader, type Reader } from '../src/ingest/reader.ts';
import type { ArticleKey, Document } from '../src/model.ts';
import { TEXT_KINDS, textOf } from './data/texts.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';

const SIZES = [30, 60, 120];

export const documentOf = (text: string): Document => ({
  key: 'text' as ArticleKey,
  file: 'text.txt',
  line: null,
  parts: [{ role: 'BODY', text, at: 0 }],
  publication: null,
  source: null,
  url: null,
  language: null,
  section: null,
  annotations: null,
  digest: '',
});

/** Seconds of CPU of reading a text; the least of `rounds` runs. */
async function measure(reader: Reader, text: string, rounds: number): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await reader.read(documentOf(text));
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

export async function texts({ only, rounds }: Settings): Promise<void> {
  const reader = createReader(shippedComponents(), []);
  await measure(reader, textOf('a list of people', 20_000), 3);
  const rows = [['seconds of CPU', ...SIZES.map((size) => `${size} KB`), '120 KB / 30 KB']];
  for (const kind of TEXT_KINDS.filter((name) => name.includes(only))) {
    const seconds: number[] = [];
    for (const size of SIZES) seconds.push(await measure(reader, textOf(kind, size * 1024), rounds));
    const growth = (seconds.at(-1) ?? 0) / (seconds[0] ?? 1);
    rows.push([kind, ...[...seconds, growth].map(formatNumber)]);
  }
  printTable(rows);
}
