/** An addition that is killed at any moment goes on where it was: nothing twice, nothing lost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { dateline } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';
import { randomFrom } from './random.ts';

/** Built by `npm test` before any test runs. */
const INGEST_IN_PARTS = join(PACKAGE_ROOT, 'dist', 'test', 'faults', 'ingest-in-parts.js');
/** Several batches are read before the first is written. */
const ARTICLES = 300;

interface Ended {
  /** How many articles were extracted. */
  readonly extracted: number;
  /** Null when it was killed. */
  readonly articles: Readonly<Record<string, number>> | null;
}

/** Runs it, and kills it once it has extracted so many articles. */
async function ingestIn(database: string, file: string, killAt = Number.POSITIVE_INFINITY): Promise<Ended> {
  const child = spawn(process.execPath, [INGEST_IN_PARTS, database, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.split('x\n').length > killAt) child.kill('SIGKILL');
  });
  await once(child, 'close');
  const last = output.slice(output.lastIndexOf('x\n') + 2).trim();
  const extracted = output.split('x\n').length - 1;
  return { extracted, articles: last.startsWith('{') ? JSON.parse(last) : null };
}

const look = (path: string) => {
  const store = openStore(path);
  const count = store.db.prepare('SELECT count(*) FROM articles').pluck().get() as number;
  const runs = store.db.prepare('SELECT command, articles_added AS added FROM runs ORDER BY id').all();
  const state = { said: [...dump(store)], defects: check(store), count, runs };
  store.close();
  return state;
};

test('an addition that is killed is gone on with, and extracts only what is missing', {
  timeout: 240_000,
}, async () => {
  const { seed, random } = randomFrom(process.env.SEED);
  const [from, more] = [folderOf({ 'a.txt': newsOf(0) }), folderOf({ 'b.jsonl': lines() })];
  const [database, fresh] = ['a.sqlite', 'b.sqlite'].map((name) => join(folderOf({}), name)) as [string, string];
  const file = join(more, 'b.jsonl');
  for (const each of [database, fresh]) await dateline(['seed', '--from', from, '--database', each]);
  expect(await ingestIn(fresh, file)).toMatchObject({ extracted: ARTICLES, articles: { added: ARTICLES } });
  let stored = 1;
  let kills = 0;
  for (; kills < 3; kills++) {
    const { articles } = await ingestIn(database, file, 90 + Math.floor(random() * 40));
    const { count, defects } = look(database);
    expect([defects, (count - 1) % 10, count >= stored], `SEED=${seed}`).toEqual([[], 0, true]);
    stored = count;
    if (articles !== null) break;
  }
  expect(stored).toBeGreaterThan(1);
  const end = await ingestIn(database, file);
  const missing = ARTICLES + 1 - stored;
  expect(end).toEqual({
    extracted: missing,
    articles: { added: missing, changed: 0, removed: 0, unchanged: stored - 1 },
  });
  expect([look(database).said, look(database).defects]).toEqual([look(fresh).said, []]);
  expect(look(fresh).runs).toEqual([
    { command: 'SEED', added: 1 },
    { command: 'INGEST', added: ARTICLES },
  ]);
  const runs = look(database).runs as { added: number }[];
  expect(runs.reduce((sum, { added }) => sum + added, 0)).toBe(ARTICLES + 1);
});

const lines = (): string =>
  Array.from({ length: ARTICLES }, (_, index) => JSON.stringify({ key: `b${index}`, text: newsOf(index + 1) })).join(
    '\n',
  );
