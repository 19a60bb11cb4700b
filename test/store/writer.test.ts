/** Changes made beside readers and other writers: each in its turn, none for ever, nobody held up. */
import { copyFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { createToken, listTokens } from '../../src/store/database/tokens.ts';
import { openWriter, type Writer } from '../../src/store/database/writer.ts';
import { newBase, open } from './base.ts';

const AT = '2020-01-01T00:00:00Z';
const BUSY = expect.objectContaining({ code: 'DATABASE_BUSY' });

const add = (name: string) => (store: Store) =>
  createToken(store, { name, scopes: [], createdAt: AT, expiresAt: null });
const namesIn = (store: Store): string[] => listTokens(store).map(({ name }) => name);

function writerOf(path: string, patience?: number): Writer {
  const writer = openWriter(path, patience);
  onTestFinished(() => writer.close());
  return writer;
}

test('a change waits for another process, and the process does other things meanwhile', async () => {
  const path = newBase();
  const other = open(path);
  const turn = await writerOf(path).take();
  other.db.exec('BEGIN IMMEDIATE');
  let done = false;
  const change = turn.change(add('mine')).finally(() => {
    done = true;
  });
  await pause(60);
  expect(done).toBe(false);
  add('theirs')(other);
  other.db.exec('COMMIT');
  await change;
  expect(namesIn(turn.store)).toEqual(['mine', 'theirs']);
});

test('a change that waits too long changes nothing and says so', async () => {
  const path = newBase();
  const other = open(path);
  const turn = await writerOf(path, 40).take();
  other.db.exec('BEGIN IMMEDIATE');
  await expect(turn.change(add('mine'))).rejects.toEqual(BUSY);
  other.db.exec('COMMIT');
  expect(namesIn(other)).toEqual([]);
  await turn.change(add('mine'));
  expect(namesIn(other)).toEqual(['mine']);
});

test('one has the turn at a time, the next when it ends', async () => {
  const writer = writerOf(newBase());
  const first = await writer.take();
  const order: string[] = [];
  const second = writer.take().then((turn) => {
    order.push('second begins');
    return turn;
  });
  await pause(60);
  await first.change(add('first'));
  order.push('first ends');
  first.end();
  await (await second).change(add('second'));
  expect(order).toEqual(['first ends', 'second begins']);
  expect(writer.read(namesIn)).toEqual(['first', 'second']);
});

test('a turn that does not end in time is not waited for', async () => {
  const writer = writerOf(newBase(), 40);
  const first = await writer.take();
  await expect(writer.take()).rejects.toEqual(BUSY);
  first.end();
  (await writer.take()).end();
});

test('what is read after a change is the state that it left, whatever others do', async () => {
  const path = newBase();
  const other = open(path);
  const writer = writerOf(path);
  const turn = await writer.take();
  await turn.change(add('mine'));
  expect(namesIn(turn.store)).toEqual(['mine']);
  add('theirs')(other);
  expect(namesIn(turn.store)).toEqual(['mine']);
  await turn.change(add('mine-too'));
  expect(namesIn(turn.store)).toEqual(['mine', 'mine-too', 'theirs']);
  turn.end();
  add('last')(other);
  expect(writer.read(namesIn)).toContain('last');
});

test('a change that fails lets the next be made', async () => {
  const writer = writerOf(newBase());
  const turn = await writer.take();
  const fails = (): never => {
    throw new Error('no');
  };
  await expect(turn.change(fails)).rejects.toThrow('no');
  await turn.change(add('mine'));
  turn.end();
  expect(writer.read(namesIn)).toEqual(['mine']);
});

test('what was changed is written back into the database before long, while the writer stays open', async () => {
  const path = newBase();
  const turn = await writerOf(path).take();
  await turn.change(add('mine'));
  turn.end();
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
