/** The fair queue: turns between clients, leaving, and who gives way. */
import { expect, test } from 'vitest';
import { FairQueue } from '../../src/server/fair-queue.ts';

const queueOf = (text: string): FairQueue<string> => {
  const queue = new FairQueue<string>();
  for (const item of text.split(' ')) queue.push(item.charAt(0), item);
  return queue;
};

const rest = (queue: FairQueue<string>): string => {
  const items: string[] = [];
  for (let item = queue.shift(); item !== undefined; item = queue.shift()) items.push(item);
  return items.join(' ');
};

test('fair queue: clients take turns, each with its oldest item', () => {
  expect(rest(queueOf('a1 a2 a3 b1 c1 c2'))).toBe('a1 b1 c1 a2 c2 a3');
});

test('fair queue: a client that comes back waits for one turn of each other', () => {
  const queue = queueOf('a1 a2 b1 b2');
  expect(queue.shift()).toBe('a1');
  queue.push('c', 'c1');
  expect(rest(queue)).toBe('b1 a2 c1 b2');
});

test('fair queue: gives up single items', () => {
  const queue = queueOf('a1 a2 b1');
  expect(queue.remove('a', 'a1')).toBe(true);
  expect(queue.remove('a', 'a1')).toBe(false);
  expect(queue.remove('b', 'b1')).toBe(true);
  expect([queue.length, rest(queue), queue.length]).toEqual([1, 'a2', 0]);
});

test('fair queue: the newest item of the client with the most gives way', () => {
  const queue = queueOf('a1 b1 b2 b3 a2');
  expect([queue.dropNewest(), rest(queue), queue.dropNewest()]).toEqual(['b3', 'a1 b1 a2 b2', undefined]);
});
