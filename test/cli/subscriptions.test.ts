/** Subscribers of `dateline serve`, with one process and with several workers: each event once, one limit for all, and a clean end at SIGTERM. */
import { once } from 'node:events';
import { join } from 'node:path';
import { type Client, createClient } from 'graphql-ws';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { type EventStream, subscribe } from '../server/live/event-stream.ts';
import { dateline, type Serving, serve } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD } from './seeds.ts';

const INGESTED = 'subscription { articleIngested { eventId article { key } } }';

async function seeded(): Promise<string> {
  const database = join(folderOf({}), 'a.sqlite');
  expect((await dateline(['seed', '--from', folderOf(GOOD), '--database', database])).code).toBe(0);
  return database;
}

async function serveBy(workers: number, database: string, ...flags: readonly string[]): Promise<Serving> {
  const server = await serve(['--database', database, '--workers', String(workers), ...flags]);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  return server;
}

async function open({ url }: Serving): Promise<EventStream> {
  const stream = await subscribe(new URL(url).origin, { query: INGESTED });
  onTestFinished(() => stream.close());
  return stream;
}

const openMany = (server: Serving, count: number): Promise<EventStream[]> =>
  Promise.all(Array.from({ length: count }, () => open(server)));

/** A client over WebSocket, with the socket that it has. */
async function connect({ url }: Serving): Promise<{ readonly client: Client; readonly socket: WebSocket }> {
  const sockets: WebSocket[] = [];
  class Known extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      sockets.push(this);
    }
  }
  const address = `${new URL(url).origin.replace('http', 'ws')}/graphql`;
  const client = createClient({
    url: address,
    webSocketImpl: Known,
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
  });
  onTestFinished(async () => client.dispose());
  await new Promise((resolve) => client.on('connected', resolve));
  return { client, socket: sockets[0] as WebSocket };
}

async function ingest(database: string, ...keys: readonly string[]): Promise<void> {
  const files = keys.map((key) => [`${key}.txt`, `Ada Lovelace wrote ${key} in London.\n`] as const);
  const folder = folderOf(Object.fromEntries(files));
  expect((await dateline(['ingest', folder, '--database', database])).code).toBe(0);
}

const keyOf = async (stream: EventStream): Promise<string> =>
  (await stream.result()).data.articleIngested.article.key as string;

test('with two workers each subscriber gets each event once, whichever worker it is of', async () => {
  const database = await seeded();
  const server = await serveBy(2, database);
  const streams = await openMany(server, 8);
  await ingest(database, 'one', 'two');
  await ingest(database, 'three');
  for (const stream of streams) {
    const keys = [await keyOf(stream), await keyOf(stream), await keyOf(stream)];
    expect(keys.slice(0, 2).sort()).toEqual(['one', 'two']);
    expect(keys[2]).toBe('three');
  }
  const ends = streams.map((stream) => stream.next());
  expect(await server.stop()).toBe(0);
  for (const end of ends) expect(await end).toMatchObject({ event: 'complete' });
}, 60_000);

test('the limit of subscriptions holds for two workers together', async () => {
  const server = await serveBy(2, await seeded(), '--max-subscriptions', '4');
  const streams = await openMany(server, 12);
  const statuses = streams.map(({ response }) => response.statusCode);
  expect(statuses.filter((status) => status === 200)).toHaveLength(4);
  expect(statuses.filter((status) => status === 503)).toHaveLength(8);
}, 60_000);

test.each([1, 2])(
  'at SIGTERM %d processes end streams with complete and close WebSockets with 1001',
  async (workers) => {
    const server = await serveBy(workers, await seeded());
    const [stream] = (await openMany(server, 1)) as [EventStream];
    const { client, socket } = await connect(server);
    const events = client.iterate({ query: INGESTED });
    const next = events.next().catch((error: unknown) => error);
    const closed = once(socket, 'close');
    expect(await server.stop()).toBe(0);
    expect(await stream.next()).toMatchObject({ event: 'complete' });
    expect(await stream.next()).toBeUndefined();
    const [code, reason] = await closed;
    expect(code).toBe(1001);
    expect(String(reason)).toBe('The server stops.');
    await next;
  },
  60_000,
);
