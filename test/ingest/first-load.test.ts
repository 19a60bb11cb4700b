/** A first load writes articles while others are read; to everybody else the database is empty until all are written. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readBatch } from '../../src/ingest/batch.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { createFirstLoadSink } from '../../src/ingest/first-load.ts';
import { readArticles } from '../../src/ingest/pipeline.ts';
import { openReadSoFar } from '../../src/ingest/read-so-far.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { ingest } from '../../src/ingest.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { collectProblems } from '../../src/store/write/run-problems.ts';
import { openStaging } from '../../src/store/write/staging.ts';
import { dateline, start } from '../support/cli.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

const components = shippedComponents();
const BATCH = 32;
const RUN = { command: 'SEED', startedAt: '', extractor: '', extractorVersion: '' } as const;
const count = 'SELECT count(*) FROM articles';
const newDatabase = () => join(folderOf({}), 'a.sqlite');

const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, index) => JSON.stringify({ articleBody: newsOf(from + index) })).join('\n');

const look = (database: string) => {
  const store = openStore(database);
  try {
    return { said: [...dump(store)].join('\n'), defects: check(store), articles: store.prepare(count).pluck().get() };
  } finally {
    store.close();
  }
};

test('a first load writes the batches that were read before it takes more, and nobody sees them', async () => {
  const database = newDatabase();
  migrate(database);
  const [writer, reader] = [openStore(database), openStore(database, { readonly: true })];
  const staging = openStaging();
  const sink = createFirstLoadSink({ store: writer, staging, run: RUN });
  const written: unknown[] = [];
  const seen: unknown[] = [];
  const ofSeeds = createReader(components, []);
  const pool = {
    maxBatches: 2,
    read: async ({ documents }: { documents: Parameters<typeof readBatch>[1] }) => {
      written.push(writer.prepare(count).pluck().get());
      seen.push(reader.prepare(count).pluck().get());
      return readBatch(ofSeeds, documents);
    },
    close: async () => {},
  };
  const listings = [[...listSeeds(folderOf({ 'm.jsonl': lines(0, 6 * BATCH) }))]];
  const readSoFar = openReadSoFar();
  const options = { listings, readSoFar, found: collectProblems(), storedDigest: () => null, onDone: () => {} };
  await readArticles(sink, { ...options, reader: ofSeeds, pool });
  expect(written).toEqual([0, 0, BATCH, 2 * BATCH, 3 * BATCH, 4 * BATCH]);
  expect(seen).toEqual([0, 0, 0, 0, 0, 0]);
  expect(staging.size).toBe(0);
  sink.finish({ gazetteer: null, dryRun: false }, () => expect(reader.prepare(count).pluck().get()).toBe(0));
  expect(reader.prepare(count).pluck().get()).toBe(6 * BATCH);
  for (const each of [writer, reader, staging, readSoFar]) each.close();
});

test('a later version takes the place of an earlier one that is already written', async () => {
  const version = (body: string, dateModified: string) =>
    JSON.stringify({ url: 'https://example.org/a', articleBody: `${newsOf(1)} ${body}`, dateModified });
  const [first, last] = [version('Ada Lovelace left.', '2020-01-01'), version('Mary Somerville came.', '2020-01-02')];
  const from = folderOf({ 'a.jsonl': first, 'm.jsonl': lines(10, 200), 'z.jsonl': last });
  const [alone, after] = [newDatabase(), newDatabase()];
  const options = { command: 'RESEED', dryRun: false, from } as const;
  const { articles, problems } = await ingest({ ...options, database: alone }, components);
  expect(articles).toEqual({ added: 191, changed: 0, removed: 0, unchanged: 0 });
  expect(problems.map(({ code }) => code)).toEqual(['SUPERSEDED']);
  await ingest({ ...options, from: folderOf({ 'other.txt': newsOf(300) }), database: after }, components);
  await ingest({ ...options, database: after }, components);
  expect(look(alone)).toEqual(look(after));
  expect(look(alone).said).toContain('Mary Somerville came.');
  expect(look(alone).said).not.toContain('Ada Lovelace left.');
});

test('a dry run leaves an empty database empty, and reports what the run then reports', async () => {
  const [from, database] = [folderOf({ 'm.jsonl': `${lines(0, 40)}\noops` }), newDatabase()];
  migrate(database);
  const options = { command: 'SEED', from, database } as const;
  const { seconds: _, run: none, ...rehearsed } = await ingest({ ...options, dryRun: true }, components);
  expect(look(database).articles).toBe(0);
  const { seconds: __, run: number, ...report } = await ingest({ ...options, dryRun: false }, components);
  expect(rehearsed).toEqual(report);
  expect([none, number]).toEqual([null, 1]);
});

test('a first load that is killed leaves nothing, and succeeds the next time', async () => {
  const [from, database] = [folderOf({ 'm.jsonl': lines(0, 1000) }), newDatabase()];
  const flags = ['--from', from, '--database', database, '--threads', '1'];
  const child = start(['seed', ...flags], {});
  const ended = once(child, 'close');
  await new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => /reading: [1-9]/.test(text) && resolve());
  });
  child.kill('SIGKILL');
  await ended;
  expect(readdirSync(dirname(database))).toEqual([]);
  addTo(from, { 'm.jsonl': lines(0, 100) });
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  expect(readdirSync(dirname(database))).toEqual(['a.sqlite']);
  const other = newDatabase();
  await ingest({ command: 'SEED', dryRun: false, from, database: other }, components);
  expect(look(database)).toEqual(look(other));
});
