/** The thread that loads articles is started once for several jobs, ends when it has none, and is replaced when it dies. */
import { once } from 'node:events';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LoadThread } from '../../src/cli/load-thread.ts';
import { folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';

let started: Worker[] = [];
const note = (worker: Worker): void => void started.push(worker);
beforeEach(() => {
  started = [];
  process.on('worker', note);
});
afterEach(() => {
  process.off('worker', note);
});

const jobIn = (database: string) => (name: string, number: number) => {
  const from = folderOf({ [name]: newsOf(number) });
  const options = { command: 'INGEST', database, from, paths: [join(from, name)], dryRun: false } as const;
  return { options, extractor: 'tagger' } as const;
};

test('keeps one thread for jobs that follow each other, and ends it when it is idle', async () => {
  const jobOf = jobIn(join(folderOf({}), 'a.sqlite'));
  const thread = new LoadThread(200);
  await thread.run(jobOf('a.txt', 1), () => {});
  const second = await thread.run(jobOf('b.txt', 2), () => {});
  expect([second.articles.added, started.length]).toEqual([1, 1]);
  await once(started[0] as Worker, 'exit');
  const third = await thread.run(jobOf('c.txt', 3), () => {});
  expect([third.articles.added, started.length]).toEqual([1, 2]);
  await thread.close();
});

test('goes on after a job that cannot be done, and starts another thread after one that died', async () => {
  const jobOf = jobIn(join(folderOf({}), 'a.sqlite'));
  const thread = new LoadThread(60_000);
  const lost = { ...jobOf('a.txt', 1), options: { ...jobOf('a.txt', 1).options, paths: ['/nowhere/a.txt'] } };
  await expect(thread.run(lost, () => {})).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  await thread.run(jobOf('d.txt', 4), () => {});
  expect(started).toHaveLength(1);
  const dying = thread.run(jobOf('e.txt', 5), () => {});
  const died = expect(dying).rejects.toThrow('ended');
  await started[0]?.terminate();
  await died;
  const { articles } = await thread.run(jobOf('e.txt', 5), () => {});
  expect([articles.added, started.length]).toEqual([1, 2]);
  await thread.close();
});
