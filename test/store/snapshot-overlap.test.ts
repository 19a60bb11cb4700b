/** Snapshots of overlapping work: each piece sees one state, which is never old for long, and none waits for long. */
import { statSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SNAPSHOT_MS, withSnapshot } from '../../src/store/database/snapshot.ts';
import { articleOf } from './article-of.ts';
import { newBase, open, reseedTo } from './base.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const COUNT = 'SELECT count(*) FROM asserters';
const INSERT = "INSERT INTO asserters (type, name, version) VALUES ('SEED', ?, '')";

function newPlace() {
  const path = newBase();
  const [reader, writer] = [open(path, { readonly: true }), open(path, { wait: 0 })];
  let written = 0;
  return {
    path,
    reader,
    writer,
    count: () => reader.prepare(COUNT).pluck().get() as number,
    write: () => {
      writer.prepare(INSERT).run(String(written));
      return ++written;
    },
  };
}

interface Piece {
  readonly at: number;
  readonly lasts: number;
}

/** What a piece of work saw at each read, when it arrived and when it began. */
async function run({ reader, count }: ReturnType<typeof newPlace>, { at, lasts }: Piece) {
  await sleep(at);
  const came = performance.now();
  return withSnapshot(reader, async () => {
    const began = performance.now();
    const seen = [count()];
    for (let part = 0; part < 2; part++) {
      await sleep(lasts / 2);
      seen.push(count());
    }
    return { came, began, seen };
  });
}

/** So many that there is hardly a moment without one. */
const pieces = (longest: number) =>
  fc.array(fc.record({ at: fc.integer({ min: 0, max: 4000 }), lasts: fc.integer({ min: 0, max: longest }) }), {
    minLength: 30,
    maxLength: 60,
  });
const writes = fc.array(fc.integer({ min: 0, max: 5000 }), { minLength: 1, maxLength: 20 });

/** Runs pieces of work and writes in time that the test makes pass. */
async function play(all: readonly Piece[], writesAt: readonly number[]) {
  const place = newPlace();
  const written: number[] = [];
  const writing = writesAt.map(async (at) => {
    await sleep(at);
    place.write();
    written.push(performance.now());
  });
  const done = Promise.all(all.map((piece) => run(place, piece)));
  await vi.advanceTimersByTimeAsync(30_000);
  await Promise.all(writing);
  return { results: await done, written };
}

test('work sees one state, however long it takes, and begins within the bound', async () => {
  const property = fc.asyncProperty(pieces(3000), writes, async (all, writesAt) => {
    const { results } = await play(all, writesAt);
    for (const { came, began, seen } of results) {
      expect(new Set(seen).size).toBe(1);
      expect(began - came).toBeLessThanOrEqual(SNAPSHOT_MS);
    }
  });
  await fc.assert(property, { numRuns: 30 });
});

test('work within the bound sees all commits from before twice the bound', async () => {
  const property = fc.asyncProperty(pieces(SNAPSHOT_MS - 1), writes, async (all, writesAt) => {
    const { results, written } = await play(all, writesAt);
    for (const { began, seen } of results) {
      const old = written.filter((at) => at < began - 2 * SNAPSHOT_MS).length;
      expect(seen[0]).toBeGreaterThanOrEqual(old);
    }
  });
  await fc.assert(property, { numRuns: 30 });
});

test('nested work begins too, in the same state', async () => {
  const { reader, count, write } = newPlace();
  const outer = withSnapshot(reader, async () => {
    const first = count();
    await sleep(SNAPSHOT_MS + 1);
    write();
    return [first, await withSnapshot(reader, count)];
  });
  await vi.advanceTimersByTimeAsync(3 * SNAPSHOT_MS);
  expect(await outer).toEqual([0, 0]);
  expect(await withSnapshot(reader, count)).toBe(1);
});

test('under continuous overlap a reseed is seen within a second, and its log is checkpointed', async () => {
  const { path, reader, writer } = newPlace();
  const articles = () => reader.prepare('SELECT count(*) FROM articles').pluck().get();
  const states: [number, unknown][] = [];
  // A piece of 100 ms every 40 ms: without an end there would never be a moment without one.
  const all = Array.from({ length: 100 }, async (_, index) => {
    await sleep(index * 40);
    return withSnapshot(reader, async () => {
      states.push([performance.now(), articles()]);
      await sleep(100);
    });
  });
  await vi.advanceTimersByTimeAsync(1000);
  reseedTo(writer, { articles: [articleOf('a', '[Ada](person/ada) wrote.')] });
  const reseeded = performance.now();
  await vi.advanceTimersByTimeAsync(1000);
  const [seen] = states.findLast(([, count]) => count === 0) ?? [0];
  expect(states.at(-1)?.[1]).toBe(1);
  expect(seen - reseeded).toBeLessThanOrEqual(1000);
  // Those who read on from here have the whole of it in the database itself, and need no log.
  writer.db.pragma('wal_checkpoint(PASSIVE)');
  await vi.advanceTimersByTimeAsync(1000);
  expect(writer.db.pragma('wal_checkpoint(TRUNCATE)', { simple: true })).toBe(0);
  expect(statSync(`${path}-wal`).size).toBe(0);
  await vi.advanceTimersByTimeAsync(5000);
  await Promise.all(all);
});
