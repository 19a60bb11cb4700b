/** Concurrent writers, and databases of a newer version. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest, type Progress } from '../../src/ingest.ts';
import { openStore } from '../../src/store/database/open.ts';
import { open } from '../store/base.ts';
import { dateline } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';
import { baseOf, look } from './base.ts';
import { expectFailure } from './expect-failure.ts';

const news = (first: number): string =>
  Array.from({ length: 40 }, (_, index) => JSON.stringify({ articleBody: newsOf(first + index) })).join('\n');

test('two concurrent reseeds run one after the other, or one is refused as busy', async () => {
  const path = baseOf(3);
  const folders = [folderOf({ 'm.jsonl': news(0) }), folderOf({ 'm.jsonl': news(100) })];
  const flagsOf = (from: string) => ['--from', from, '--threads', '1'];
  const ran = await Promise.all(folders.map((from) => dateline(['reseed', ...flagsOf(from), '--database', path])));
  for (const { code } of ran) expect([0, 5]).toContain(code);
  expect(ran.some(({ code }) => code === 0)).toBe(true);
  const { said, defects } = look(path);
  expect(defects).toEqual([]);
  const alone = [];
  for (const from of folders) {
    const other = join(folderOf({}), 'alone.sqlite');
    await dateline(['seed', ...flagsOf(from), '--database', other]);
    alone.push(look(other).said);
  }
  expect(alone).toContain(said);
});

test('a reseed that waits too long for another exits with 5 and changes nothing', async () => {
  const path = baseOf(3);
  const before = look(path);
  const writer = open(path);
  writer.db.exec('BEGIN IMMEDIATE');
  const ran = await dateline(['reseed', '--from', folderOf({ 'm.jsonl': news(0) }), '--database', path]);
  writer.db.exec('ROLLBACK');
  expectFailure(ran, 5, /Another process is writing to .*base\.sqlite and did not finish in time\. Wait/);
  expect(look(path)).toEqual(before);
});

test('a reseed that kept an article which another process changed is refused, and the change stays', async () => {
  const [from, database] = [folderOf({ 'm.jsonl': news(0) }), join(folderOf({}), 'a.sqlite')];
  const options = { database, from, dryRun: false };
  await ingest({ ...options, command: 'SEED' }, shippedComponents());
  const changed = `UPDATE articles SET seed_digest = '${'f'.repeat(64)}' WHERE key = (SELECT min(key) FROM articles)`;
  let before = '';
  const onProgress = ({ stage }: Progress): void => {
    if (stage !== 'writing' || before !== '') return;
    const other = openStore(database);
    other.db.exec(changed);
    other.close();
    before = look(database).said;
  };
  const refused = ingest({ ...options, command: 'RESEED', onProgress }, shippedComponents());
  await expect(refused).rejects.toMatchObject({
    code: 'DATABASE_BUSY',
    message: expect.stringContaining('is not as it was. Run the command again.'),
  });
  expect(look(database).said).toBe(before);
});

test.each(['serve', 'seed', 'reseed', 'migrate', 'check', 'backup'])('%s refuses a newer database', async (name) => {
  const path = baseOf(1);
  const db = new Database(path);
  db.pragma('user_version = 99');
  db.close();
  const more = name === 'backup' ? [join(folderOf({}), 'copy.sqlite')] : [];
  expectFailure(await dateline([name, ...more, '--database', path]), 4, /has version 99.*Run the newer Dateline/);
});
