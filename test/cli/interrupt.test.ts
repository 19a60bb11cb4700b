/** Stop signals during a seed or reseed: it ends at once, and the database stays as it was. */
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { dateline, start } from '../support/cli.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

const MANY = Array.from({ length: 250 }, (_, index) => JSON.stringify({ articleBody: newsOf(index) })).join('\n');

function dumpOf(database: string): string {
  const store = openStore(database, { readonly: true });
  try {
    return [...dump(store)].join('\n');
  } finally {
    store.close();
  }
}

/** Starts a command that adds many articles, and sends it a signal when it reports the stage. */
async function interrupted(args: readonly string[], stage: string, signal: NodeJS.Signals) {
  const child = start([...args, '--threads', '2'], {});
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => {
    const wasThere = stderr.includes(stage);
    stderr += text;
    if (!wasThere && stderr.includes(stage)) child.kill(signal);
  });
  const [code, by] = await once(child, 'close');
  return { code, by, stderr };
}

async function seeded() {
  const [from, database] = [folderOf({ 'a.txt': newsOf(0) }), join(folderOf({}), 'a.sqlite')];
  const flags = ['--from', from, '--database', database];
  await dateline(['seed', ...flags]);
  addTo(from, { 'many.jsonl': MANY });
  return { database, flags, before: dumpOf(database) };
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s while articles are read: ends at once, changes nothing',
  async (signal) => {
    const { database, flags, before } = await seeded();
    const { by, stderr } = await interrupted(['reseed', ...flags], 'reading: ', signal);
    expect(by).toBe(signal);
    expect(stderr).toMatch(new RegExp(`^Stopped by ${signal} .*the database is as it was\\.$`, 'm'));
    expect(dumpOf(database)).toBe(before);
  },
);

test.each(['SIGINT', 'SIGTERM'] as const)('%s within the transaction: ends at once, rolls back', async (signal) => {
  const { database, flags, before } = await seeded();
  // SQLite waits for this lock.
  const store = openStore(database);
  store.db.exec('BEGIN IMMEDIATE');
  const { by, stderr } = await interrupted(['reseed', ...flags], 'writing: ', signal);
  store.db.exec('ROLLBACK');
  store.close();
  expect(by).toBe(signal);
  expect(stderr).toContain(`Stopped by ${signal} before anything was committed: the database is as it was.\n`);
  expect(dumpOf(database)).toBe(before);
  const { code } = await dateline(['reseed', ...flags]);
  expect(code).toBe(0);
});

test('a first seed that is stopped while it reads leaves no articles, and the next one succeeds', async () => {
  const [from, folder] = [folderOf({ 'many.jsonl': MANY }), folderOf({})];
  const flags = ['--from', from, '--database', join(folder, 'a.sqlite')];
  const { by } = await interrupted(['seed', ...flags], 'reading: ', 'SIGINT');
  expect([by, readdirSync(folder)]).toEqual(['SIGINT', []]);
  const { code, stdout } = await dateline(['seed', ...flags]);
  expect([code, stdout]).toEqual([0, expect.stringContaining('250 added')]);
});
