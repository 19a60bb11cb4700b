/** Slow clients (slowloris) and malformed requests: their connections are closed, and other clients do not wait. */
import { connect, type Socket } from 'node:net';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { NO_RATE_LIMIT, openTestServer, post, type TestServer } from './test-server.ts';

const fields = { a: { type: GraphQLInt }, long: { type: GraphQLString, resolve: () => 'x'.repeat(50_000_000) } };
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
const HEAD = 'POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n';
/** Far longer than any of the limits here. */
const LONG = 20_000;

let server: TestServer;
beforeAll(async () => {
  const limits = { ...NO_RATE_LIMIT, headerSeconds: 1, requestSeconds: 2, keepAliveSeconds: 1 };
  server = await openTestServer(schema, { limits });
});
afterAll(() => server.close());

interface Slow {
  readonly socket: Socket;
  /** Resolves to everything received when the server closes the connection. */
  readonly received: Promise<string>;
}

function open(): Slow {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  let received = '';
  socket.on('data', (chunk) => (received += chunk)).on('error', () => undefined);
  return { socket, received: new Promise((resolve) => socket.on('close', () => resolve(received))) };
}

/** Sends a byte of `text` every so often until the connection closes. */
function trickle(socket: Socket, text: string, milliseconds: number): void {
  let at = 0;
  const timer = setInterval(() => socket.write(text[at++ % text.length] ?? ''), milliseconds);
  socket.on('close', () => clearInterval(timer));
}

describe('a connection is closed', () => {
  test(
    'when it sends nothing',
    async () => {
      expect(await open().received).toMatch(/^(HTTP\/1\.1 408 |$)/);
    },
    LONG,
  );

  test(
    'when its headers arrive byte by byte',
    async () => {
      const { socket, received } = open();
      trickle(socket, 'GET /health HTTP/1.1\r\nx-slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 100);
      expect(await received).toMatch(/^HTTP\/1\.1 408 /);
    },
    LONG,
  );

  test(
    'when its body arrives byte by byte',
    async () => {
      const { socket, received } = open();
      socket.write(`${HEAD}content-length: 100000\r\n\r\n`);
      trickle(socket, '{"query":"{ a }"}', 100);
      expect(await received).toMatch(/^HTTP\/1\.1 408 /);
    },
    LONG,
  );

  test(
    'when its body never arrives',
    async () => {
      const { socket, received } = open();
      socket.write(`${HEAD}content-length: 100\r\n\r\n`);
      expect(await received).toMatch(/^(HTTP\/1\.1 408 |$)/);
    },
    LONG,
  );

  test(
    'when it is idle after a response',
    async () => {
      const { socket, received } = open();
      socket.write('GET /health HTTP/1.1\r\nhost: localhost\r\n\r\n');
      expect(await received).toMatch(/^HTTP\/1\.1 200 OK/);
    },
    LONG,
  );
});

test(
  'a connection is closed whose client does not read the response',
  async () => {
    const { socket } = open();
    socket.pause();
    const sockets = () => new Promise((resolve) => server.server.getConnections((_error, count) => resolve(count)));
    socket.write('GET /graphql?query={long} HTTP/1.1\r\nhost: localhost\r\n\r\n');
    await expect.poll(sockets).toBe(1);
    await expect.poll(sockets).toBe(0);
    socket.destroy();
  },
  LONG,
);

test(
  'two hundred slow connections do not delay others, and are closed',
  async () => {
    const slow = Array.from({ length: 200 }, open);
    for (const { socket } of slow) socket.write('POST /graphql HTTP/1.1\r\n');
    expect((await post(server.url, { query: '{ a }' })).status).toBe(200);
    await Promise.all(slow.map(({ received }) => received));
  },
  LONG,
);

test.each([
  ['no HTTP', 'hello\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['too large a header', `GET / HTTP/1.1\r\nhost: localhost\r\nx: ${'x'.repeat(100_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
  ['two lengths', `${HEAD}content-length: 1\r\ncontent-length: 2\r\n\r\n`, /^HTTP\/1\.1 400 /],
  [
    'a length and chunks',
    `${HEAD}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`,
    /^HTTP\/1\.1 400 /,
  ],
  ['no host', 'GET /health HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
  ['an invalid path', 'GET http://[/graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n', /^HTTP\/1\.1 4/],
  ['an invalid host', 'GET /graphql?query={a} HTTP/1.1\r\nhost: [[\r\nconnection: close\r\n\r\n', /^HTTP\/1\.1 400/],
  ['an older version and no host', 'GET /graphql?query={a} HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 200 /],
  [
    'a query that is not text',
    'GET /graphql?query=%ff%%% HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    /^HTTP\/1\.1 [24]/,
  ],
  [
    'meaningless headers',
    `${HEAD}accept: ,;q=,\xff/*;q=9\r\naccept-encoding: ;;\r\norigin: \xff\r\nx-forwarded-for: ,,\r\nconnection: close\r\ncontent-length: 13\r\n\r\n{"query":"x"}`,
    /^HTTP\/1\.1 [24]/,
  ],
  [
    'a fragment in its path',
    'GET /graphql?query={a}#\\ HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    /^HTTP\/1\.1 [24]/,
  ],
  [
    'a path of another host',
    'GET //[/graphql HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
    /^HTTP\/1\.1 4/,
  ],
  ['invalid chunks', `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n`, /^HTTP\/1\.1 400 /],
])(
  'a request with %s is answered',
  async (_what, text, answer) => {
    const { socket, received } = open();
    socket.write(text);
    expect(await received).toMatch(answer);
  },
  LONG,
);
