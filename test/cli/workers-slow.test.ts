/** An operation that takes longer than it may: its client is told, those behind it are told to come back, and nobody else notices. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { type Connection, connect } from '../support/connection.ts';
import { folderOf } from '../support/folder.ts';
import { SLOW, slowDown } from '../support/slow.ts';
import { GOOD } from './seeds.ts';

const QUICK = '{ articles(first: 1) { totalCount } }';
const FOREVER = 100_000_000_000;

test('an operation past its time ends with its worker, and with an answer', async () => {
  const database = join(folderOf({}), 'a.sqlite');
  const flags = ['--from', folderOf(GOOD), '--database', database];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  slowDown(database, FOREVER);
  const server = await serve([...flags, '--workers', '2', '--operation-seconds', '2']);
  try {
    const connections = Array.from({ length: 16 }, () => connect(server.url));
    const [first, ...others] = connections as [Connection, ...Connection[]];
    const askAll = (all: readonly Connection[]) => Promise.all(all.map(({ ask }) => ask(QUICK)));
    for (const { status } of await askAll(connections)) expect(status).toBe(200);

    const slow = first.ask(SLOW);
    await wait(200);
    const [old, fresh] = [askAll(others), askAll(Array.from({ length: 8 }, () => connect(server.url)))];
    // New connections go to whoever can take them.
    expect((await fresh).map(({ status }) => status)).toEqual(Array(8).fill(200));

    const { status, headers, body } = await slow;
    expect([status, headers.connection]).toEqual([504, 'close']);
    expect(body).toEqual({
      errors: [{ message: expect.stringMatching(/longer than 2 s/), extensions: { code: 'TOO_SLOW' } }],
    });
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });

    const behind = (await old).filter((answer) => answer.status !== 200);
    expect(behind.map((answer) => [answer.status, answer.headers['retry-after'], answer.body])).toEqual(
      behind.map(() => [503, '1', { errors: [{ message: expect.any(String), extensions: { code: 'OVERLOADED' } }] }]),
    );
    for (const answer of await askAll(connections)) expect(answer.status).toBe(200);
    for (const connection of connections) connection.close();
  } finally {
    await server.stop();
  }
});
