/** A reseed that is killed at any moment leaves the old state or the new one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { check } from '../../src/store/check/check.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { articleOf } from '../store/article-of.ts';
import { newBase, reseedTo } from '../store/base.ts';
import { dateline, start } from '../support/cli.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';
import { randomFrom } from './random.ts';

const MOMENTS = 50;
/** Half a minute on an idle machine; each moment has a process of its own, which a busy one takes long to start. */
const AT_MOST_MS = 600_000;
/** Built by `npm test` before any test runs. */
const RESEED_ONCE = join(PACKAGE_ROOT, 'dist', 'test', 'faults', 'reseed-once.js');
/** So few that the log is written from the start, and so many that it is written at the commit alone. */
const CACHES = ['10', '-200000'] as const;

const PEOPLE = ['ada', 'charles', 'mary', 'george', 'grace'];
const articlesOf = (words: string, from: number): ArticleRecord[] =>
  Array.from({ length: 200 }, (_, index) => {
    const [person, other] = [PEOPLE[index % 5], PEOPLE[(index * 3 + 1) % 5]];
    return articleOf(
      `news/${from + index}`,
      `[${person}](person/${person}) ${words} with [${other}](person/${other}).`,
    );
  });
/** Half of the old articles are removed, half change, and as many are new. */
const STATES = [articlesOf('wrote', 0), articlesOf('spoke', 100)];

const look = (path: string) => {
  const store = openStore(path);
  try {
    return { said: [...dump(store)].join('\n'), defects: check(store) };
  } finally {
    store.close();
  }
};

function runTo(path: string, file: string, cache: string) {
  const child = spawn(process.execPath, [RESEED_ONCE, path, file, cache], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  return { child, ready: once(child.stdout, 'data'), ended };
}

/** Milliseconds from the first word to the end. */
async function measure(path: string, file: string, cache: string): Promise<number> {
  const { ready, ended } = runTo(path, file, cache);
  await ready;
  const began = performance.now();
  expect(await ended).toEqual([0, null]);
  return performance.now() - began;
}

/** When to kill, in milliseconds: at random, every other time near the end, where it commits. */
const momentOf = (moment: number, length: number, random: () => number): number =>
  moment % 2 === 0 ? random() * length : (0.7 + random() * 0.4) * length;

test(`a reseed killed at any of ${MOMENTS} moments leaves the old state or the new one`, {
  timeout: AT_MOST_MS,
}, async () => {
  const { seed, random } = randomFrom(process.env.SEED);
  const path = newBase();
  const folder = folderOf({ '0.json': JSON.stringify(STATES[0]), '1.json': JSON.stringify(STATES[1]) });
  const fileOf = (state: number) => join(folder, `${state}.json`);
  const said: string[] = [];
  let length = 0;
  for (const state of [0, 1, 0]) {
    length = await measure(path, fileOf(state), CACHES[0]);
    said[state] = look(path).said;
  }
  let now = 0;
  let turns = 0;
  for (let moment = 0; moment < MOMENTS; moment++) {
    const { child, ready, ended } = runTo(path, fileOf(1 - now), CACHES[moment % 4 < 2 ? 0 : 1]);
    await ready;
    await setTimeout(momentOf(moment, length, random));
    child.kill('SIGKILL');
    await ended;
    const after = look(path);
    const found = said.indexOf(after.said);
    expect([after.defects, found], `SEED=${seed}, moment ${moment}`).toEqual([[], expect.toBeOneOf([0, 1])]);
    if (found !== now) turns++;
    now = found;
  }
  console.info(`SEED=${seed}: killed ${MOMENTS} times, ${turns} of them when it had committed`);
  const store = openStore(path);
  reseedTo(store, { articles: STATES[1 - now] ?? [] });
  store.close();
  expect(look(path)).toEqual({ said: said[1 - now], defects: [] });
});

const newsFrom = (first: number) =>
  Array.from({ length: 100 }, (_, index) => JSON.stringify({ articleBody: newsOf(first + index) })).join('\n');

/** Kills the command some milliseconds after it has begun to write. */
async function killWriting(args: readonly string[], after: number): Promise<void> {
  const child = start(args, {});
  const ended = once(child, 'close');
  await new Promise<void>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => text.includes('writing: ') && resolve());
  });
  await setTimeout(after);
  child.kill('SIGKILL');
  await ended;
}

test('an addition killed while it writes is made once when the command runs again', async () => {
  const { seed, random } = randomFrom(process.env.SEED);
  const [from, more] = [folderOf({ 'a.jsonl': newsFrom(0) }), folderOf({ 'b.jsonl': newsFrom(100) })];
  const [database, fresh] = ['a.sqlite', 'b.sqlite'].map((name) => join(folderOf({}), name));
  const flags = ['--database', database ?? '', '--threads', '1'];
  expect((await dateline(['seed', '--from', from, ...flags])).code).toBe(0);
  await killWriting(['ingest', more, ...flags], random() * 200);
  expect(look(database ?? '').defects, `SEED=${seed}`).toEqual([]);
  for (let time = 0; time < 2; time++) expect((await dateline(['ingest', more, ...flags])).code).toBe(0);
  addTo(from, { 'b.jsonl': newsFrom(100) });
  expect((await dateline(['seed', '--from', from, '--database', fresh ?? ''])).code).toBe(0);
  expect(look(database ?? '')).toEqual(look(fresh ?? ''));
});

test('the command killed while it writes leaves the old state or the new one, and succeeds the next time', async () => {
  const { seed, random } = randomFrom(process.env.SEED);
  const [from, database] = [folderOf({ 'm.jsonl': newsFrom(0) }), join(folderOf({}), 'a.sqlite')];
  const flags = ['--from', from, '--database', database, '--threads', '1'];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  const states = [look(database).said];
  addTo(from, { 'm.jsonl': newsFrom(50) });
  const found = [];
  for (let moment = 0; moment < 2; moment++) {
    await killWriting(['reseed', ...flags], random() * 200);
    found.push(look(database));
  }
  expect((await dateline(['reseed', ...flags])).code).toBe(0);
  states.push(look(database).said);
  expect(states[0]).not.toBe(states[1]);
  for (const { said, defects } of found) {
    expect([defects, states.indexOf(said)], `SEED=${seed}`).toEqual([[], expect.toBeOneOf([0, 1])]);
  }
});
