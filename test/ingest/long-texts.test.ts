/** Reading one article: time grows with the text, for lists and repetitions of every kind, and a defect stays with its article. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { TEXT_KINDS, textOf } from '../../bench/data/texts.ts';

import { type Components, shippedComponents } from '../../src/ingest/components.ts';
import { createPool } from '../../src/ingest/pool.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { ingest } from '../../src/ingest.ts';
import type { ArticleKey, Document } from '../../src/model.ts';
import { folderOf } from '../support/folder.ts';

const components = shippedComponents();
const reader = createReader(components, []);

const documentOf = (text: string, key = 'a'): Document => ({
  key: key as ArticleKey,
  file: `${key}.txt`,
  line: null,
  parts: [{ role: 'BODY', text, at: 0 }],
  publication: null,
  source: null,
  url: null,
  language: null,
  section: null,
  annotations: null,
  digest: key,
});

/** Milliseconds of CPU, the least of some runs: an estimate, since the machine has other work. */
async function cpuOf(text: string, runs: number): Promise<number> {
  let least = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    await reader.read(documentOf(text));
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

const [SHORT, FACTOR] = [4 * 1024, 8];
/** Growth with the square of the text would be 64 times, and take seconds; less than this is too short to measure. */
const MOST_GROWTH = 3 * FACTOR;
const MEASURABLE = 250;

test.each(TEXT_KINDS)('reading grows with the length of the text: %s', async (kind) => {
  const long = textOf(kind, SHORT * FACTOR);
  const once = await cpuOf(long, 1);
  if (once < MEASURABLE) return;
  const short = await cpuOf(textOf(kind, SHORT), 3);
  expect((await cpuOf(long, 2)) / short).toBeLessThan(MOST_GROWTH);
});

const SEED = { command: 'SEED', dryRun: false } as const;
const inShort = ({ code, file }: { code: string; file: string }): string => `${code} ${file}`;

test('reading: reports an article of one endless word, and loads the others', async () => {
  const from = folderOf({ 'word.txt': 'A'.repeat(2_000_000), 'good.txt': 'President Vladimir Putin met George Bush.' });
  const { articles, problems } = await ingest({ ...SEED, from, database: join(from, '.a.sqlite') }, components);
  expect(articles.added).toBe(1);
  expect(problems.map(inShort)).toEqual(['NOT_TEXT word.txt']);
});

/** The shipped components with an extractor that calls `before` for each text. */
const extracting = (before: (text: string) => void): Components => ({
  ...components,
  thread: null,
  createExtractor: (gazetteer) => {
    const extractor = components.createExtractor(gazetteer);
    return {
      ...extractor,
      extract: (article, deadline) => {
        before(article.text);
        return extractor.extract(article, deadline);
      },
    };
  },
});

const TWO = { 'bad.txt': 'A bad article.', 'good.txt': 'President Vladimir Putin met George Bush.' };

test('reading: reports an article that takes longer than its limit, and loads the others', async () => {
  const from = folderOf(TWO);
  const endless = extracting((text) => {
    while (text.includes('bad')) /(?:x+)+y/.test('x'.repeat(30));
  });
  const options = { ...SEED, from, database: join(from, '.a.sqlite'), articleSeconds: 1 };
  const { articles, problems } = await ingest(options, endless);
  expect(articles.added).toBe(1);
  expect(problems.map(inShort)).toEqual(['TOO_SLOW bad.txt']);
  expect(problems[0]?.message).toContain('1 seconds; split it');
});

test('reading: reports an article that an unexpected error interrupts, and loads the others', async () => {
  const from = folderOf(TWO);
  const recursive = (depth: number): number => 1 + recursive(depth + 1);
  const failing = extracting((text) => {
    if (text.includes('bad')) recursive(0);
  });
  const { articles, problems } = await ingest({ ...SEED, from, database: join(from, '.a.sqlite') }, failing);
  expect(articles.added).toBe(1);
  expect(problems.map(inShort)).toEqual(['FAILED bad.txt']);
  expect(problems[0]?.message).toContain('Maximum call stack size exceeded');
});

test('reading: reports the article that a thread dies of, and reads the others of its batch', async () => {
  const source = `const die = () => { throw Object.assign(new Error(), { code: 'ERR_WORKER_OUT_OF_MEMORY' }) };
  export default (documents) => {
    if (documents.some(({ key }) => key === 'bad')) return new Promise(() => setTimeout(die));
    return documents.map(() => ({ serialized: null, digest: 'digest', problems: [] }));
  };`;
  const thread = join(folderOf({ 'thread.mjs': source }), 'thread.mjs');
  const pool = createPool({
    reader: { ...reader, digestOf: () => 'digest' },
    seeded: [],
    components: { ...components, thread },
    threads: 2,
    articleSeconds: 60,
  });
  const documents = ['a', 'bad', 'b'].map((key) => documentOf('A text.', key));
  const outcomes = await pool.read({ documents, isFull: true });
  await pool.close();
  expect(outcomes.map(({ problems }) => problems.map(inShort))).toEqual([[], ['FAILED bad.txt'], []]);
});

test('reading: takes 100 references of one annotation, and reports the others', async () => {
  const references = Array.from({ length: 20_000 }, (_, i) => `N${i}\tReference T1 s${i}:Q${i}\tBush`);
  const from = folderOf({ 'a.txt': 'Bush came.', 'a.ann': ['T1\tPerson 0 4\tBush', ...references].join('\n') });
  const { articles, problems } = await ingest({ ...SEED, from, database: join(from, '.a.sqlite') }, components);
  expect(articles.added).toBe(1);
  expect(problems[1]).toMatchObject({ code: 'BAD_VALUE', line: 102, severity: 'WARNING' });
});

test('reading: bounds the keys of entities with long names', async () => {
  const name = `Ada ${'Ab'.repeat(300)} Lovelace`;
  const from = folderOf({ 'a.txt': `${name} came.`, 'a.ann': `T1\tPerson 0 ${name.length}\t${name}\n` });
  const annotated = { ...documentOf(`${name} came.`), annotations: [] };
  const found = await reader.read({
    ...annotated,
    annotations: [
      { id: 'T1', line: 1, start: 0, end: name.length, kind: 'PERSON', form: null, surface: name, entity: null },
    ],
  });
  expect(found.record?.entities[0]?.key).toMatch(/^person\/ada-(ab){100}.*-[0-9a-f]{16}$/);
  expect(found.record?.entities[0]?.key.length).toBeLessThanOrEqual(400);
  expect((await ingest({ ...SEED, from, database: join(from, '.a.sqlite') }, components)).problems).toEqual([]);
});
