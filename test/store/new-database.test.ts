/** A new database comes into being at once: complete, with full pages, or not at all. */
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { createDatabase } from '../../src/store/database/new-database.ts';
import type { Store } from '../../src/store/database/open.ts';
import { beginFirstLoad } from '../../src/store/first-load.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { folderOf } from '../support/folder.ts';
import { articleOf } from './article-of.ts';
import { dumpOf, open, seeded } from './base.ts';

const RUN = { command: 'SEED', startedAt: '', extractor: 'test', extractorVersion: '1' } as const;

const newPath = (): string => join(folderOf({}), 'base.sqlite');

/** In order of row id, as articles are loaded. */
const CROWDS: readonly ArticleRecord[] = Array.from({ length: 200 }, (_, index) =>
  articleOf(`crowd-${index}`, Array.from({ length: 30 }, (__, at) => `[Ada](person/ada-${at})`).join(' ')),
).sort((one, other) => rowId(one.key) - rowId(other.key));

const fill = async (store: Store): Promise<void> => {
  const load = beginFirstLoad(store, RUN);
  for (const article of CROWDS) load.add(article);
  load.finish({ outdated: new Set(), replacements: [], gazetteer: null });
  load.commit();
};

const shareUnused = (db: Database.Database): number =>
  db
    .prepare("SELECT CAST(sum(unused) AS REAL) / sum(pgsize) FROM dbstat WHERE name = 'mentions'")
    .pluck()
    .get() as number;

test('a new database says what one that was filled in place says, in fuller pages, with a log and foreign keys', async () => {
  const path = newPath();
  await createDatabase(path, fill);
  expect(readdirSync(dirname(path))).toEqual(['base.sqlite']);
  const [store, inPlace] = [open(path), seeded({ articles: CROWDS })];
  expect(dumpOf(store)).toEqual(dumpOf(inPlace));
  expect(check(store)).toEqual([]);
  expect(shareUnused(inPlace.db)).toBeGreaterThan(0.08);
  expect(shareUnused(store.db)).toBeLessThan(0.05);
  expect(store.db.pragma('journal_mode', { simple: true })).toBe('wal');
  const dangling = () => store.db.exec('UPDATE mentions SET surface_id = 1 WHERE start = 0');
  expect(dangling).toThrow('FOREIGN KEY constraint failed');
});

test('until a new database is complete there is no file, by no name', async () => {
  const path = newPath();
  await createDatabase(path, async (store) => {
    await fill(store);
    expect(readdirSync(dirname(path))).toEqual([]);
  });
  expect(readdirSync(dirname(path))).toEqual(['base.sqlite']);
});

test('a row that refers to nothing, or an error, leaves no file', async () => {
  const path = newPath();
  const broken = async (store: Store): Promise<void> => {
    await fill(store);
    store.db.exec('UPDATE mentions SET surface_id = 1 WHERE start = 0');
  };
  await expect(createDatabase(path, broken)).rejects.toThrow('has 200 rows that refer to nothing');
  const failing = async (store: Store): Promise<void> => {
    await fill(store);
    throw new Error('Enough');
  };
  await expect(createDatabase(path, failing)).rejects.toThrow('Enough');
  expect(readdirSync(dirname(path))).toEqual([]);
});

test('a log that is left where the database is to be is refused before anything is written', async () => {
  const path = newPath();
  writeFileSync(`${path}-wal`, 'left');
  await expect(createDatabase(path, fill)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(readdirSync(dirname(path))).toEqual(['base.sqlite-wal']);
});

test('a database that another process creates meanwhile stays', async () => {
  const path = newPath();
  const late = createDatabase(path, async (store) => {
    await fill(store);
    migrate(path);
  });
  await expect(late).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
  expect(dumpOf(open(path))).toEqual(dumpOf(seeded({ articles: [] })));
  expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([]);
});
