/** Reseeding beside other processes: isolation from readers, waiting for writers, and crashes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { type ReseedInput, reseed } from '../../src/store/reseed.ts';
import { folderOf } from '../support/folder.ts';
import { articleOf } from './article-of.ts';
import { dumpOf, newBase, open, reseedTo } from './base.ts';

const OLD = [articleOf('a', '[Ada](person/ada) wrote.'), articleOf('b', '[Charles](person/charles) read.')];
const NEW = [articleOf('a', '[Ada](person/ada) rests.'), articleOf('c', '[London](place/london) sleeps.')];

const inputOf = (articles: Iterable<ArticleRecord>): ReseedInput => ({
  articles,
  keep: new Set(),
  gazetteer: { seeded: [], known: [] },
  run: { command: 'RESEED', startedAt: '2020-01-01T00:00:00Z', extractor: 'x', extractorVersion: '1' },
});

test('readers see the old state until the reseed commits', () => {
  const path = newBase();
  const writer = open(path);
  reseedTo(writer, { articles: OLD });
  const reader = open(path, { readonly: true });
  const old = dumpOf(reader);
  const seen: string[][] = [];
  function* watched(): Generator<ArticleRecord> {
    for (const article of NEW) {
      yield article;
      seen.push(dumpOf(reader));
    }
  }
  reseed(writer, inputOf(watched()));
  expect(seen).toEqual([old, old]);
  expect(dumpOf(reader)).toEqual(dumpOf(writer));
  expect(dumpOf(reader)).not.toEqual(old);
});

test('an invalid record rolls the reseed back', () => {
  const store = open(newBase());
  reseedTo(store, { articles: OLD });
  const old = dumpOf(store);
  const [mention] = (NEW[1] as ArticleRecord).mentions;
  const broken = { ...(NEW[1] as ArticleRecord), mentions: [{ ...mention, end: 99 } as never] };
  expect(() => reseed(store, inputOf([NEW[0] as ArticleRecord, broken]))).toThrow('Article c has a mention at 0');
  expect(dumpOf(store)).toEqual(old);
});

test('a second writer waits, then throws DATABASE_BUSY', () => {
  const path = newBase();
  const first = open(path);
  const second = open(path, { wait: 50 });
  first.db.exec('BEGIN IMMEDIATE');
  expect(() => reseed(second, inputOf(NEW))).toThrow(expect.objectContaining({ code: 'DATABASE_BUSY' }));
  first.db.exec('ROLLBACK');
  expect(reseed(second, inputOf(NEW)).added).toBe(2);
});

test('throws DATABASE_BUSY when another process has removed an article to keep', () => {
  const store = open(newBase());
  reseedTo(store, { articles: OLD });
  expect(() => reseed(store, { ...inputOf([]), keep: new Set(['a', 'gone']) })).toThrow(
    expect.objectContaining({ code: 'DATABASE_BUSY', message: expect.stringContaining('gone is gone') }),
  );
  expect(store.db.prepare('SELECT count(*) FROM articles').pluck().get()).toBe(2);
});

/** Built by `npm test` before any test runs. */
const DYING = join(PACKAGE_ROOT, 'dist', 'test', 'store', 'die-half-way.js');

test('killed half-way, it leaves the old state', async () => {
  const path = newBase();
  const before = openStore(path);
  reseedTo(before, { articles: OLD });
  const old = dumpOf(before);
  before.close();
  const many = Array.from({ length: 300 }, (_, index) =>
    articleOf(`new/${index}`, `[Ada](person/ada) wrote ${index}.`),
  );
  const child = spawn(
    process.execPath,
    [DYING, path, join(folderOf({ 'many.json': JSON.stringify(many) }), 'many.json')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('half');
  expect(statSync(`${path}-wal`).size).toBeGreaterThan(100_000);
  child.kill('SIGKILL');
  await exited;
  const after = open(path);
  expect(dumpOf(after)).toEqual(old);
  expect(check(after)).toEqual([]);
  expect(reseedTo(after, { articles: NEW })).toMatchObject({ added: 1, changed: 1, removed: 1 });
});
