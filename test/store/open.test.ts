/** Opening a database: which files are refused, and how the connection is configured. */
import { openSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { folderOf } from '../support/folder.ts';
import { articleOf } from './article-of.ts';
import { newBase, olderBase, open, reseedTo } from './base.ts';

const alter = (path: string, pragma: string): string => {
  const db = new Database(path);
  db.pragma(pragma);
  db.close();
  return path;
};

test.each([
  ['is not there', () => join(folderOf({}), 'base.sqlite'), 'NOT_FOUND', /dateline seed/],
  ['is of a newer version', () => alter(newBase(), 'user_version = 99'), 'DATABASE_NEWER', /version 99/],
  ['is of an older version', () => olderBase(1), 'DATABASE_OUTDATED', /dateline migrate/],
  ['is of another program', () => alter(newBase(), 'application_id = 1'), 'DATABASE_NOT_OURS', /another program/],
  [
    'is text',
    () => join(folderOf({ 'a.txt': 'Dear diary, '.repeat(99) }), 'a.txt'),
    'DATABASE_NOT_OURS',
    /not a SQLite/,
  ],
])('refuses a database that %s', (_, make, code, message) => {
  const path = make();
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code, message: expect.stringMatching(message) }));
});

test('refuses a damaged database', () => {
  const path = newBase();
  const store = openStore(path);
  reseedTo(store, { articles: [articleOf('a', '[Ada](person/ada)')] });
  store.db.pragma('wal_checkpoint(TRUNCATE)');
  store.close();
  const page = 4096;
  writeSync(openSync(path, 'r+'), Buffer.alloc(20 * page, 0xff), 0, 20 * page, 5 * page);
  expect(() => check(open(path))).toThrow(expect.objectContaining({ code: 'DATABASE_CORRUPT' }));
  truncateSync(path, page + 100);
  expect(() => openStore(path)).toThrow(expect.objectContaining({ code: 'DATABASE_CORRUPT' }));
});

test('a store opened for reading refuses to write', () => {
  const store = open(newBase(), { readonly: true });
  expect(() => store.db.exec('DELETE FROM runs')).toThrow('readonly');
});

test('reports every statement to onStatement', () => {
  const seen: string[] = [];
  const store = open(newBase(), { onStatement: (sql) => seen.push(sql) });
  seen.length = 0;
  store.prepare('SELECT ? AS one').get('a');
  expect(seen).toEqual(["SELECT 'a' AS one"]);
});

test('prepared statements are kept until others that were used later take the bytes', () => {
  const store = open(newBase());
  const first = store.prepare('select 1');
  const wide = (number: number) => `select ${number}, '${'x'.repeat(10_000)}'`;
  for (let number = 0; number < 30; number++) store.prepare(wide(number));
  expect(store.prepare('select 1')).toBe(first);
  for (let number = 30; number < 100; number++) store.prepare(wide(number));
  expect(store.prepare('select 1')).not.toBe(first);
});
