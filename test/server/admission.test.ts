/** Admission control: the rate limit of an address, the limit of requests in flight, and client addresses behind proxies. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { clientAddress } from '../../src/server/rate-limiter.ts';
import { NO_RATE_LIMIT, openTestServer, post } from './test-server.ts';

const query = '{ a }';
const quick = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLInt } } }),
});

describe('rate limit', () => {
  test('answers 429 with Retry-After to an address over its limit', async () => {
    const server = await openTestServer(quick, { limits: { ...NO_RATE_LIMIT, maxRequestsPerMinute: 3 } });
    try {
      const answers = [];
      for (let count = 0; count < 5; count++) answers.push(await post(server.url, { query }));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
      const last = answers.at(-1);
      const seconds = Number(last?.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(last?.body).toEqual({
        errors: [
          { message: expect.stringMatching(/3 requests in a minute/), extensions: { code: 'TOO_MANY_REQUESTS' } },
        ],
      });
      expect((await fetch(`${server.url}/health`)).status).toBe(200);
      // Without trusted proxies the header is ignored.
      expect((await post(server.url, { query }, { 'x-forwarded-for': '192.0.2.7' })).status).toBe(429);
    } finally {
      await server.close();
    }
  });

  test('tells clients apart behind a trusted proxy', async () => {
    const server = await openTestServer(quick, {
      limits: { ...NO_RATE_LIMIT, maxRequestsPerMinute: 1 },
      trustedProxies: 1,
    });
    try {
      const from = async (forwarded: string) =>
        (await post(server.url, { query }, { 'x-forwarded-for': forwarded })).status;
      expect([await from('192.0.2.1'), await from('192.0.2.1'), await from('192.0.2.2')]).toEqual([200, 429, 200]);
      expect(await from('203.0.113.9, 192.0.2.1')).toBe(429);
    } finally {
      await server.close();
    }
  });
});

test('in flight: answers 503 with Retry-After over the limit, and admits requests again when there is room', async () => {
  let answer = (): void => undefined;
  const waiting = new Promise<number>((resolve) => {
    answer = () => resolve(1);
  });
  let executed = 0;
  const resolve = () => {
    executed++;
    return waiting;
  };
  const slow = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLInt, resolve } } }),
  });
  const server = await openTestServer(slow, { limits: { ...NO_RATE_LIMIT, maxInFlight: 2 } });
  try {
    const inFlight = [post(server.url, { query }), post(server.url, { query })];
    await expect.poll(() => executed).toBe(2);
    const rejected = await post(server.url, { query });
    expect([rejected.status, rejected.headers.get('retry-after'), rejected.body.errors[0].extensions.code]).toEqual([
      503,
      '1',
      'OVERLOADED',
    ]);
    answer();
    expect((await Promise.all(inFlight)).map(({ status }) => status)).toEqual([200, 200]);
    await expect.poll(async () => (await post(server.url, { query })).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('in flight: clients with as many requests as they get leave room for one that has none', async () => {
  let answer = (): void => undefined;
  const waiting = new Promise<number>((resolve) => {
    answer = () => resolve(1);
  });
  let executed = 0;
  const resolve = () => {
    executed++;
    return waiting;
  };
  const slow = new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLInt, resolve } } }),
  });
  const server = await openTestServer(slow, { limits: { ...NO_RATE_LIMIT, maxInFlight: 50 }, trustedProxies: 1 });
  const answers: Promise<number>[] = [];
  /** Sends more requests than are admitted; resolves to how many are. */
  const fill = async (client: string): Promise<number> => {
    const before = executed;
    let rejected = 0;
    const sent = Array.from({ length: 30 }, async () => {
      const { status } = await post(server.url, { query }, { 'x-forwarded-for': client });
      if (status === 503) rejected++;
      return status;
    });
    answers.push(...sent);
    await expect.poll(() => executed - before + rejected).toBe(30);
    return 30 - rejected;
  };
  try {
    const clients = ['192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'];
    const admitted: number[] = [];
    for (const client of clients) admitted.push(await fill(client));
    expect(admitted).toEqual([26, 13, 6, 3]);
    answer();
    expect((await Promise.all(answers)).filter((status) => status === 200)).toHaveLength(48);
  } finally {
    await server.close();
  }
});

test('in flight: does not count a request whose body is arriving, and rejects it when there is no room at its end', async () => {
  let answer = (): void => undefined;
  const waiting = new Promise<number>((resolve) => {
    answer = () => resolve(1);
  });
  const fields = { a: { type: GraphQLInt }, slow: { type: GraphQLInt, resolve: () => waiting } };
  const slow = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  const server = await openTestServer(slow, { limits: { ...NO_RATE_LIMIT, maxInFlight: 1 } });
  try {
    const body = JSON.stringify({ query });
    const headers = { 'content-type': 'application/json', 'content-length': body.length };
    const arriving = request(`${server.url}/graphql`, { method: 'POST', headers });
    const answered = once(arriving, 'response');
    arriving.write(body.slice(0, 3));
    expect((await post(server.url, { query })).status).toBe(200);
    const other = post(server.url, { query: '{ slow }' });
    await expect.poll(async () => (await post(server.url, { query })).status).toBe(503);
    arriving.end(body.slice(3));
    const [response] = (await answered) as [IncomingMessage];
    expect([response.statusCode, response.headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(Buffer.concat(await response.toArray()).toString()).errors[0].extensions).toEqual({
      code: 'OVERLOADED',
    });
    answer();
    expect((await other).status).toBe(200);
  } finally {
    await server.close();
  }
});

test('bodies: those that arrive take so much memory of a client, and leave room for others', async () => {
  const limits = { ...NO_RATE_LIMIT, maxInFlight: 4, maxBodyKilobytes: 10 };
  const server = await openTestServer(quick, { limits, trustedProxies: 1 });
  const statuses: (number | undefined)[] = [];
  /** Sends all but the end of a body. */
  const begin = (client: string) => {
    const body = JSON.stringify({ query, variables: { text: 'x'.repeat(9000) } });
    const headers = { 'content-type': 'application/json', 'content-length': body.length, 'x-forwarded-for': client };
    const sent = request(`${server.url}/graphql`, { method: 'POST', headers });
    const answered = once(sent, 'response').then(([response]) => {
      statuses.push((response as IncomingMessage).statusCode);
      (response as IncomingMessage).resume();
    });
    sent.on('error', () => undefined);
    sent.write(body.slice(0, -1));
    return async () => {
      sent.end(body.slice(-1));
      await answered;
    };
  };
  try {
    const arriving = Array.from({ length: 4 }, () => begin('192.0.2.1'));
    await expect.poll(() => statuses).toEqual([503]);
    await begin('192.0.2.2')();
    expect(statuses).toEqual([503, 200]);
    await Promise.all(arriving.map((end) => end()));
    expect(statuses.filter((status) => status === 200)).toHaveLength(4);
    await begin('192.0.2.1')();
    expect(statuses.at(-1)).toBe(200);
  } finally {
    await server.close();
  }
});

describe('client address', () => {
  const client = (remoteAddress: string, forwarded: string | undefined, proxies: number) =>
    clientAddress(
      { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } } as unknown as IncomingMessage,
      proxies,
    );

  test.each([
    ['192.0.2.1', undefined, 0, '192.0.2.1'],
    ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['192.0.2.1', '198.51.100.1', 0, '192.0.2.1'],
    ['192.0.2.1', '198.51.100.1', 1, '198.51.100.1'],
    ['192.0.2.1', 'made-up, 198.51.100.1', 1, '198.51.100.1'],
    ['192.0.2.1', '203.0.113.5, 198.51.100.1', 2, '203.0.113.5'],
    ['192.0.2.1', undefined, 1, '192.0.2.1'],
    ['192.0.2.1', ' , ', 2, '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', undefined, 0, '2001:db8:1:2::/64'],
    ['2001:db8::1', undefined, 0, '2001:db8:0:0::/64'],
    ['::1', undefined, 0, '0:0:0:0::/64'],
    ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0::/64'],
  ])('%s with X-Forwarded-For %s behind %i proxies is %4$s', (remote, forwarded, proxies, expected) => {
    expect(client(remote, forwarded, proxies)).toBe(expected);
  });
});
