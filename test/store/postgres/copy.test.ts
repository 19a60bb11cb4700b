/** Copies between SQLite and PostgreSQL say the same on both sides, and leave nothing half. */
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../../src/store/check/check.ts';
import { exportLog } from '../../../src/store/corrections/import-export.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { withConnection } from '../../../src/store/postgres/connect.ts';
import type { CopyOptions } from '../../../src/store/postgres/copy.ts';
import { copyToPostgres } from '../../../src/store/postgres/copy-to-postgres.ts';
import { copyToSqlite } from '../../../src/store/postgres/copy-to-sqlite.ts';
import { dumpPostgres } from '../../../src/store/postgres/dump.ts';
import { migratePostgres } from '../../../src/store/postgres/migrate.ts';
import { randomFrom } from '../../faults/random.ts';
import { dateline, start } from '../../support/cli.ts';
import { folderOf } from '../../support/folder.ts';
import { startPostgres } from '../../support/postgres.ts';
import { articleOf } from '../article-of.ts';
import { dumpOf, newBase, open, reseedTo, seeded } from '../base.ts';
import { seeds, tryChange } from '../corrections/histories.ts';
import { draw } from '../corrections/requests.ts';

const server = startPostgres();

const OPTIONS: CopyOptions = { force: false, signal: new AbortController().signal, onProgress: () => {} };

async function dumpAt(address: string): Promise<string[]> {
  const lines: string[] = [];
  await withConnection(address, (connection) => dumpPostgres(connection, (line) => lines.push(line)));
  return lines;
}

/** Leaves no log of SQLite beside the file, so that another copy can replace it. */
function dumpIn(path: string): string[] {
  const store = openStore(path);
  try {
    return dumpOf(store);
  } finally {
    store.close();
  }
}

const newFile = (): string => join(folderOf({}), 'copy.sqlite');

/** A knowledge base with all sorts of rows that are awkward in a text format. */
const awkward = (): Store =>
  seeded({
    articles: [
      articleOf('news/1', '[Ada \\N Lovelace](person/ada) wrote 😀 "tabs" \\t and \\\\ to [London](place/london).', {
        title: 'A\tB \\. 😀 é',
        byline: '',
      }),
    ],
  });

test('any history gives the same dump in PostgreSQL, and after the way back the same log and a sound file', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, seeds, fc.array(draw, { maxLength: 8 }), async (first, second, draws) => {
      const store = openStore(newBase());
      reseedTo(store, first);
      for (const each of draws) tryChange(store, each);
      reseedTo(store, second);
      const address = await server.newDatabase();
      await copyToPostgres(store.path, address, OPTIONS);
      expect(await dumpAt(address)).toEqual(dumpOf(store));
      const back = newFile();
      await copyToSqlite(address, back, OPTIONS);
      const copy = openStore(back);
      expect(dumpOf(copy)).toEqual(dumpOf(store));
      expect([...exportLog(copy)]).toEqual([...exportLog(store)]);
      expect(check(copy)).toEqual([]);
      // Nothing that seeds, corrections or searches need is missing: a reseed says that nothing changed.
      expect(reseedTo(copy, second)).toMatchObject({ added: 0, changed: 0, removed: 0 });
      copy.close();
      store.close();
    }),
    { numRuns: 4, endOnFailure: true },
  );
});

test('dateline copy reports the rows, and copies characters that its format escapes', async () => {
  const store = awkward();
  const address = await server.newDatabase();
  const there = await dateline(['copy', '--from', store.path, '--to', address]);
  expect(there).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/: \d+ rows\.\nThey hold 1 articles, 2 entities/),
  });
  expect(there.stdout).not.toContain('wr1tten');
  expect(there.stderr).toMatch(/copying: \d+ of \d+/);
  expect(await dumpAt(address)).toEqual(dumpOf(store));
  const back = newFile();
  const { code, stdout } = await dateline(['copy', '--from', address, '--to', back, '--json']);
  expect({ code, rows: JSON.parse(stdout).rows.articles }).toEqual({ code: 0, rows: 1 });
  expect(dumpOf(open(back))).toEqual(dumpOf(store));
});

test('a target that holds something is refused, and with --force replaced', async () => {
  const [first, second] = [awkward(), seeded({ articles: [articleOf('news/2', '[Ada](person/ada) came.')] })];
  const address = await server.newDatabase();
  await copyToPostgres(first.path, address, OPTIONS);
  await expect(copyToPostgres(second.path, address, OPTIONS)).rejects.toMatchObject({ code: 'ALREADY_SEEDED' });
  expect(await dumpAt(address)).toEqual(dumpOf(first));
  await copyToPostgres(second.path, address, { ...OPTIONS, force: true });
  expect(await dumpAt(address)).toEqual(dumpOf(second));
  await expect(copyToSqlite(address, first.path, OPTIONS)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const file = newFile();
  await copyToSqlite(address, file, OPTIONS);
  await copyToSqlite(address, file, { ...OPTIONS, force: true });
  expect(dumpOf(open(file))).toEqual(dumpOf(second));
});

test('foreign keys and indexes are there again after a copy', async () => {
  const address = await server.newDatabase();
  await migratePostgres(address);
  const name = new URL(address).pathname.slice(1);
  const look = () =>
    server.run(
      `SELECT pg_get_constraintdef(oid) AS made FROM pg_constraint WHERE connamespace = 'dateline'::regnamespace
       UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'dateline' ORDER BY 1`,
      name,
    );
  const before = await look();
  await copyToPostgres(awkward().path, address, OPTIONS);
  expect(await look()).toEqual(before);
  expect(before.length).toBeGreaterThan(100);
});

test('a text with a NUL character is refused with its place, and nothing is copied', async () => {
  const store = awkward();
  store.db.prepare('UPDATE articles SET url = ?').run('http://news.example/\0');
  const address = await server.newDatabase();
  await expect(copyToPostgres(store.path, address, OPTIONS)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/^articles\.url of id \d+ holds a NUL character.*Take it out of the seed/),
  });
  const name = new URL(address).pathname.slice(1);
  expect(await server.run('SELECT count(*)::int FROM dateline.asserters', name)).toEqual([{ count: 0 }]);
});

test('a text that is too long for an index is refused, and nothing is copied', async () => {
  const { random } = randomFrom('7');
  const title = Array.from({ length: 9000 }, () => String.fromCodePoint(0x4e00 + Math.floor(random() * 20_000))).join(
    '',
  );
  const store = seeded({ articles: [articleOf('news/1', '[Ada](person/ada) came.', { title })] });
  await expect(copyToPostgres(store.path, await server.newDatabase(), OPTIONS)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: expect.stringMatching(/articles_by_title.*Shorten it/),
  });
});

const articlesOf = (count: number) =>
  Array.from({ length: count }, (_, at) =>
    articleOf(`news/${at}`, `[Ada](person/ada) met [Bo${at}](person/bo-${at}).`),
  );

/** A quarter of a minute on an idle machine; each moment has a process of its own, which a busy one takes long to start. */
const AT_MOST_MS = 600_000;

test('killed at random moments, a copy leaves an empty target, in both directions', {
  timeout: AT_MOST_MS,
}, async () => {
  const { seed, random } = randomFrom(process.env.SEED);
  const store = seeded({ articles: articlesOf(400) });
  const [full, empty] = [await server.newDatabase(), await server.newDatabase()];
  const began = performance.now();
  await dateline(['copy', '--from', store.path, '--to', full]);
  const length = performance.now() - began;
  await migratePostgres(empty);
  const nothing = await dumpAt(empty);
  const back = join(folderOf({}), 'back.sqlite');
  for (let moment = 0; moment < 4; moment++) {
    const ends = moment % 2 === 1 ? ['--from', full, '--to', back] : ['--from', store.path, '--to', empty];
    const child = start(['copy', ...ends, '--force'], {});
    const closed = once(child, 'close');
    await setTimeout((0.4 + random() * 0.6) * length);
    child.kill('SIGKILL');
    await closed;
    // Reading waits until the server has rolled back.
    expect(await dumpAt(empty), `SEED=${seed}, moment ${moment}`).toBeOneOf([nothing, dumpOf(store)]);
    if (existsSync(back)) expect(dumpIn(back), `SEED=${seed}, moment ${moment}`).toEqual(dumpOf(store));
  }
  await copyToPostgres(store.path, empty, { ...OPTIONS, force: true });
  await copyToSqlite(empty, back, { ...OPTIONS, force: true });
  expect(dumpOf(open(back))).toEqual(dumpOf(store));
  // What killed commands left is gone.
  expect(readdirSync(dirname(back)).filter((name) => name.includes('.part'))).toEqual([]);
});

test('a server that goes away in the middle ends a copy with exit code 10, and nothing is copied', async () => {
  const store = seeded({ articles: articlesOf(600) });
  const address = await server.newDatabase();
  await migratePostgres(address);
  const name = new URL(address).pathname.slice(1);
  const child = start(['copy', '--from', store.path, '--to', address], {});
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const closed = once(child, 'close');
  const cut = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND query LIKE 'COPY%'`;
  await expect.poll(() => server.run(cut), { interval: 5 }).not.toEqual([]);
  expect([(await closed)[0], stderr]).toEqual([
    10,
    expect.stringMatching(/Whatever was not committed was rolled back/),
  ]);
  expect(await server.run('SELECT count(*)::int FROM dateline.articles', name)).toEqual([{ count: 0 }]);
});

test('two ends of one engine are refused, and so is no end', async () => {
  const address = 'postgres://ada:secret@127.0.0.1:1/news';
  for (const ends of [
    ['--from', address, '--to', address],
    ['--from', 'a.sqlite', '--to', 'b.sqlite'],
    ['--from', 'a.sqlite'],
    ['--from', 'nowhere.sqlite', '--to', address],
  ]) {
    const { code, stderr } = await dateline(['copy', ...ends]);
    expect({ code, lines: stderr.trim().split('\n').length }).toEqual({ code: 2, lines: 1 });
    expect(stderr).not.toContain('secret');
  }
});
