/** `dateline watch` adds what appears in a folder, whatever else does, and ends when it is told to. */
import { once } from 'node:events';
import { closeSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from 'vitest';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { dateline, start } from '../support/cli.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

interface Report {
  readonly paths: readonly string[];
  readonly articles: { readonly added: number; readonly changed: number; readonly unchanged: number };
  readonly problems: readonly { readonly file: string; readonly code: string }[];
}

function watch(folder: string, database: string) {
  const child = start(['watch', folder, '--database', database, '--threads', '1', '--json'], {});
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const next = async (): Promise<Report> => JSON.parse(String((await lines.next()).value)) as Report;
  const stop = async () => {
    const ended = once(child, 'close');
    child.kill('SIGTERM');
    return (await ended)[0] as number;
  };
  return { next, stop };
}

const dumpOf = (database: string): string[] => {
  const store = openStore(database, { readonly: true });
  try {
    return [...dump(store)];
  } finally {
    store.close();
  }
};

test('watch: adds whole files as they appear and change, goes on after bad ones, and ends on SIGTERM', async () => {
  const [folder, database, fresh] = [
    folderOf({ 'a.txt': newsOf(1) }),
    join(folderOf({}), 'a.sqlite'),
    join(folderOf({}), 'b.sqlite'),
  ];
  const { next, stop } = watch(folder, database);
  expect(await next()).toEqual({ folder });
  expect((await next()).articles).toMatchObject({ added: 1 });

  const half = openSync(join(folder, 'b.jsonl'), 'w');
  const line = JSON.stringify({ articleBody: newsOf(2) });
  writeSync(half, line.slice(0, 40));
  addTo(folder, { 'bad.json': '{', 'more/c.txt': newsOf(3) });
  const reports = [await next()];
  writeSync(half, line.slice(40));
  closeSync(half);
  addTo(folder, { '.part': newsOf(9) });
  renameSync(join(folder, '.part'), join(folder, 'd.txt'));
  const added = () => reports.reduce((sum, { articles }) => sum + articles.added, 0);
  while (added() < 3) reports.push(await next());
  expect(reports.flatMap(({ problems }) => problems.map(({ file }) => file))).toContain('bad.json');

  addTo(folder, { 'a.txt': newsOf(5) });
  expect((await next()).articles).toMatchObject({ added: 0, changed: 1 });
  expect(await stop()).toBe(0);
  const seeded = await dateline(['seed', '--from', folder, '--database', fresh, '--json']);
  expect(seeded.code).toBe(3);
  expect(dumpOf(database)).toEqual(dumpOf(fresh));
});
