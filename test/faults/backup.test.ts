/** Backup and restore: beside readers and writers, and when killed half-way. */
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backup } from '../../src/store/database/backup.ts';
import { restore } from '../../src/store/database/restore.ts';
import { SCHEMA_DIGESTS } from '../../src/store/database/schema.ts';
import { olderBase, open } from '../store/base.ts';
import { dateline, serve, start } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { articlesOf, baseOf, look, PAGE, rewrite } from './base.ts';
import { expectFailure } from './expect-failure.ts';

const newFile = (): string => join(folderOf({}), 'copy.sqlite');
const namesBeside = (path: string): string[] => readdirSync(dirname(path)).sort();

test('a restored backup equals the original, and is a single file', async () => {
  const [path, file] = [baseOf(20), newFile()];
  const before = look(path);
  const made = await dateline(['backup', file, '--database', path]);
  expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^Backed up .*: 20 articles, \d+\.\d MB\.\n$/)]);
  expect(made.stderr).toMatch(/^copying: \d+ of \d+$/m);
  expect(namesBeside(file)).toEqual(['copy.sqlite']);
  rewrite(path, articlesOf('spoke', 30));
  const put = await dateline(['restore', file, '--database', path]);
  expect([put.code, put.stdout]).toEqual([0, expect.stringMatching(/^Restored .*: 20 articles\.\n$/)]);
  expect(look(path)).toEqual(before);
  const elsewhere = join(folderOf({}), 'new.sqlite');
  expect((await dateline(['restore', file, '--database', elsewhere])).code).toBe(0);
  expect(look(elsewhere)).toEqual(before);
  expect(new Database(elsewhere, { readonly: true }).pragma('journal_mode', { simple: true })).toBe('wal');
});

test('a backup replaces a file only with --force, and never the database', async () => {
  const [path, file] = [baseOf(3), newFile()];
  writeFileSync(file, 'dear');
  expectFailure(await dateline(['backup', file, '--database', path]), 2, /is there already.*--force/);
  expect(readFileSync(file, 'utf8')).toBe('dear');
  expectFailure(await dateline(['backup', path, '--force', '--database', path]), 2, /is the database itself/);
  expect((await dateline(['backup', file, '--force', '--database', path])).code).toBe(0);
  expect(look(file).defects).toEqual([]);
});

test('during a reseed a backup has the state before it, and a restore waits for the reseed', async () => {
  const [path, file] = [baseOf(20), newFile()];
  const before = look(path).said;
  const writer = open(path);
  writer.db.exec('BEGIN IMMEDIATE');
  writer.db.exec("UPDATE articles SET section = 'changed'");
  expect(await backup(path, file, { force: false })).toBe(20);
  let isRestored = false;
  const restored = restore(file, path).then(() => {
    isRestored = true;
  });
  await setTimeout(200);
  expect(isRestored).toBe(false);
  writer.db.exec('COMMIT');
  await restored;
  expect(look(file).said).toBe(before);
  expect(look(path)).toEqual({ said: before, defects: [] });
});

test('readers see the old state until the restore commits', async () => {
  const [path, file] = [baseOf(200), newFile()];
  await backup(path, file, { force: false });
  rewrite(path, articlesOf('spoke', 300));
  const reader = open(path, { readonly: true });
  const count = reader.db.prepare('SELECT count(*) FROM article_texts WHERE text GLOB ?').pluck();
  const seen: unknown[] = [];
  await restore(file, path, { onProgress: () => seen.push([count.get('*spoke*'), count.get('*wrote*')]) });
  expect(seen.length).toBeGreaterThan(1);
  expect(new Set(seen.map(String))).toEqual(new Set(['300,0']));
  expect([count.get('*spoke*'), count.get('*wrote*')]).toEqual([0, 200]);
});

test('a running server answers from the restored state, and can be backed up', async () => {
  const [path, file] = [baseOf(5), newFile()];
  const server = await serve(['--database', path]);
  const count = async () => {
    const body = JSON.stringify({ query: '{ articles(first: 1) { totalCount } }' });
    const response = await fetch(server.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return ((await response.json()) as { data: { articles: { totalCount: number } } }).data.articles.totalCount;
  };
  expect((await dateline(['backup', file, '--database', path])).code).toBe(0);
  rewrite(path, articlesOf('wrote', 9));
  expect(await count()).toBe(9);
  expect((await dateline(['restore', file, '--database', path])).code).toBe(0);
  expect(await count()).toBe(5);
  expect(await server.stop()).toBe(0);
});

/** The result of a command that was sent a signal at its first report of progress; it may have ended before. */
async function endOf(args: readonly string[], signal: NodeJS.Signals): Promise<unknown[]> {
  const child = start(args, {});
  child.stderr.once('data', () => child.kill(signal));
  return once(child, 'close');
}

test.each(['SIGKILL', 'SIGINT'] as const)('%s half-way through a restore leaves the old state', async (signal) => {
  const file = newFile();
  await backup(baseOf(1500), file, { force: false });
  let [path, ended] = [baseOf(10), [0] as unknown[]];
  const before = look(path);
  for (let attempt = 0; attempt < 5 && ended[0] === 0; attempt++) {
    path = baseOf(10);
    ended = await endOf(['restore', file, '--database', path], signal);
  }
  expect(ended).toEqual([null, signal]);
  expect(look(path)).toEqual(before);
  expect((await dateline(['restore', file, '--database', path])).code).toBe(0);
  expect(look(path).defects).toEqual([]);
});

test('Ctrl-C half-way through a backup leaves no file, or the one that it was to replace', async () => {
  const [path, file] = [baseOf(1500), newFile()];
  let ended: unknown[] = [0];
  for (let attempt = 0; attempt < 5 && ended[0] === 0; attempt++) {
    writeFileSync(file, 'dear');
    ended = await endOf(['backup', file, '--force', '--database', path], 'SIGINT');
  }
  expect(ended).toEqual([null, 'SIGINT']);
  expect(namesBeside(file)).toEqual(['copy.sqlite']);
  expect(readFileSync(file, 'utf8')).toBe('dear');
});

test('refuses to restore a file that is damaged, foreign, newer or missing', async () => {
  const path = baseOf(5);
  const before = look(path);
  const refused = async (file: string, exitCode: number, message: RegExp) => {
    expectFailure(await dateline(['restore', file, '--database', path]), exitCode, message);
    expect(look(path)).toEqual(before);
  };
  const file = newFile();
  await backup(baseOf(60), file, { force: false });
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0, 20 * PAGE, 30 * PAGE));
  await refused(file, 4, /copy\.sqlite is damaged/);
  writeFileSync(file, 'Dear diary, '.repeat(100));
  await refused(file, 4, /is not a SQLite database/);
  const newer = baseOf(1);
  new Database(newer).pragma('user_version = 99');
  await refused(newer, 4, /version 99.*newer Dateline/);
  await refused('/nowhere/at/all.sqlite', 2, /There is no file/);
  await refused(path, 2, /is the database itself/);
});

test('a restored backup of an older version is migrated', async () => {
  const [path, older] = [baseOf(5), olderBase(SCHEMA_DIGESTS.length - 2)];
  const db = new Database(older);
  db.exec("INSERT INTO asserters VALUES (1, 'SEED', 'older', '')");
  db.close();
  expect((await restore(older, path)).articles).toBe(0);
  expect(look(path).said).toBe(JSON.stringify({ table: 'asserters', type: 'SEED', name: 'older', version: '' }));
  expect(namesBeside(path)).toEqual(['base.sqlite']);
});

test('refuses a target that another process keeps writing to, as busy', async () => {
  const [path, file] = [baseOf(3), newFile()];
  await backup(path, file, { force: false });
  const writer = open(path);
  writer.db.exec('BEGIN IMMEDIATE');
  await expect(restore(file, path)).rejects.toMatchObject({ code: 'DATABASE_BUSY' });
  writer.db.exec('ROLLBACK');
  expect(statSync(path).size).toBeGreaterThan(0);
});
