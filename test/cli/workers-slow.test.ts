/** A worker whose event loop is stuck: it is killed and replaced, and the other workers go on answering. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { type Connection, connect } from '../support/connection.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD } from './seeds.ts';

const QUICK = '{ articles(first: 1) { totalCount } }';

async function serveTwo() {
  const database = join(folderOf({}), 'a.sqlite');
  const flags = ['--from', folderOf(GOOD), '--database', database];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  const limits = ['--operation-seconds', '2', '--log-level', 'debug'];
  const server = await serve([...flags, '--workers', '2', '--metrics', 'on', ...limits]);
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

test('a stuck worker is killed, logged, counted and replaced, its clients are disconnected', async () => {
  const { server, open } = await serveTwo();
  const connections = open(16);
  expect(await ask(connections, QUICK)).toEqual(Array(16).fill(200));

  const stuck = logOf(server.stderr()).find(({ msg }) => msg === 'request')?.worker;
  process.kill(Number(stuck), 'SIGSTOP');
  // Connections that it has, and new ones: it is handed one as soon as the other worker has more.
  const answers = await Promise.all([connections, open(16)].map((each) => ask(each, QUICK)));
  expect(answers.map((each) => new Set(each))).toEqual(Array(2).fill(new Set([200, 'closed'])));

  await expect
    .poll(() => logOf(server.stderr()))
    .toContainEqual(expect.objectContaining({ level: 'warn', reason: 'stuck', signal: 'SIGKILL', worker: stuck }));
  const killed = logOf(server.stderr()).find(({ level }) => level === 'error');
  expect(killed).toMatchObject({ seconds: 2, worker: stuck });
  // Only now: until the supervisor has noticed that a worker ended, it may hand connections to it.
  expect(await ask(connections, QUICK)).toEqual(Array(16).fill(200));
  const metrics = await (await fetch(new URL('/metrics', server.url))).text();
  expect(metrics.split('\n')).toContain('dateline_worker_restarts_total{reason="stuck"} 1');
  expect(await server.stop()).toBe(0);
});
