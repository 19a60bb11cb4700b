/** JSON Lines: an export that is imported into an empty database gives the same database, corrections included. */
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inNewFolder } from '../../src/export/export-folder.ts';
import { FORMATS } from '../../src/export/formats.ts';
import { importExport } from '../../src/export/import/import.ts';
import { openSnapshot } from '../../src/export/snapshot.ts';
import { writeFiles } from '../../src/export/write-files.ts';
import { readArticleFile } from '../../src/seeds/article-file.ts';
import { isArticleFormat, FORMATS as SEED_FORMATS } from '../../src/seeds/formats.ts';
import { DEFAULT_MAPPING } from '../../src/seeds/mapping.ts';
import { partitionAll } from '../../src/seeds/problems.ts';
import { check } from '../../src/store/check/check.ts';
import { exportLog } from '../../src/store/corrections/import-export.ts';
import type { Store } from '../../src/store/database/open.ts';
import type { ArticleFilter } from '../../src/store/filter/model.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { dumpOf, newBase, open, reseedTo, type Seeds, seeded } from '../store/base.ts';
import { seeds, tryChange } from '../store/corrections/histories.ts';
import { draw } from '../store/corrections/requests.ts';
import { folderOf } from '../support/folder.ts';
import { correct, SEEDS, save } from './base.ts';

/** A folder with an export of everything, or of what the filter lets through. */
async function exported(store: Store, filter: ArticleFilter | null = null): Promise<string> {
  const { records, close } = openSnapshot(store.path, { filter });
  const out = join(folderOf({}), 'out');
  const files = { format: FORMATS.jsonl, records, facts: {}, pause: () => Promise.resolve() };
  await inNewFolder(out, false, (folder) => writeFiles(folder, files));
  close();
  return out;
}

function imported(path: string): Store {
  const store = open(newBase());
  importExport(store, path);
  return store;
}

const LOCATION = { latitude: 45.07, longitude: 7.69, country: 'IT' };
const LOCATED: Seeds = {
  ...SEEDS,
  known: (SEEDS.known ?? []).map((record) => (record.kind === 'PLACE' ? { ...record, location: LOCATION } : record)),
};

test('import: restores every row, the change log included', async () => {
  const store = seeded(LOCATED);
  expect(store.db.prepare('SELECT latitude, country FROM locations').all()).toEqual([
    { latitude: 45.07, country: 'IT' },
  ]);
  correct(store);
  const restored = imported(await exported(store));
  expect(dumpOf(restored)).toEqual(dumpOf(store));
  expect([...exportLog(restored)]).toEqual([...exportLog(store)]);
  expect(check(restored)).toEqual([]);
  // What was restored is what the seeds say: a reseed of them changes nothing.
  expect(reseedTo(restored, LOCATED)).toMatchObject({ added: 0, changed: 0, removed: 0 });
});

test('import: restores what tells later versions and copies, of removed articles too', async () => {
  const store = seeded(SEEDS);
  store.db.exec(`
    INSERT INTO seed_versions SELECT id, iif(key < 'b', '2020-01-01T00:00:00Z', NULL), substr(hex(key) || 'ABCDEFGHIJKLMNOPQRST', 1, 20) FROM articles`);
  correct(store);
  const versions = (of: Store) => of.db.prepare('SELECT * FROM seed_versions ORDER BY article_id').all();
  expect(versions(store)).toHaveLength(SEEDS.articles.length);
  expect(versions(imported(await exported(store)))).toEqual(versions(store));
});

test('import: restores what any history of corrections left', async () => {
  const property = fc.asyncProperty(seeds, fc.array(draw, { maxLength: 8 }), async (state: Seeds, draws) => {
    const store = seeded(state);
    for (const drawn of draws) tryChange(store, drawn);
    expect(dumpOf(imported(await exported(store)))).toEqual(dumpOf(store));
  });
  await fc.assert(property, { numRuns: 4 });
});

test('import: takes all lines in one file', () => {
  const store = seeded(SEEDS);
  const { records, close } = openSnapshot(store.path, { filter: null });
  const { files = [] } = FORMATS.jsonl;
  const path = save(
    folderOf({}),
    'all.ndjson',
    files.flatMap(({ write }) => [...write(records)]),
  );
  close();
  expect(dumpOf(imported(path))).toEqual(dumpOf(store));
});

test('import: with a filter, restores the articles that it lets through and the changes that touch them', async () => {
  const store = seeded(SEEDS);
  correct(store);
  const restored = imported(await exported(store, { key: { in: [bind('b/second')] } }));
  expect(restored.db.prepare('SELECT key FROM articles').pluck().all()).toEqual(['b/second']);
  const types = restored.db.prepare('SELECT type FROM changes ORDER BY number').pluck().all();
  // Not the removal of another article.
  expect(types).toEqual(['MERGE_ENTITIES', 'RENAME_ENTITY', 'RENAME_ENTITY', 'UNDO']);
  expect(check(restored)).toEqual([]);
});

const seedLine = (change: object): string => {
  const [article] = SEEDS.articles;
  return `${JSON.stringify({ type: 'seed-article', record: { ...article, ...change } })}\n`;
};

test.each([
  ['a line that was cut off', seedLine({}).slice(0, 500), /seeds\.jsonl:1 is no JSON/],
  ['a property of the wrong type', seedLine({ wordCount: 'many' }), /seeds\.jsonl:1 is no article \(wordCount: /],
  ['an unknown property', seedLine({ evil: 1 }), /seeds\.jsonl:1 is no article/],
  ['a mention beyond the text', seedLine({ text: 'short' }), /seeds\.jsonl:1 has /],
  ['an article twice', seedLine({}) + seedLine({}), /holds the article .* twice/],
  [
    'a version without a digest',
    `${seedLine({})}{"type":"seed-version","record":{"key":"a"}}\n`,
    /seeds\.jsonl:2 is no version \(/,
  ],
  ['an entity without a name', '{"type":"seed-entity","record":{}}\n', /seeds\.jsonl:1 is no entity \(/],
])('import: refuses %s, and leaves no article', (_what, text, message) => {
  const folder = folderOf({ 'seeds.jsonl': text });
  const store = open(newBase());
  expect(() => importExport(store, folder)).toThrow(expect.objectContaining({ code: 'BAD_USER_INPUT' }));
  expect(() => importExport(store, folder)).toThrow(message);
  expect(store.db.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(0);
});

test('export: gives articles that the reader of seeds takes', async () => {
  const store = seeded(SEEDS);
  const path = join(await exported(store), 'articles.jsonl');
  const reader = SEED_FORMATS.JSON_LINES;
  if (!isArticleFormat(reader)) throw new Error('JSON Lines are articles');
  const { sound: documents } = await partitionAll(
    readArticleFile({
      file: { path, file: 'articles.jsonl' },
      reader,
      annotationFile: null,
      mapping: DEFAULT_MAPPING,
    }),
  );
  expect(documents.map(({ key }) => key).sort()).toEqual(SEEDS.articles.map(({ key }) => key as string).sort());
  expect(documents.find(({ key }) => key === 'b/second')).toMatchObject({ source: 'Gazette', language: 'en' });
});
