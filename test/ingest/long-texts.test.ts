/** Reading one article: time grows with the text, for lists and repetitions of every kind, and a defect stays with its article. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentOf, TEXT_KINDS, textOf } from '../../bench/data/texts.ts';
import { leastCpu } from '../../bench/report/cpu-time.ts';
import { type Components, shippedComponents } from '../../src/ingest/components.ts';
import { createPool } from '../../src/ingest/pool.ts';
import { createReader } from '../../src/ingest/reader.ts';
import { ingest } from '../../src/ingest.ts';
import { folderOf } from '../support/folder.ts';

const components = shippedComponents();
const reader = createReader(components, []);

/** A long text, and short ones that have as many characters together. */
const [LENGTH, PARTS] = [32 * 1024, 16];
/**
 * Most CPU time of the long text in that of the short ones. It is about 1, at most 2, since the words of the short ones repeat and
 * are cached; growth with the square of the length makes it 16. A busy machine changes CPU time little; the least of some attempts
 * counts.
 */
const MOST_GROWTH = 4;
const ATTEMPTS = 5;

async function read(texts: readonly string[]): Promise<void> {
  for (const text of texts) {
    const { record, problems } = await reader.read(documentOf(text));
    if (record === null) throw new Error(problems[0]?.message);
  }
}

test.each(TEXT_KINDS)(
  'reading: a long text takes no more time than short ones of its length do together: %s',
  async (kind) => {
    const long = [textOf(kind, LENGTH)];
    const short = new Array<string>(PARTS).fill(textOf(kind, LENGTH / PARTS));
    let growth = Infinity;
    for (let attempt = 0; attempt < ATTEMPTS && growth >= MOST_GROWTH; attempt++)
      growth = (await leastCpu(1, () => read(long))) / (await leastCpu(1, () => read(short)));
    expect(growth).toBeLessThan(MOST_GROWTH);
  },
);

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
  const options = { ...SEED, from, database: join(from, '.a.sqlite'), articleSeconds: 4 };
  const { articles, problems } = await ingest(options, endless);
  expect(articles.added).toBe(1);
  expect(problems.map(inShort)).toEqual(['TOO_SLOW bad.txt']);
  expect(problems[0]?.message).toContain('4 seconds; split it');
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
  const found = await reader.read({
    ...documentOf(`${name} came.`),
    annotations: [
      { id: 'T1', line: 1, start: 0, end: name.length, kind: 'PERSON', form: null, surface: name, entity: null },
    ],
  });
  expect(found.record?.entities[0]?.key).toMatch(/^person\/ada-(ab){100}.*-[0-9a-f]{16}$/);
  expect(found.record?.entities[0]?.key.length).toBeLessThanOrEqual(400);
  expect((await ingest({ ...SEED, from, database: join(from, '.a.sqlite') }, components)).problems).toEqual([]);
});
