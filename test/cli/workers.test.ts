/** `dateline serve --workers`: one address, restarts, reseeds, a common rate limit, draining and failed starts. */
import { once } from 'node:events';
import { get } from 'node:http';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { restartDelay } from '../../src/cli/cluster/supervisor.ts';
import { dateline, type Serving, serve } from '../support/cli.ts';
import { connect } from '../support/connection.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { GOOD } from './seeds.ts';

const COUNT = '{ articles(first: 1) { totalCount } }';
const counted = (totalCount: number) => ({ data: { articles: { totalCount } }, extensions: { cost: 6 } });

/** A database with two articles, and the flags that serve it. */
async function seeded() {
  const from = folderOf(GOOD);
  const database = join(folderOf({}), 'a.sqlite');
  const flags = ['--from', from, '--database', database];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  return { from, database, flags };
}

async function serveBy(workers: number, flags: readonly string[]): Promise<Serving> {
  const server = await serve(['--workers', String(workers), '--log-level', 'debug', ...flags]);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return server;
}

const logged = (server: Serving): { msg: string; path?: string; worker?: number; signal?: string }[] =>
  server
    .stderr()
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line));

/** The process ids of workers that have answered. */
const answered = (server: Serving): Set<number> =>
  new Set(logged(server).flatMap(({ msg, worker }) => (msg === 'request' && worker ? [worker] : [])));

/** Sends over a new connection, which may be closed. */
const probe = (url: URL): Promise<void> =>
  new Promise((resolve) => {
    get(url, { agent: false }, (response) => response.resume().on('close', resolve)).on('error', () => resolve());
  });

/** Sends over new connections until so many workers have answered. */
async function findWorkers(server: Serving, count: number, but: readonly number[] = []): Promise<number[]> {
  for (;;) {
    await Promise.all(Array.from({ length: 8 }, () => probe(new URL('/health', server.url))));
    const found = [...answered(server)].filter((pid) => !but.includes(pid));
    if (found.length >= count) return found;
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

async function untilDead(pid: number): Promise<void> {
  while (isAlive(pid)) await wait(20);
}

describe('workers', () => {
  test('share one address, after one seed, and drain at SIGTERM', async () => {
    const from = folderOf(GOOD);
    const server = await serveBy(2, ['--from', from, '--database', join(folderOf({}), 'a.sqlite')]);
    expect(server.first.seeded).toMatchObject({ command: 'SEED', articles: { added: 2 } });
    const pids = await findWorkers(server, 2);
    expect(pids).not.toContain(server.child.pid);
    expect((await connect(server.url).ask(COUNT)).body).toEqual(counted(2));
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(logged(server).map(({ msg }) => msg)).toEqual(expect.arrayContaining(['listening', 'draining', 'stopped']));
    expect(pids.filter(isAlive)).toEqual([]);
  });

  test.each([2, 3])('%i workers have equal shares of connections that are opened at once and kept', async (count) => {
    const { flags } = await seeded();
    const server = await serveBy(count, [...flags, '--max-wait-seconds', '60']);
    const pids = await findWorkers(server, count);
    const before = logged(server).length;
    const connections = Array.from({ length: 16 * count }, () => connect(server.url));
    await Promise.all(connections.map(({ ask }) => ask(COUNT)));
    const requests = () =>
      logged(server)
        .slice(before)
        .filter(({ msg, path }) => msg === 'request' && path === '/graphql');
    await expect.poll(() => requests().length).toBe(connections.length);
    for (const pid of pids) {
      const share = requests().filter(({ worker }) => worker === pid).length;
      expect(Math.abs(share - 16)).toBeLessThanOrEqual(2);
    }
    for (const connection of connections) connection.close();
    await server.stop();
  });

  test('close connections that send their headers too slowly, and answer those that end their side first', async () => {
    const { flags } = await seeded();
    const server = await serveBy(2, [...flags, '--header-seconds', '1']);
    const { hostname, port } = new URL(server.url);
    const exchange = async (bytes: string, end: boolean): Promise<string> => {
      const socket = createConnection(Number(port), hostname);
      if (end) socket.end(bytes);
      else socket.write(bytes);
      return Buffer.concat(await socket.toArray()).toString();
    };
    const head = `GET /health HTTP/1.1\r\nHost: ${hostname}\r\n`;
    expect(await exchange(head, false)).toMatch(/^HTTP\/1.1 408 /);
    expect(await exchange(`${head}Connection: close\r\n\r\n`, true)).toMatch(/^HTTP\/1.1 200 .*alive/s);
    await server.stop();
  });

  test('all show a reseed by another process', async () => {
    const { flags, from } = await seeded();
    const server = await serveBy(2, flags);
    const connections = Array.from({ length: 12 }, () => connect(server.url));
    const ask = () => Promise.all(connections.map(async ({ ask }) => (await ask(COUNT)).body));
    expect(await ask()).toEqual(Array(12).fill(counted(2)));
    await findWorkers(server, 2);
    addTo(from, { 'new.txt': 'New\n\nAda Lovelace slept in Paris.\n' });
    expect((await dateline(['reseed', ...flags])).code).toBe(0);
    expect(await ask()).toEqual(Array(12).fill(counted(3)));
    for (const connection of connections) connection.close();
    await server.stop();
  });

  test('a killed worker is replaced, and the others lose no request', async () => {
    const { flags } = await seeded();
    const server = await serveBy(2, [...flags, '--max-wait-seconds', '60']);
    const [killed, other] = await findWorkers(server, 2);
    const connections = Array.from({ length: 12 }, () => connect(server.url));
    await Promise.all(connections.map(({ ask }) => ask(COUNT)));
    // Holds its requests.
    process.kill(killed as number, 'SIGSTOP');
    const responses = connections.map(({ ask }) =>
      ask(COUNT).then(
        ({ status }) => status,
        () => 'cut',
      ),
    );
    await wait(200);
    process.kill(killed as number, 'SIGKILL');
    const statuses = await Promise.all(responses);
    const kept = logged(server).filter(({ msg, worker }) => msg === 'request' && worker === other);
    expect(statuses.filter((status) => status !== 200 && status !== 'cut')).toEqual([]);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(0);
    expect(kept.filter((line) => 'finished' in line && line.finished === false)).toEqual([]);
    const replaced = await findWorkers(server, 1, [killed as number, other as number]);
    expect(replaced).toHaveLength(1);
    expect(logged(server)).toContainEqual(
      expect.objectContaining({ level: 'warn', worker: killed, signal: 'SIGKILL' }),
    );
    for (const connection of connections) connection.close();
    expect(await server.stop()).toBe(0);
  });

  test('answer requests in flight at SIGINT, and accept no more connections', async () => {
    const { flags } = await seeded();
    const server = await serveBy(2, [...flags, '--drain-seconds', '60', '--max-wait-seconds', '60']);
    const pids = await findWorkers(server, 2);
    const connections = Array.from({ length: 20 }, () => connect(server.url));
    await Promise.all(connections.map(({ ask }) => ask(COUNT)));
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    const responses = connections.map(({ ask }) => ask(COUNT));
    await wait(200);
    const stopped = server.stop('SIGINT');
    await wait(200);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    expect((await Promise.all(responses)).map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await stopped).toBe(0);
    await expect(fetch(server.url)).rejects.toThrow();
  });

  test('end when their supervisor is killed', async () => {
    const { flags } = await seeded();
    const server = await serveBy(2, flags);
    const pids = await findWorkers(server, 2);
    expect(await server.stop('SIGKILL')).toBeNull();
    await Promise.all(pids.map(untilDead));
  });

  test('share the rate limit of an address', async () => {
    const { flags } = await seeded();
    const server = await serveBy(2, [...flags, '--max-requests-per-minute', '40']);
    await findWorkers(server, 2);
    const statuses: unknown[] = [];
    for (let count = 0; count < 120; count++) {
      const connection = connect(server.url);
      statuses.push((await connection.ask(COUNT)).status);
      connection.close();
    }
    const admitted = statuses.filter((status) => status === 200).length;
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(admitted).toBeGreaterThanOrEqual(40);
    // Each may not yet know the last few counts of the other.
    expect(admitted).toBeLessThan(50);
    await server.stop();
  });
});

describe('a cluster fails to start as one process does', () => {
  const endings = async (args: readonly string[]) => {
    const alone = await dateline(['serve', ...args, '--log-level', 'silent']);
    const together = await dateline(['serve', '--workers', '2', ...args, '--log-level', 'silent']);
    expect(together).toEqual(alone);
    return together;
  };

  test('a taken port', async () => {
    const { flags } = await seeded();
    const server = await serve(flags);
    const { code, stderr } = await endings(['--port', new URL(server.url).port, ...flags]);
    expect([code, stderr]).toEqual([7, expect.stringMatching(/^error: Port \d+ of 127\.0\.0\.1 is taken\..*\n$/)]);
    await server.stop();
  });

  test('a newer database', async () => {
    const { flags, database } = await seeded();
    setVersion(database, 99);
    const { code, stderr } = await endings(['--port', '0', ...flags]);
    expect([code, stderr]).toEqual([4, expect.stringMatching(/^error: .* has version 99; .*\n$/)]);
  });

  test('a newer database once no worker is left', async () => {
    const { flags, database } = await seeded();
    const server = await serveBy(2, flags);
    const pids = await findWorkers(server, 2);
    setVersion(database, 99);
    const closed = once(server.child, 'close');
    const output = server.child.stdout.toArray();
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    expect(await closed).toEqual([4, null]);
    expect(Buffer.concat(await output).toString()).toContain('"code":"DATABASE_NEWER"');
  });
});

function setVersion(database: string, version: number): void {
  const db = new Database(database);
  db.pragma(`user_version = ${version}`);
  db.close();
}

test('restart delay: grows exponentially up to half a minute', () => {
  expect([1, 2, 3, 4, 20].map(restartDelay)).toEqual([0, 100, 200, 400, 30_000]);
});
