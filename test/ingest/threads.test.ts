/** The number of threads and the order in which they finish do not change the knowledge base. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { readBatch } from '../../src/ingest/batch.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { readArticles } from '../../src/ingest/pipeline.ts';
import { createPool, type Pool } from '../../src/ingest/pool.ts';
import { openReadSoFar } from '../../src/ingest/read-so-far.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { ingest } from '../../src/ingest.ts';
import { listSeeds } from '../../src/seeds/folder.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { collectProblems } from '../../src/store/write/run-problems.ts';
import { openStaging } from '../../src/store/write/staging.ts';
import { type Files, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

const components = shippedComponents();
const lines = Array.from({ length: 100 }, (_, index) => JSON.stringify({ articleBody: newsOf(index) }));

/** Many articles, with problems before, between and after them. */
const SEEDS: Files = {
  'a.txt': newsOf(1001),
  'b.txt': newsOf(1002),
  'b.ann': 'T1\tPerson 0 3\tAda\nT2\tPerson 0 4\tBlah',
  'footer.txt': 'Share\n',
  'gazetteer/people.yml': '- { kind: PERSON, key: person/countess, name: Ada Lovelace }\n',
  'news.jsonl': [...lines.slice(0, 50), 'oops', '{"articleBody":"Share"}', ...lines.slice(50)].join('\n'),
  'z.txt': newsOf(1003),
};

async function load(from: string, threads: number) {
  const database = join(folderOf({}), 'a.sqlite');
  const { seconds: _, ...report } = await ingest(
    { command: 'SEED', dryRun: false, from, database, threads },
    components,
  );
  const store = openStore(database, { readonly: true });
  try {
    return { report, dump: [...dump(store)].join('\n') };
  } finally {
    store.close();
  }
}

test('threads: one, two and four write the same database and report the same', async () => {
  const from = folderOf(SEEDS);
  const [one, two, four] = [await load(from, 1), await load(from, 2), await load(from, 4)];
  expect(one.report.articles.added).toBe(103);
  expect(one.report.problems.length).toBeGreaterThan(3);
  expect(one.dump).toContain('person/countess');
  for (const other of [two, four]) {
    expect(other.report).toEqual(one.report);
    expect(other.dump).toBe(one.dump);
  }
});

test('threads: batches that return in any order are staged in one', async () => {
  const listings = [[...listSeeds(folderOf(SEEDS))]];
  const reader = createReader(components, []);
  const gathered = async (pool: Pick<Pool, 'maxBatches' | 'read'>) => {
    const [staging, readSoFar] = [openStaging(), openReadSoFar()];
    const found = collectProblems();
    const source = { listings, reader, readSoFar, found, storedDigest: () => null, onDone: () => {} };
    await readArticles(staging, { ...source, pool: { ...pool, close: async () => {} } });
    const records = [...staging];
    staging.close();
    readSoFar.close();
    return { records, problems: found.problems };
  };
  let handed = 0;
  const inOrder = await gathered({ maxBatches: 1, read: async ({ documents }) => readBatch(reader, documents) });
  const backwards = await gathered({
    maxBatches: 3,
    read: async ({ documents }) => {
      await setTimeout(20 - 10 * (handed++ % 3));
      return readBatch(reader, documents);
    },
  });
  expect(handed).toBeGreaterThan(3);
  expect(backwards).toEqual(inOrder);
});

describe('a thread that fails', () => {
  const poolOf = (source: string): Pool => {
    const thread = join(folderOf({ 'thread.mjs': source }), 'thread.mjs');
    return createPool({
      reader: createReader(components, []),
      seeded: [],
      components: { ...components, thread },
      threads: 1,
      articleSeconds: 60,
    });
  };
  const batch = { documents: [{ key: 'a', file: 'a.txt', digest: '' }] as never, isFull: true };

  test.each([
    ['reading', `export default () => { throw new Error('Reading the article a of a.txt failed') }`, 'a of a.txt'],
    ['before it reads', `throw new Error('There is no model'); export default 0`, 'There is no model'],
    ['to be of this build', `export default () => [{ digest: 'other' }]`, 'build'],
  ])('%s rejects with its reason', async (_, source, word) => {
    const pool = poolOf(source);
    await expect(pool.read(batch)).rejects.toThrow(word);
    await pool.close();
  });
});

test('threads: an error names its article, and nothing is written', async () => {
  const database = join(folderOf({}), 'a.sqlite');
  const from = folderOf(SEEDS);
  const options = { command: 'SEED', dryRun: false, from, database, threads: 2 } as const;
  await ingest(options, components);
  const thread = join(
    folderOf({ 'thread.mjs': 'export default ([{ key }]) => { throw new Error(key) }' }),
    'thread.mjs',
  );
  rmSync(join(from, 'gazetteer'), { recursive: true });
  const store = openStore(database, { readonly: true });
  const before = [...dump(store)].join('\n');
  await expect(ingest({ ...options, command: 'RESEED' }, { ...components, thread })).rejects.toThrow(/^(a|news\/\w+)$/);
  expect([...dump(store)].join('\n')).toBe(before);
  store.close();
});
