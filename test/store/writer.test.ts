/** The write lease: changes of one process in turn, retried while another process writes. */
import { copyFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { createToken, listTokens } from '../../src/store/database/tokens.ts';
import { openWriter, type Writer, type WriterOptions } from '../../src/store/database/writer.ts';
import { newBase, open } from './base.ts';

const AT = '2020-01-01T00:00:00Z';
const BUSY = expect.objectContaining({ code: 'DATABASE_BUSY' });

const add = (name: string) => (store: Store) =>
  createToken(store, { name, scopes: [], createdAt: AT, expiresAt: null });
const namesIn = (store: Store): string[] => listTokens(store).map(({ name }) => name);

function writerOf(path: string, options: WriterOptions = {}): Writer {
  const writer = openWriter(path, options);
  onTestFinished(() => writer.close());
  return writer;
}

test('a change waits for another process without blocking its own', async () => {
  const path = newBase();
  const other = open(path);
  const lease = await writerOf(path).acquire();
  other.db.exec('BEGIN IMMEDIATE');
  let done = false;
  const change = lease.change(add('mine')).finally(() => {
    done = true;
  });
  await pause(60);
  expect(done).toBe(false);
  add('theirs')(other);
  other.db.exec('COMMIT');
  await change;
  expect(namesIn(lease.store)).toEqual(['mine', 'theirs']);
});

test('a change that waits too long rejects with DATABASE_BUSY and changes nothing', async () => {
  const path = newBase();
  const other = open(path);
  const lease = await writerOf(path, { timeout: 40 }).acquire();
  other.db.exec('BEGIN IMMEDIATE');
  await expect(lease.change(add('mine'))).rejects.toEqual(BUSY);
  other.db.exec('COMMIT');
  expect(namesIn(other)).toEqual([]);
  await lease.change(add('mine'));
  expect(namesIn(other)).toEqual(['mine']);
});

test('each lease has the bytes of a whole answer, whatever those before it took', async () => {
  const writer = writerOf(newBase(), { maxAnswerBytes: 10 });
  for (let time = 0; time < 2; time++) {
    const { store, release } = await writer.acquire();
    store.budget.count(10);
    expect(() => store.budget.count(1)).toThrow(expect.objectContaining({ code: 'ANSWER_TOO_LARGE' }));
    release();
  }
});

test('a second lease is granted when the first is released', async () => {
  const writer = writerOf(newBase());
  const first = await writer.acquire();
  const order: string[] = [];
  const second = writer.acquire().then((lease) => {
    order.push('second begins');
    return lease;
  });
  await pause(60);
  await first.change(add('first'));
  order.push('first ends');
  first.release();
  await (await second).change(add('second'));
  expect(order).toEqual(['first ends', 'second begins']);
  expect(writer.read(namesIn)).toEqual(['first', 'second']);
});

test('waiting for a lease ends with DATABASE_BUSY', async () => {
  const writer = writerOf(newBase(), { timeout: 40 });
  const first = await writer.acquire();
  await expect(writer.acquire()).rejects.toEqual(BUSY);
  first.release();
  (await writer.acquire()).release();
});

test('between changes the lease reads the state its last change left, whatever others write', async () => {
  const path = newBase();
  const other = open(path);
  const writer = writerOf(path);
  const lease = await writer.acquire();
  await lease.change(add('mine'));
  expect(namesIn(lease.store)).toEqual(['mine']);
  add('theirs')(other);
  expect(namesIn(lease.store)).toEqual(['mine']);
  await lease.change(add('mine-too'));
  expect(namesIn(lease.store)).toEqual(['mine', 'mine-too', 'theirs']);
  lease.release();
  add('last')(other);
  expect(writer.read(namesIn)).toContain('last');
});

test('a failed change does not prevent the next', async () => {
  const writer = writerOf(newBase());
  const lease = await writer.acquire();
  const fails = (): never => {
    throw new Error('no');
  };
  await expect(lease.change(fails)).rejects.toThrow('no');
  await lease.change(add('mine'));
  lease.release();
  expect(writer.read(namesIn)).toEqual(['mine']);
});

test('a background checkpoint writes changes into the database while the writer stays open', async () => {
  const path = newBase();
  const lease = await writerOf(path).acquire();
  await lease.change(add('mine'));
  lease.release();
  const copy = newBase();
  const written = (): string[] => {
    copyFileSync(path, copy);
    const store = openStore(copy);
    const names = namesIn(store);
    store.close();
    return names;
  };
  while (written().length === 0) await pause(100);
  expect(written()).toEqual(['mine']);
});
