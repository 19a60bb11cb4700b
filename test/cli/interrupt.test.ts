/** A seed or reseed that is told to stop ends at once and leaves what was there. */
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dump } from '../../src/store/dump.ts';
import { openStore } from '../../src/store/open.ts';
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

/** Starts a reseed that adds many articles, and sends it a signal when it has told the stage. */
async function interrupted(stage: string, signal: NodeJS.Signals, flags: readonly string[]) {
  const child = start(['reseed', '--threads', '2', ...flags], {});
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

test.each(['SIGINT', 'SIGTERM'] as const)('%s while articles are read', async (signal) => {
  const { database, flags, before } = await seeded();
  const { by, stderr } = await interrupted('reading: ', signal, flags);
  expect(by).toBe(signal);
  expect(stderr).toMatch(new RegExp(`^Stopped by ${signal} .*the database is as it was\\.$`, 'm'));
  expect(dumpOf(database)).toBe(before);
});

test('SIGINT while nothing is heard, within the transaction', async () => {
  const { database, flags, before } = await seeded();
  // It waits for this lock in SQLite, and its only thread that could listen with it.
  const store = openStore(database);
  store.db.exec('BEGIN IMMEDIATE');
  const { by } = await interrupted('writing: ', 'SIGINT', flags);
  store.db.exec('ROLLBACK');
  store.close();
  expect(by).toBe('SIGINT');
  expect(dumpOf(database)).toBe(before);
  const { code } = await dateline(['reseed', ...flags]);
  expect(code).toBe(0);
});
