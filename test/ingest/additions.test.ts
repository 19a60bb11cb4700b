/** Adding and removing articles ends in the same database as a reseed from all the files that it then has. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { componentsWith, shippedComponents } from '../../src/ingest/components.ts';
import { removeArticles } from '../../src/ingest/remove.ts';
import { type IngestOptions, ingest } from '../../src/ingest.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { addTo, type Files, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

const components = { ...shippedComponents(), thread: null };
const newDatabase = () => join(folderOf({}), 'a.sqlite');

const run = (options: Partial<IngestOptions> & Pick<IngestOptions, 'database'>) =>
  ingest({ command: 'INGEST', dryRun: false, from: '/nowhere', ...options }, components);

function stateOf(database: string) {
  const store = openStore(database);
  try {
    return { said: [...dump(store)], defects: check(store) };
  } finally {
    store.close();
  }
}

const GAZETTEER = {
  'gazetteer/people.yml': '- { kind: PERSON, key: person/countess, name: Ada Lovelace, aliases: [Lovelace] }\n',
};
const ANNOTATED = { 'b.txt': newsOf(2), 'b.ann': 'T1\tPerson 0 15\tMary Somerville\n' };
const BASE: Files = { ...GAZETTEER, 'a.txt': newsOf(0), 'sub/c.md': `---\nsource: Gazette\n---\n${newsOf(3)}` };

async function seeded(files: Files) {
  const [from, database] = [folderOf(files), newDatabase()];
  await ingest({ command: 'SEED', dryRun: false, from, database }, components);
  return { from, database };
}

const freshStateOf = async (files: Files) => stateOf((await seeded(files)).database);

/** Article texts by file; the names decide the keys. */
const files: fc.Arbitrary<Files> = fc
  .uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e'), piece: fc.nat(12) }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ name }) => name,
  })
  .map((drawn) => Object.fromEntries(drawn.map(({ name, piece }) => [`${name}.txt`, newsOf(piece)])));

/** Texts that several files have are copies of each other, of which a folder keeps one. */
const withoutCopies = (all: Files): boolean => new Set(Object.values(all)).size === Object.values(all).length;

test('any history of additions and removals ends in the dump of a seed from the union', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(files, { minLength: 2, maxLength: 4 }), fc.nat(), async (history, drawn) => {
      const [first = {}, ...rest] = history;
      const states = history.map((_, index) => Object.assign({}, ...history.slice(0, index + 1)) as Files);
      fc.pre(states.every(withoutCopies));
      const { database } = await seeded({ ...GAZETTEER, ...first });
      for (const more of rest) await run({ database, paths: [folderOf(more)] });
      const union = { ...states.at(-1) };
      if (Object.keys(union).length > 1) {
        const gone = Object.keys(union)[drawn % Object.keys(union).length] ?? '';
        delete union[gone];
        removeArticles({ database, keys: [gone.replace('.txt', '')], by: null, dryRun: false });
      }
      expect(stateOf(database)).toEqual(await freshStateOf({ ...GAZETTEER, ...union }));
    }),
    { numRuns: 4 },
  );
});

describe('ingest', () => {
  test('names what is in the folder of the seeds as a seed does, with its mapping and annotations', async () => {
    const mapping = { 'sub/mapping.yml': 'body: words\n' };
    const { from, database } = await seeded({ ...BASE, ...mapping });
    const more = { ...ANNOTATED, 'sub/d.json': JSON.stringify({ words: newsOf(5), headline: 'News' }) };
    addTo(from, more);
    const report = await run({ database, from, paths: [join(from, 'b.txt'), join(from, 'sub/d.json')] });
    expect(report).toMatchObject({ articles: { added: 2, changed: 0, removed: 0, unchanged: 0 }, problems: [] });
    expect(stateOf(database)).toEqual(await freshStateOf({ ...BASE, ...mapping, ...more }));
    const again = await run({ database, from, paths: [from] });
    expect(again).toMatchObject({ articles: { added: 0, changed: 0, removed: 0, unchanged: 4 }, problems: [] });
  });

  test('leaves the stored article when the new one is broken, and loads the rest', async () => {
    const { database } = await seeded(BASE);
    const report = await run({ database, paths: [folderOf({ 'a.txt': ' ', 'b.txt': newsOf(4) })] });
    expect(report.articles).toEqual({ added: 1, changed: 0, removed: 0, unchanged: 0 });
    expect(report.problems.map(({ code, file }) => [code, file])).toEqual([['EMPTY', 'a.txt']]);
    expect(stateOf(database)).toEqual(await freshStateOf({ ...BASE, 'b.txt': newsOf(4) }));
  });

  test('refuses another gazetteer, and reads new articles with the stored one', async () => {
    const { database } = await seeded(BASE);
    const other = { 'gazetteer/people.yml': '- { kind: PERSON, key: person/else, name: Ada Lovelace }\n' };
    const report = await run({ database, paths: [folderOf({ ...other, 'z.txt': newsOf(6) })] });
    expect(report.problems).toMatchObject([{ severity: 'ERROR', file: 'gazetteer/people.yml' }]);
    expect(stateOf(database)).toEqual(await freshStateOf({ ...BASE, 'z.txt': newsOf(6) }));
  });

  test('a dry run reports the same and changes nothing', async () => {
    const { database } = await seeded(BASE);
    const before = stateOf(database);
    const paths = [folderOf({ 'a.txt': newsOf(9), 'n.txt': newsOf(8) })];
    const { seconds: _, run: none, ...tried } = await run({ database, paths, dryRun: true });
    expect(stateOf(database)).toEqual(before);
    const { seconds: __, run: number, ...done } = await run({ database, paths });
    expect(tried).toEqual(done);
    expect([none, number]).toEqual([null, 2]);
    expect(done.articles).toEqual({ added: 1, changed: 1, removed: 0, unchanged: 0 });
  });

  test('fills a database that does not exist, as a seed does', async () => {
    const database = newDatabase();
    await run({ database, paths: [folderOf(BASE)] });
    expect(stateOf(database)).toEqual(await freshStateOf(BASE));
  });

  test('a path that does not exist is refused', async () => {
    await expect(run({ database: newDatabase(), paths: ['/nowhere/a.txt'] })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
    });
  });
});

describe('remove', () => {
  test('removes articles, and reports keys of none', async () => {
    const { from, database } = await seeded({ ...BASE, 'n.txt': newsOf(8) });
    const report = removeArticles({ database, keys: ['n', 'nothing'], by: 'ada', dryRun: false });
    expect(report).toMatchObject({ articles: { added: 0, changed: 0, removed: 1, unchanged: 0 } });
    expect(report.problems).toMatchObject([{ code: 'NOT_STORED', severity: 'ERROR', file: 'nothing' }]);
    rmSync(join(from, 'n.txt'));
    expect(stateOf(database)).toEqual(await freshStateOf(BASE));
    expect(() => removeArticles({ database, keys: ['n'], by: null, dryRun: false })).toThrow(/There is no article "n"/);
  });
});

test('without an extractor only annotations give mentions', async () => {
  const [from, database] = [folderOf({ 'a.txt': newsOf(0), ...ANNOTATED }), newDatabase()];
  const { createExtractor } = await componentsWith('none');
  const report = await ingest({ command: 'SEED', dryRun: false, from, database }, { ...components, createExtractor });
  expect(report).toMatchObject({ articles: { added: 2 }, mentions: 1, problems: [] });
});

test('each run is recorded with its counts and problems', async () => {
  const { database } = await seeded(BASE);
  await run({ database, by: 'ada', paths: [folderOf({ 'x.txt': newsOf(7), 'y.txt': '' })] });
  removeArticles({ database, keys: ['x'], by: 'charles', dryRun: false });
  const store = openStore(database, { readonly: true });
  const runs = store.db.prepare('SELECT command, created_by, articles_added, articles_removed, errors FROM runs').all();
  const problems = store.db.prepare('SELECT run_id, number, code, file FROM run_problems').all();
  store.close();
  expect(runs).toEqual([
    { command: 'SEED', created_by: null, articles_added: 2, articles_removed: 0, errors: 0 },
    { command: 'INGEST', created_by: 'ada', articles_added: 1, articles_removed: 0, errors: 1 },
    { command: 'REMOVE', created_by: 'charles', articles_added: 0, articles_removed: 1, errors: 0 },
  ]);
  expect(problems).toEqual([{ run_id: 2, number: 1, code: 'EMPTY', file: 'y.txt' }]);
});

test('a database whose gazetteers an earlier version did not keep says which command it needs', async () => {
  const { database } = await seeded(BASE);
  const store = openStore(database);
  store.db.exec('UPDATE runs SET database_version = NULL');
  store.close();
  await expect(run({ database, paths: [folderOf({ 'x.txt': newsOf(7) })] })).rejects.toMatchObject({
    code: 'DATABASE_OUTDATED',
    message: expect.stringMatching(/Run "dateline reseed --database \S+ --from"/),
    publicMessage: expect.not.stringContaining(database),
  });
});
