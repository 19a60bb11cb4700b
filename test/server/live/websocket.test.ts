/** Subscriptions over WebSocket, as clients of the library graphql-ws ask for them. */
import { type Client, createClient, type FormattedExecutionResult } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createMetrics } from '../../../src/server/metrics.ts';
import { articleOf } from '../../store/article-of.ts';
import { NO_RATE_LIMIT } from '../test-server.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';

const FIRST = articleOf('first', '[Ada](person/ada) met [Bob](person/bob)');
const KEYS = 'subscription ($after: ID) { articleIngested(after: $after) { eventId article { key } } }';
const LIMITS = { ...NO_RATE_LIMIT, heartbeatSeconds: 1, maxSubscriptionsPerAddress: 5 };

let server: LiveServer;
let count = 0;
beforeAll(async () => {
  const metrics = createMetrics('none');
  server = await openLiveServer([FIRST], { limits: LIMITS, metrics, corsOrigins: ['https://one.example'] });
});
afterAll(() => server.close());

const socketUrl = (): string => `${server.url.replace('http', 'ws')}/graphql`;

function connect(): Client {
  const client = createClient({ url: socketUrl(), webSocketImpl: WebSocket, retryAttempts: 0 });
  onTestFinished(async () => client.dispose());
  return client;
}

/** A client whose sockets are known. */
function connectKnown(): { readonly client: Client; readonly sockets: readonly WebSocket[] } {
  const sockets: WebSocket[] = [];
  class Known extends WebSocket {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      sockets.push(this);
    }
  }
  return { client: createClient({ url: socketUrl(), webSocketImpl: Known, retryAttempts: 0 }), sockets };
}

function store(): string {
  const key = `article-${++count}`;
  server.reseed(FIRST, articleOf(key, '[Ada](person/ada) wrote'));
  return key;
}

/** More than the buffers of the system hold. */
const LARGE = Array.from({ length: 12 }, (_, at) =>
  articleOf(`large-${at}`, `[Ada](person/ada) ${'x'.repeat(900_000)}`),
);

const openSubscriptions = async (): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^dateline_subscriptions (\d+)/m.exec(text)?.[1]);
};

// biome-ignore lint/suspicious/noExplicitAny: the result of any subscription
type Results = AsyncIterableIterator<FormattedExecutionResult<any>>;
// biome-ignore lint/suspicious/noExplicitAny: the result of any subscription
const next = async (results: Results): Promise<any> => (await results.next()).value;

/** Subscribes. Resolves when the server has it. */
async function subscribe(client: Client, query = KEYS, variables = {}): Promise<Results> {
  const before = await openSubscriptions();
  const results: Results = client.iterate({ query, variables });
  await expect.poll(openSubscriptions).toBe(before + 1);
  return results;
}

/** The code with which the server closes a socket, or the status with which it refuses one. */
function refusal(headers: Readonly<Record<string, string>>, protocol = 'graphql-transport-ws', path = '') {
  const socket = new WebSocket(socketUrl() + path, protocol, { headers });
  onTestFinished(() => socket.terminate());
  return new Promise((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('close', resolve);
    socket.on('open', () => setTimeout(() => resolve('open'), 100));
    socket.on('error', () => {});
  });
}

test('a subscription gets events, and goes on after the last one', async () => {
  const client = connect();
  const results = await subscribe(client);
  const key = store();
  const { data, extensions } = await next(results);
  const { eventId } = data.articleIngested;
  expect(data).toEqual({ articleIngested: { eventId, article: { key } } });
  expect(extensions).toEqual({ cost: expect.any(Number) });
  await results.return?.();
  await expect.poll(openSubscriptions).toBe(0);
  const missed = store();
  const resumed = await subscribe(client, KEYS, { after: eventId });
  expect((await next(resumed)).data.articleIngested.article.key).toBe(missed);
});

test.each([
  ['subscription { articleIngested { nothing } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['subscription {', 'GRAPHQL_PARSE_FAILED'],
  ['{ statistics { revision } }', 'BAD_USER_INPUT'],
  ['mutation { __typename }', 'BAD_USER_INPUT'],
  ['subscription { mentionOf(entity: "Entity:person/nobody") { eventId } }', 'NOT_FOUND'],
  ['subscription { articleIngested(after: "0000000000000000-1") { eventId } }', 'EVENT_EXPIRED'],
  [
    'subscription { articleIngested { article { mentions(first: 100) { nodes { entity { articles(first: 100) { nodes { key } } } } } } } }',
    'TOO_COSTLY',
  ],
])('%s is refused with %s', async (query, code) => {
  const thrown = await connect()
    .iterate({ query })
    .next()
    .catch((errors: unknown) => errors);
  expect(thrown).toMatchObject([{ extensions: { code } }]);
});

test('subscriptions beyond those of an address are refused', async () => {
  const client = connect();
  for (let each = 0; each < 5; each++) await subscribe(client);
  const thrown = await client
    .iterate({ query: KEYS })
    .next()
    .catch((errors: unknown) => errors);
  expect(thrown).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', most: 5 } }]);
});

describe('a connection', () => {
  test('is refused to pages of other origins, and under a wrong host or path', async () => {
    const { host } = new URL(server.url);
    expect(await refusal({ origin: 'https://evil.example' })).toBe(403);
    expect(await refusal({ host: 'evil.example' })).toBe(421);
    expect(await refusal({}, undefined, '/other')).toBe(404);
    expect(await refusal({ origin: 'https://one.example' })).toBe('open');
    expect(await refusal({ origin: `http://${host}` })).toBe('open');
  });

  test('is closed when it speaks another protocol or none', async () => {
    expect(await refusal({}, 'graphql-ws')).not.toBe('open');
  });

  test('that was killed leaves nothing', async () => {
    await expect.poll(openSubscriptions).toBe(0);
    const { client, sockets } = connectKnown();
    const results = await subscribe(client);
    const ended = results.next().catch(() => 'lost');
    for (const socket of sockets) socket.terminate();
    await expect.poll(openSubscriptions).toBe(0);
    expect(await ended).toBe('lost');
  });

  test('that does not read is closed with 4413', async () => {
    const { client, sockets } = connectKnown();
    const codes: unknown[] = [];
    client.on('closed', (event) => codes.push((event as { readonly code: number }).code));
    const results = await subscribe(client, 'subscription { articleIngested { article { key text } } }');
    const read = (async () => {
      for await (const _result of results);
    })().catch(() => {});
    sockets[0]?.pause();
    server.reseed(FIRST, ...LARGE);
    await expect.poll(openSubscriptions, { timeout: 10_000 }).toBe(0);
    sockets[0]?.resume();
    await read;
    expect(codes).toEqual([4413]);
  }, 30_000);
});

test('a request that offers another protocol is answered without it', async () => {
  const { connect: open } = await import('node:net');
  const body = JSON.stringify({ query: '{ __typename }' });
  const socket = open(Number(new URL(server.url).port), '127.0.0.1');
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: localhost\r\nconnection: Upgrade, HTTP2-Settings\r\nupgrade: h2c\r\nhttp2-settings: AAMAAABk\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  const [answer] = await new Promise<Buffer[]>((resolve) => socket.once('data', (chunk) => resolve([chunk])));
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 OK.*"__typename":"Query"/s);
  socket.destroy();
});
