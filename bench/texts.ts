/** The mode `texts`: the CPU time of reading one article of 20, 40 and 80 KB, for each extreme kind of text. */
import { shippedComponents } from '../src/ingest/components.ts';
import { createReader, type Reader } from '../src/ingest/reader.ts';
import type { Document } from '../src/model.ts';
import { documentOf, MARKED_KINDS, TEXT_KINDS, textOf } from './data/texts.ts';
import { leastCpu } from './report/cpu-time.ts';
import { formatNumber, printTable } from './report/table.ts';
import type { Settings } from './settings.ts';

/** KB. A word of more than 100,000 characters would not be read. */
const SIZES = [20, 40, 80];

const sampleOf = (kind: string, size: number): Document =>
  documentOf(textOf(kind, size * 1024), kind, MARKED_KINDS.get(kind));

/** Milliseconds of CPU of reading a text. Throws when it is not read. */
const measure = (reader: Reader, document: Document, rounds: number): Promise<number> =>
  leastCpu(rounds, async () => {
    const { record, problems } = await reader.read(document);
    if (record === null) throw new Error(problems[0]?.message);
  });

export async function texts({ only, rounds }: Settings): Promise<void> {
  const reader = createReader(shippedComponents(), []);
  await measure(reader, sampleOf('a list of people', 20), 3);
  const rows = [['ms of CPU', ...SIZES.map((size) => `${size} KB`), '80 KB / 20 KB']];
  for (const kind of [...TEXT_KINDS, ...MARKED_KINDS.keys()].filter((name) => name.includes(only))) {
    const times: number[] = [];
    for (const size of SIZES) times.push(await measure(reader, sampleOf(kind, size), rounds));
    const growth = (times.at(-1) ?? 0) / (times[0] ?? 1);
    rows.push([kind, ...[...times, growth].map(formatNumber)]);
  }
  printTable(rows);
}
