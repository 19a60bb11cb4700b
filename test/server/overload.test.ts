/** Load shedding: rejects requests over the limits in flight and of waiting, and throttles clients that retry at once. */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { expect, onTestFinished, test } from 'vitest';
import { type Outcome, startOpenLoop } from '../../bench/load/open-loop.ts';
import type { Limits } from '../../src/limits.ts';
import { createWorkQueue } from '../../src/server/work-queue.ts';
import { NO_RATE_LIMIT, openTestServer, type TestServer } from './test-server.ts';

const query = '{ slow }';
const body = JSON.stringify({ query });
const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
const MESSAGE = `${HEAD}content-length: ${body.length}\r\n\r\n${body}`;

/** A server whose one field blocks the thread for so many milliseconds, as a statement does; counts its executions. */
async function openSlow(
  milliseconds: number,
  limits: Partial<Limits>,
): Promise<TestServer & { executed: () => number }> {
  let executed = 0;
  const resolve = () => {
    executed++;
    for (const begun = performance.now(); performance.now() - begun < milliseconds; );
    return 1;
  };
  const fields = { slow: { type: GraphQLInt, resolve }, quick: { type: GraphQLInt, resolve: () => 1 } };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  const server = await openTestServer(schema, { limits: { ...NO_RATE_LIMIT, ...limits } });
  onTestFinished(() => server.close());
  return { ...server, executed: () => executed };
}

/** Sends the request on so many connections at once; resolves to their statuses in order. */
const sendAtOnce = (url: string, count: number): Promise<number[]> =>
  Promise.all(
    Array.from({ length: count }, async () => {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      await response.text();
      return response.status;
    }),
  );

const PATIENT = { timeout: 20_000 };

const connectionsOf = ({ server }: TestServer): Promise<number> =>
  new Promise((resolve) => server.getConnections((_error, count) => resolve(count)));

const countOf = (statuses: readonly number[], wanted: number): number =>
  statuses.filter((status) => status === wanted).length;

test('in flight: executes no more of many simultaneous requests than the limit', async () => {
  const { url, executed } = await openSlow(100, { maxInFlight: 3, maxWaitSeconds: 3600 });
  const statuses = await sendAtOnce(url, 40);
  expect(countOf(statuses, 200) + countOf(statuses, 503)).toBe(40);
  expect(executed()).toBe(countOf(statuses, 200));
  expect(executed()).toBeGreaterThanOrEqual(3);
  expect(countOf(statuses, 503)).toBeGreaterThan(0);
});

test('wait: rejects a request that waited too long, without executing it', async () => {
  const { url, executed } = await openSlow(400, { maxWaitSeconds: 1 });
  const statuses = await sendAtOnce(url, 12);
  expect(countOf(statuses, 200) + countOf(statuses, 503)).toBe(12);
  expect(executed()).toBe(countOf(statuses, 200));
  expect(countOf(statuses, 503)).toBeGreaterThan(0);
  expect(executed()).toBeGreaterThan(0);
});

test('throttling: a connection whose request was rejected answers the next one', async () => {
  const { url } = await openSlow(10, { maxInFlight: 1 });
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  let received = '';
  socket.on('data', (chunk) => (received += chunk));
  const statuses = (): string[] => [...received.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status as string);
  socket.write(MESSAGE + MESSAGE);
  await expect.poll(statuses, PATIENT).toEqual(['200', '503']);
  socket.write(MESSAGE);
  await expect.poll(statuses, PATIENT).toEqual(['200', '503', '200']);
});

test('throttling: a client that retries at once comes after one that sends later', async () => {
  let free = (): void => {};
  const held = new Promise<void>((resolve) => (free = resolve));
  const fields = { slow: { type: GraphQLInt, resolve: () => held } };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  const server = await openTestServer(schema, { limits: { ...NO_RATE_LIMIT, maxInFlight: 1 } });
  onTestFinished(() => server.close());
  const answered: string[] = [];
  const reach = (name: string): Socket => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    return socket.on('data', (chunk) => answered.push(`${name} ${String(chunk).slice(9, 12)}`));
  };
  const holder = reach('holder');
  holder.write(MESSAGE);
  await expect.poll(() => connectionsOf(server), PATIENT).toBe(1);
  const [hasty, patient] = [reach('hasty'), reach('patient')];
  await Promise.all([once(hasty, 'connect'), once(patient, 'connect')]);
  hasty.write(MESSAGE);
  await expect.poll(() => answered, PATIENT).toEqual(['hasty 503']);
  hasty.write(MESSAGE);
  // More than a turn of the event loop later.
  await pause(20);
  patient.write(MESSAGE);
  await expect.poll(() => answered, PATIENT).toEqual(['hasty 503', 'patient 503', 'hasty 503']);
  free();
  await expect.poll(() => answered, PATIENT).toContain('holder 200');
});

test('pipelining: answers ten requests of a connection that arrive at once, and refuses a client that sends more', async () => {
  const { url, executed } = await openSlow(1, {});
  /** Sends so many requests at once; resolves to how many were answered before the connection was closed. */
  const send = async (count: number, localAddress: string): Promise<number> => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress });
    onTestFinished(() => void socket.destroy());
    let received = '';
    socket.on('data', (chunk) => (received += chunk)).on('error', () => undefined);
    const closed = new Promise((resolve) => socket.on('close', resolve));
    socket.write(MESSAGE.repeat(count));
    const answers = (): number => received.split('HTTP/1.1 200').length - 1;
    await Promise.race([closed, expect.poll(answers, PATIENT).toBe(count)]);
    return answers();
  };
  expect([await send(10, '127.0.0.2'), await send(10, '127.0.0.2')]).toEqual([10, 10]);
  expect([await send(11, '127.0.0.2'), await send(5000, '127.0.0.3'), await send(1, '127.0.0.3')]).toEqual([0, 0, 0]);
  expect(executed()).toBe(20);
  expect(await sendAtOnce(url, 1)).toEqual([200]);
  await expect.poll(() => send(1, '127.0.0.3'), { ...PATIENT, interval: 300 }).toBe(1);
});

test('queue: executes nothing for clients that hung up while they waited to be accepted', async () => {
  const port = (): string => new URL(server.url).port;
  const leave = `for (let count = 0; count < 20; count++) {
    const socket = require('node:net').connect(process.argv[1], '127.0.0.1', () => socket.end(process.argv[2], () => socket.destroy()));
  }`;
  let executed = 0;
  const resolve = () => {
    // Blocks the server's thread meanwhile.
    if (executed++ === 0) spawnSync(process.execPath, ['-e', leave, port(), MESSAGE]);
    return 1;
  };
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { slow: { type: GraphQLInt, resolve } } }),
  });
  const server = await openTestServer(schema);
  onTestFinished(() => server.close());
  expect(await sendAtOnce(server.url, 1)).toEqual([200]);
  await expect.poll(() => connectionsOf(server), PATIENT).toBeLessThan(2);
  expect(await sendAtOnce(server.url, 1)).toEqual([200]);
  expect(executed).toBe(2);
});

/** Has each of these requests wait, such as `a1` of client a; gives them in the order of their turns. */
async function turnsOf(requests: readonly string[]): Promise<string[]> {
  const queue = createWorkQueue();
  const order: string[] = [];
  await Promise.all(
    requests.map(async (name) => {
      queue.arrived();
      await queue.enter(name.charAt(0));
      order.push(name);
    }),
  );
  return order;
}

test('queue: the requests of one client are first in, first out', async () => {
  const requests = Array.from({ length: 100 }, (_, number) => `a${number}`);
  expect(await turnsOf(requests)).toEqual(requests);
});

test('queue: clients take turns', async () => {
  expect(await turnsOf(['a1', 'a2', 'a3', 'b1', 'b2', 'c1'])).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
});

test('the load generator of the benchmark tells answered, shed and failed requests apart', async () => {
  const { url } = await openSlow(20, { maxInFlight: 2 });
  const fatesOf = async (document: string): Promise<Set<Outcome['kind']>> => {
    const stream = { url: `${url}/graphql`, bodies: [JSON.stringify({ query: document })], rate: 400, seconds: 0.5 };
    return new Set((await startOpenLoop(stream).outcomes).map(({ kind }) => kind));
  };
  expect(await fatesOf(query)).toEqual(new Set(['answered', 'shed']));
  expect(await fatesOf('{')).not.toContain('timed out');
  const none = { url: 'http://127.0.0.1:1/graphql', bodies: [body], rate: 20, seconds: 0.5 };
  expect(new Set((await startOpenLoop(none).outcomes).map(({ kind }) => kind))).toEqual(new Set(['failed']));
});
