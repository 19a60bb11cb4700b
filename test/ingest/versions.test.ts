/** Versions and copies of stored articles are recognized by later runs, as within one. */
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { removeArticles } from '../../src/ingest/remove.ts';
import { ingest } from '../../src/ingest.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import { openStore } from '../../src/store/database/open.ts';
import { type Files, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

const components = { ...shippedComponents(), thread: null };
const newDatabase = () => join(folderOf({}), 'a.sqlite');

const run = (command: 'SEED' | 'RESEED' | 'INGEST', database: string, files: Files) => {
  const from = folderOf(files);
  // Parts so small that versions and copies are in several.
  return ingest({ command, database, from, paths: [from], dryRun: false, partArticles: 2 }, components);
};

function stateOf(database: string) {
  const store = openStore(database);
  const state = { said: [...dump(store)], versions: versionsIn(store), defects: check(store) };
  store.close();
  return state;
}
const versionsIn = ({ db }: ReturnType<typeof openStore>) => db.prepare('SELECT * FROM seed_versions').all();

function keysIn(database: string): unknown[] {
  const store = openStore(database);
  const keys = store.db.prepare('SELECT key FROM articles ORDER BY key').pluck().all();
  store.close();
  return keys;
}

const URL = 'https://news.example/a';
const DAYS = ['2005-03-24', '2005-03-25', '2005-03-26'] as const;

interface Item {
  readonly url: string | null;
  readonly day: string | null;
  readonly piece: number;
}
const items: fc.Arbitrary<readonly Item[]> = fc.array(
  fc.record({
    url: fc.constantFrom(null, null, URL, 'https://news.example/b'),
    day: fc.constantFrom(null, ...DAYS),
    piece: fc.nat(3),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Texts without an address have keys of their own, and say what others say; those of one address differ from each other. */
const lineOf = ({ url, day, piece }: Item, step: number, index: number): string => {
  const unique = step * 10 + index;
  const about = url === null ? { key: `k${unique}`, text: newsOf(piece) } : { url, text: newsOf(100 + unique) };
  return JSON.stringify({ ...about, ...(day && url && { dateModified: day }) });
};

test.each([
  ['another', { 'c.txt': newsOf(0), 'e.txt': newsOf(1) }, ['c', 'e']],
  ['two others, of which the first counts', { 'c.txt': newsOf(0), 'd.txt': newsOf(0), 'e.txt': newsOf(1) }, ['c', 'e']],
  ['another, and back before the end', { 'c.txt': newsOf(0), 'e.txt': newsOf(1), 'f.txt': newsOf(0) }, ['c', 'e']],
  ['nobody', { 'c.txt': newsOf(0), 'e.txt': newsOf(0) }, ['e']],
  ['nobody, unread', { 'c.txt': newsOf(0), 'd.txt': newsOf(2) }, ['d', 'e']],
])('a text that a stored article passes to %s within an addition', async (_, more, keys) => {
  const database = newDatabase();
  await run('SEED', database, { 'e.txt': newsOf(0) });
  const { problems } = await run('INGEST', database, more);
  expect(keysIn(database)).toEqual(keys);
  expect(problems.map(({ code }) => code)).toEqual(
    Array(Object.keys({ ...more, 'e.txt': '' }).length - keys.length).fill('COPY'),
  );
});

test('any history of additions with versions and copies ends in the dump of a seed of all files in their order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(items, { minLength: 2, maxLength: 4 }), async (history) => {
      const files = history.map((step, number) => ({
        [`${number}.jsonl`]: step.map((item, index) => lineOf(item, number, index)).join('\n'),
      }));
      const [database, fresh] = [newDatabase(), newDatabase()];
      for (const each of files) await run('INGEST', database, each);
      await run('SEED', fresh, Object.assign({}, ...files) as Files);
      expect(stateOf(database)).toEqual(stateOf(fresh));
      const again = await run('INGEST', database, files.at(-1) ?? {});
      expect(again.articles).toMatchObject({ added: 0, changed: 0, removed: 0 });
      expect(stateOf(database)).toEqual(stateOf(fresh));
    }),
    { numRuns: 8 },
  );
});

const version = (text: string, day: string) => JSON.stringify({ url: URL, text, dateModified: day });

describe('an article that is there', () => {
  test('stays when an earlier version comes, which is reported by its file, and is updated by a later one', async () => {
    const database = newDatabase();
    await run('INGEST', database, { 'a.json': version(newsOf(1), DAYS[1]) });
    const early = await run('INGEST', database, { 'b.json': version(newsOf(2), DAYS[0]) });
    expect(early).toMatchObject({
      articles: { added: 0, changed: 0, unchanged: 0 },
      problems: [
        { code: 'SUPERSEDED', severity: 'WARNING', file: 'b.json', message: expect.stringContaining('a.json') },
      ],
    });
    const late = await run('INGEST', database, { 'c.json': version(newsOf(3), DAYS[2]) });
    expect(late).toMatchObject({ articles: { added: 0, changed: 1 }, problems: [] });
    const between = await run('INGEST', database, { 'd.json': version(newsOf(4), DAYS[1]) });
    expect(between.problems.map(({ code }) => code)).toEqual(['SUPERSEDED']);
  });

  test('counts for a copy under another name, also when a correction removed it, until it is removed', async () => {
    const database = newDatabase();
    await run('INGEST', database, { 'a.txt': newsOf(1), 'z.txt': newsOf(9) });
    const copied = () => run('INGEST', database, { 'b.txt': newsOf(1).replaceAll(' ', '  ') });
    expect(await copied()).toMatchObject({
      articles: { added: 0 },
      problems: [{ code: 'COPY', file: 'b.txt', message: expect.stringContaining('a.txt') }],
    });
    const store = openStore(database);
    const options = { by: 'ada', reason: null, preview: false, ifUnchangedSince: null, at: '2020-01-01T00:00:00Z' };
    applyChange(store, { type: 'REMOVE_ARTICLE', article: 'a' } as never, options);
    store.close();
    expect((await copied()).problems).toMatchObject([{ code: 'COPY', message: expect.stringContaining('a.txt') }]);
    removeArticles({ database, keys: ['a'], by: null, dryRun: false });
    expect(await copied()).toMatchObject({ articles: { added: 1 }, problems: [] });
  });

  test('is no copy of what could not be read, and a version that cannot be read leaves the stored one known', async () => {
    const database = newDatabase();
    const unreadable = `${'x'.repeat(100_001)} `.repeat(2);
    await run('INGEST', database, { 'z.txt': newsOf(9), 'a.txt': unreadable, 'v.json': version(newsOf(1), DAYS[0]) });
    const second = await run('INGEST', database, { 'b.txt': unreadable, 'w.json': version(unreadable, DAYS[2]) });
    expect(second.problems.map(({ code, file }) => [code, file])).toEqual([
      ['NOT_TEXT', 'b.txt'],
      ['NOT_TEXT', 'w.json'],
    ]);
    const third = await run('INGEST', database, { 'x.json': version(newsOf(2), DAYS[1]) });
    expect(third).toMatchObject({ articles: { changed: 1 }, problems: [] });
  });

  test('is known to a database of an earlier version after a reseed', async () => {
    const [database, files] = [newDatabase(), { 'a.txt': newsOf(1), 'z.txt': newsOf(9) }];
    await run('SEED', database, files);
    const store = openStore(database);
    store.db.exec('DELETE FROM seed_versions');
    store.close();
    expect((await run('RESEED', database, files)).articles).toMatchObject({ unchanged: 2 });
    expect((await run('INGEST', database, { 'b.txt': newsOf(1) })).problems).toMatchObject([{ code: 'COPY' }]);
  });
});
