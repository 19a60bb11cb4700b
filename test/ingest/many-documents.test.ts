/** What a run keeps of the documents that it has read does not grow with their number: there may be more than fit into memory. */
import { expect, onTestFinished, test } from 'vitest';
import { openReadSoFar } from '../../src/ingest/read-so-far.ts';
import type { ArticleKey, Document } from '../../src/model.ts';
import { createVersions } from '../../src/seeds/versions.ts';
import { findOutdated } from '../../src/store/write/outdated-articles.ts';
import { newBase, open } from '../store/base.ts';
import { heldBy } from '../support/heap.ts';

const [SOME, MANY] = [10_000, 30_000];
/** Less than the keys alone would take. */
const FEW_BYTES = (MANY - SOME) * 8;

const keyOf = (index: number): string => `https://example.org/${index}`;

const documentOf = (index: number): Document => {
  const [key, file] = [keyOf(index) as ArticleKey, 'news.jsonl'];
  const parts = [{ role: 'BODY', text: `Story ${index} ${'goes on '.repeat(12)}`, at: 0 }] as const;
  const unknown = { publication: null, source: null, language: null, section: null, annotations: null };
  return { key, file, line: index + 1, url: key, digest: `${index}`.padStart(64, '0'), parts, ...unknown };
};

const readAll = (count: number) => {
  const read = openReadSoFar();
  onTestFinished(() => read.close());
  const distinct = createVersions(read.seen);
  for (let index = 0; index < count; index++) {
    const { key, file, line, digest } = documentOf(index);
    if (distinct(documentOf(index)).document !== null) read.kept.add(key, digest, { file, line });
  }
  return { read, distinct };
};

test('the heap holds as much after many documents as after some', () => {
  readAll(100);
  const [some, many] = [SOME, MANY].map((count) => heldBy(() => readAll(count)));
  expect((many as number) - (some as number)).toBeLessThan(FEW_BYTES);
});

test('what was read is recognized', () => {
  const { read, distinct } = readAll(50);
  expect(read.kept.size).toBe(50);
  expect([...read.kept.keys()].sort()).toEqual(Array.from({ length: 50 }, (_, index) => keyOf(index)).sort());
  expect([...read.kept.locations()].find(([key]) => key === keyOf(7))).toEqual([
    keyOf(7),
    { file: 'news.jsonl', line: 8 },
  ]);
  const copy = distinct({ ...documentOf(7), key: 'copy' as ArticleKey });
  expect(copy).toMatchObject({ document: null, problem: { code: 'COPY' } });
  expect(distinct({ ...documentOf(7), digest: 'later' })).toMatchObject({ document: { supersedes: true } });
  read.kept.remove(keyOf(7));
  read.kept.remove(keyOf(7));
  expect(read.kept.size).toBe(49);
});

function* keys(count: number): Generator<string> {
  for (let index = 0; index < count; index++) yield keyOf(index);
}

test('the heap holds as much after many keys of a scope as after some', () => {
  const store = open(newBase());
  store.db.exec('BEGIN');
  findOutdated(store, { keep: [], scope: keys(100) });
  const [some, many] = [SOME, MANY].map((count) => heldBy(() => findOutdated(store, { keep: [], scope: keys(count) })));
  expect((many as number) - (some as number)).toBeLessThan(FEW_BYTES);
});
