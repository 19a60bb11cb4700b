/** Keys asked for in one turn share a call. */
import { expect, test } from 'vitest';
import { type Batch, createContext } from '../../schema/context.ts';
import type { Store } from '../../src/store/database/open.ts';

const store = {} as Store;

function recorder() {
  const calls: unknown[] = [];
  const batch: Batch<{ id: number }, string, string> = (_store, keys, args) => {
    calls.push([keys.map(({ id }) => id), args]);
    return keys.map(({ id }) => `${args}${id}`);
  };
  return { calls, batch };
}

test('keys of one turn with equal arguments share a call, and equal keys an answer', async () => {
  const { calls, batch } = recorder();
  const { load } = createContext(store);
  const answers = await Promise.all([
    load(batch, { id: 1 }, 'a'),
    load(batch, { id: 2 }, 'a'),
    load(batch, { id: 1 }, 'a'),
    load(batch, { id: 1 }, 'b'),
  ]);
  expect(answers).toEqual(['a1', 'a2', 'a1', 'b1']);
  expect(calls).toEqual([
    [[1, 2], 'a'],
    [[1], 'b'],
  ]);
});

test('another context asks anew, for the database may have changed', async () => {
  const { calls, batch } = recorder();
  for (const _ of [1, 2]) await createContext(store).load(batch, { id: 1 }, 'a');
  expect(calls).toHaveLength(2);
});

test('what fails fails for every key of the call', async () => {
  const { load } = createContext(store);
  const batch: Batch<number, unknown, never> = () => {
    throw new Error('no');
  };
  const answers = await Promise.allSettled([load(batch, 1), load(batch, 2)]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
