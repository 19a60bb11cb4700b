/** Two keys that do have one row id: found among 130 million. Other collisions are in test/store/row-id-collisions.test.ts. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import { check } from '../../src/store/check/check.ts';
import { openStore } from '../../src/store/database/open.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

const [FIRST, SECOND] = ['news/34922279', 'news/88277486'] as const;
const components = { ...shippedComponents(), thread: null };
const lineOf = (key: string, piece: number): string => JSON.stringify({ key, text: newsOf(piece) });

const run = (command: 'SEED' | 'INGEST', database: string, lines: readonly string[]) => {
  const from = folderOf({ 'a.jsonl': lines.join('\n') });
  return ingest({ command, database, from, paths: [from], dryRun: false }, components);
};

function articlesIn(database: string) {
  const store = openStore(database);
  const articles = store.db.prepare('SELECT key, id FROM articles ORDER BY key').all();
  expect(check(store)).toEqual([]);
  store.close();
  return articles;
}

test.each([
  ['loaded together', ['SEED'], [[FIRST, SECOND, 'other']]],
  ['added to the other', ['SEED', 'INGEST'], [[FIRST], [SECOND, 'other']]],
] as const)('an article with the row id of another one is reported and left out: %s', async (_, commands, loads) => {
  expect(rowId(FIRST)).toBe(rowId(SECOND));
  const database = join(folderOf({}), 'a.sqlite');
  const problems = [];
  for (const [index, command] of commands.entries()) {
    const lines = (loads[index] ?? []).map((key, piece) => lineOf(key, index * 10 + piece));
    problems.push(...(await run(command, database, lines)).problems);
  }
  expect(problems).toMatchObject([
    { code: 'ID_COLLISION', severity: 'ERROR', file: 'a.jsonl', message: expect.stringContaining(FIRST) },
  ]);
  expect(problems[0]?.message).toContain(SECOND);
  expect(articlesIn(database)).toEqual([
    { key: FIRST, id: rowId(FIRST) },
    { key: 'other', id: rowId('other') },
  ]);
});
