/** An operation over its time limit: its worker is killed and replaced, and the other workers go on answering. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { type Connection, connect } from '../support/connection.ts';
import { folderOf } from '../support/folder.ts';
import { SLOW, slowDown } from '../support/slow.ts';
import { GOOD } from './seeds.ts';

const QUICK = '{ articles(first: 1) { totalCount } }';
const FOREVER = 100_000_000_000;

/** Two workers, of which one answers `SLOW` for ever. */
async function serveSlow() {
  const database = join(folderOf({}), 'a.sqlite');
  const flags = ['--from', folderOf(GOOD), '--database', database];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  slowDown(database, FOREVER);
  const server = await serve([...flags, '--workers', '2', '--metrics', 'on', '--operation-seconds', '2']);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  const open = (count: number): Connection[] => {
    const connections = Array.from({ length: count }, () => connect(server.url));
    onTestFinished(() => {
      for (const { close } of connections) close();
    });
    return connections;
  };
  return { server, open };
}

/** The status of each answer; `closed` where the connection was closed without one. */
const ask = (connections: readonly Connection[], query: string): Promise<(number | 'closed' | undefined)[]> =>
  Promise.all(
    connections.map((each) =>
      each.ask(query).then(
        ({ status }) => status,
        () => 'closed' as const,
      ),
    ),
  );

const logOf = (stderr: string) =>
  stderr
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);

test('an operation over its time limit: the worker is killed, logged, counted and replaced, its clients are disconnected', async () => {
  const { server, open } = await serveSlow();
  const connections = open(16);
  expect(await ask(connections, QUICK)).toEqual(Array(16).fill(200));

  const slow = ask(connections.slice(0, 1), SLOW);
  await wait(200);
  const behind = ask(connections.slice(1), QUICK);
  // The kernel gives new connections to a worker that accepts them.
  expect(await ask(open(8), QUICK)).toEqual(Array(8).fill(200));

  expect(await slow).toEqual(['closed']);
  for (const status of await behind) expect([200, 'closed']).toContain(status);
  expect(await ask(connections, QUICK)).toEqual(Array(16).fill(200));

  const log = logOf(server.stderr());
  const killed = log.find(({ level }) => level === 'error');
  expect(killed).toMatchObject({ operation: 'query { entities }', seconds: 2, worker: expect.any(Number) });
  await expect
    .poll(() => logOf(server.stderr()))
    .toContainEqual(
      expect.objectContaining({ level: 'warn', reason: 'stuck', signal: 'SIGKILL', worker: killed?.worker }),
    );
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  expect(metrics.split('\n')).toContain('dateline_worker_restarts_total{reason="stuck"} 1');
  expect(await server.stop()).toBe(0);
});
