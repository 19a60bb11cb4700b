/** Hosts: a page whose name is rebound to a loopback address (DNS rebinding) is not answered. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listen } from '../../src/server/listen.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { openTestServer, type TestServer } from './test-server.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLInt, resolve: () => 1 } } }),
});

/** Sends a head as it is; resolves to the status and the body. */
async function send(port: number, target: string, headers: readonly string[], version = '1.1') {
  const socket = connect(port, '127.0.0.1');
  socket.write([`GET ${target} HTTP/${version}`, ...headers, 'connection: close', '', ''].join('\r\n'));
  const answer = await text(socket);
  return { status: Number(answer.slice(9, 12)), answer };
}

const statusOf = async (port: number, host: string) =>
  (await send(port, '/graphql?query={a}', [`host: ${host}`])).status;

let server: TestServer;
let port: number;
beforeAll(async () => {
  server = await openTestServer(schema, { metrics: createMetrics(':memory:') });
  port = Number(new URL(server.url).port);
});
afterAll(() => server.close());

const expectStatus = (status: number) => async (host: string) => expect(await statusOf(port, host)).toBe(status);

describe('on a loopback address', () => {
  test.each([
    'localhost',
    'LOCALHOST:4000',
    'localhost.',
    'news.localhost',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.1.2.3',
    '[::1]',
    '[0:0:0:0:0:0:0:1]:80',
    '[::ffff:127.0.0.1]',
  ])('a loopback host is answered: %s', expectStatus(200));

  test.each([
    'evil.example',
    'evil.example:4000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'notlocalhost',
    '0.0.0.0',
    '10.0.0.1',
    '[::]',
    '[::2]',
    '128.0.0.1',
  ])('another host is not answered: %s', expectStatus(421));

  test.each([
    'localhost@evil.example',
    'evil.example@localhost',
    'localhost/evil.example',
    'localhost:4000:1',
    '[[',
    '',
  ])('an invalid host is not answered: %j', expectStatus(400));

  test.each(['/', '/graphql', '/health', '/ready', '/metrics', '/graphiql/nothing', '/nothing'])(
    'no path is answered for another host: %s',
    async (path) => {
      const { status, answer } = await send(port, path, ['host: evil.example', 'accept: text/html']);
      expect(status).toBe(421);
      expect(answer).toMatch(/^content-security-policy: default-src 'none'/im);
      expect(answer).toMatch(/\{"error":"This server does not answer for the host \\"evil.example\\"/);
    },
  );

  test('two hosts are not answered, whichever comes first', async () => {
    for (const hosts of [
      ['localhost', 'evil.example'],
      ['evil.example', 'localhost'],
      ['localhost', 'localhost'],
    ]) {
      const headers = hosts.map((host) => `host: ${host}`);
      expect((await send(port, '/graphql?query={a}', headers)).status).toBe(400);
    }
  });

  test('no other header names the host', async () => {
    const headers = ['x-forwarded-host: localhost', 'forwarded: host=localhost', 'host: evil.example'];
    expect((await send(port, '/health', headers)).status).toBe(421);
    expect((await send(port, '/health', ['x-forwarded-host: evil.example', 'host: localhost'])).status).toBe(200);
  });

  test.each([
    ['http://localhost/graphql?query={a}', 'localhost', 200],
    ['HTTP://127.0.0.1:80?query={a}', 'localhost', 302],
    ['http://evil.example/graphql?query={a}', 'localhost', 421],
    ['http://localhost/graphql?query={a}', 'evil.example', 421],
    ['http://localhost@evil.example/graphql?query={a}', 'localhost', 400],
  ])('the host of a target in absolute form counts too: %s', async (target, host, status) => {
    expect((await send(port, target, [`host: ${host}`])).status).toBe(status);
  });

  test('a request of HTTP/1.0 needs no host', async () => {
    expect((await send(port, '/health', [], '1.0')).status).toBe(200);
    expect((await send(port, '/health', ['host: evil.example'], '1.0')).status).toBe(421);
  });
});

test('listed hosts are answered, by any port, beside loopback names', async () => {
  const other = await openTestServer(schema, { hosts: ['News.example', '[2001:db8::1]'] });
  const otherPort = Number(new URL(other.url).port);
  try {
    for (const host of ['news.example', 'NEWS.EXAMPLE:443', 'news.example.', '[2001:DB8::1]:80', 'localhost']) {
      expect([host, await statusOf(otherPort, host)]).toEqual([host, 200]);
    }
    for (const host of ['a.news.example', 'news.example.org']) {
      expect([host, await statusOf(otherPort, host)]).toEqual([host, 421]);
    }
  } finally {
    await other.close();
  }
});

describe('on an address that is not loopback', () => {
  const openOn = async (host: string, hosts: readonly string[]) => {
    const closed = await openTestServer(schema, { hosts });
    await new Promise((resolve) => closed.server.close(resolve));
    const url = await listen(closed.server, { host, port: 0 });
    return { ...closed, port: Number(new URL(url).port) };
  };

  test('any valid host is answered unless some are listed', async () => {
    const open = await openOn('0.0.0.0', []);
    const restricted = await openOn('0.0.0.0', ['news.example']);
    try {
      expect(await statusOf(open.port, 'any.example')).toBe(200);
      expect(await statusOf(open.port, 'a@any.example')).toBe(400);
      expect(await statusOf(restricted.port, 'any.example')).toBe(421);
      expect(await statusOf(restricted.port, 'news.example')).toBe(200);
    } finally {
      await Promise.all([open.close(), restricted.close()]);
    }
  });
});

test('an address that cannot be one is refused as bad input', async () => {
  const closed = await openTestServer(schema);
  await closed.close();
  await expect(listen(closed.server, { host: '\u001B[2J', port: 0 })).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});
