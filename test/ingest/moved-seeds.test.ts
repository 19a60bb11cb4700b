/** Lines that move and versions that supersede others: what a reseed stores is what a fresh seed does. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import type { IngestReport } from '../../src/ingest/report.ts';
import { ingest } from '../../src/ingest.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { moveSeeds } from '../../src/store/write/seed-locations.ts';
import { addTo, folderOf } from '../support/folder.ts';

const components = shippedComponents();

const run = (from: string, database: string, command: 'SEED' | 'RESEED'): Promise<IngestReport> =>
  ingest({ from, database, command, dryRun: false }, components);

function dumpOf(database: string): string {
  const store = openStore(database, { readonly: true });
  try {
    return [...dump(store)].join('\n');
  } finally {
    store.close();
  }
}

async function freshDump(from: string): Promise<string> {
  const database = join(folderOf({}), 'fresh.sqlite');
  await run(from, database, 'SEED');
  return dumpOf(database);
}

const ONE = '{"articleBody":"Ada Lovelace went to Paris with Charles Babbage."}';
const TWO = '{"url":"https://news.example/two","articleBody":"Byron stayed in London."}';

test('a line that moved is unchanged, and its location is that of a fresh seed', async () => {
  const from = folderOf({ 'a.jsonl': `${ONE}\n${TWO}\n` });
  const database = join(folderOf({}), 'base.sqlite');
  await run(from, database, 'SEED');
  addTo(from, { 'a.jsonl': `\n${TWO}\n${ONE}\n` });
  const { articles, problems } = await run(from, database, 'RESEED');
  expect([articles, problems]).toEqual([{ added: 0, changed: 0, removed: 0, unchanged: 2 }, []]);
  expect(dumpOf(database)).toBe(await freshDump(from));
  rmSync(join(from, 'a.jsonl'));
  addTo(from, { 'b.jsonl': TWO });
  expect((await run(from, database, 'RESEED')).articles).toEqual({ added: 0, changed: 0, removed: 1, unchanged: 1 });
  expect(dumpOf(database)).toBe(await freshDump(from));
});

test('a later version of an address is stored, whichever of them was stored before', async () => {
  const version = (text: string, hour: string) =>
    JSON.stringify({ url: 'https://news.example/one', dateModified: `2005-03-24T${hour}:00:00Z`, articleBody: text });
  const [early, late] = [version('Ada Lovelace went to Paris.', '09'), version('Ada Lovelace went to London.', '12')];
  const database = join(folderOf({}), 'base.sqlite');
  const from = folderOf({ 'a.jsonl': early });
  await run(from, database, 'SEED');
  addTo(from, { 'a.jsonl': `${early}\n${late}` });
  const second = await run(from, database, 'RESEED');
  expect(second.articles).toEqual({ added: 0, changed: 1, removed: 0, unchanged: 0 });
  expect(second.problems).toMatchObject([{ code: 'SUPERSEDED', line: 1 }]);
  expect(dumpOf(database)).toBe(await freshDump(from));
  const third = await run(from, database, 'RESEED');
  expect(third.articles).toEqual({ added: 0, changed: 0, removed: 0, unchanged: 1 });
  expect(dumpOf(database)).toContain('went to London');
  expect(dumpOf(database)).not.toContain('went to Paris');
});

test('the record of a corrected article has the new location too, written as records are', async () => {
  const database = join(folderOf({}), 'base.sqlite');
  await run(folderOf({ 'a.jsonl': TWO }), database, 'SEED');
  const store = openStore(database);
  try {
    const record = (file: string, line: number | null) =>
      JSON.stringify({ key: 'k', file, line, score: 0.5, text: 'é' });
    const insert =
      'INSERT INTO base_articles (id, key, digest, run_id, record) SELECT 7, ?, ?, id, ? FROM runs LIMIT 1';
    store.prepare(insert).run('k', 'd', record('a.jsonl', 1));
    for (const [file, line] of [
      ['a.jsonl', 3],
      ['b.json', null],
    ] as const) {
      moveSeeds(store, new Map([['k', { file, line }]]));
      expect(store.prepare("SELECT record FROM base_articles WHERE key = 'k'").pluck().get()).toBe(record(file, line));
    }
  } finally {
    store.close();
  }
});
