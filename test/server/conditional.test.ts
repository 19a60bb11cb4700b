/** Conditional requests: entity tags of responses to GET, and 304 for clients that have them; with the fast path and without. */
import { Agent } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { exchange } from './exchange.ts';
import { openBothServers, type ShippedServer } from './shipped-server.ts';

let shipped: Shipped;
let servers: readonly ShippedServer[];
beforeAll(async () => {
  shipped = await openShipped();
  servers = await openBothServers(shipped);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  shipped.close();
});

const agent = new Agent();
const pathOf = (query: string): string => `/graphql?query=${encodeURIComponent(query)}`;
const query = '{ articles(first: 2) { nodes { id } } }';

interface GetResponse {
  readonly status: number | undefined;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Sends often enough for the fast path to answer where there is one. */
async function get(server: ShippedServer, path: string, ifNoneMatch?: string): Promise<GetResponse> {
  const headers = { accept: 'application/json', ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }) };
  await exchange(server.url, { method: 'GET', path, headers }, agent);
  const { status, body, headers: lines } = await exchange(server.url, { method: 'GET', path, headers }, agent);
  return { status, body, headers: Object.fromEntries(lines.map((line) => line.split(/: (.*)/s))) };
}

describe.each([
  ['with the fast path', 0],
  ['without', 1],
])('%s', (_what, at) => {
  const server = (): ShippedServer => servers[at] as ShippedServer;

  test('GET: the response has a strong entity tag of its bytes, and no-cache', async () => {
    const { status, headers } = await get(server(), pathOf(query));
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', vary: 'accept, origin' });
    expect(headers.etag).toMatch(/^"[\w-]{43}"$/);
    expect((await get(server(), pathOf(`${query} #`))).headers.etag).toBe(headers.etag);
    expect((await get(server(), pathOf(query.replace('2', '3')))).headers.etag).not.toBe(headers.etag);
  });

  test('GET with If-None-Match: answers 304 without a body to clients that have the bytes', async () => {
    const { etag = '' } = (await get(server(), pathOf(query))).headers;
    for (const ifNoneMatch of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const { status, body, headers } = await get(server(), pathOf(query), ifNoneMatch);
      expect([status, body, headers.etag, headers['content-type']]).toEqual([304, '', etag, undefined]);
      expect(headers['content-security-policy']).toBeDefined();
    }
    for (const ifNoneMatch of ['"other"', etag.replaceAll('"', ''), '']) {
      expect((await get(server(), pathOf(query), ifNoneMatch)).status).toBe(200);
    }
  });

  test('errors and responses to POST have no entity tag', async () => {
    const refused = await get(server(), pathOf('{ nothing }'), '*');
    expect([refused.status, refused.body]).toEqual([200, expect.stringContaining('nothing')]);
    expect([refused.headers.etag, refused.headers['cache-control']]).toEqual([undefined, 'no-store']);
    const headers = { 'content-type': 'application/json', 'if-none-match': '*' };
    const request = { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query }) };
    for (const _time of [1, 2]) {
      const posted = await exchange(server().url, request, agent);
      expect([posted.status, posted.headers.filter((line) => /^(etag|cache)/.test(line))]).toEqual([200, []]);
    }
  });
});

test('the fast path answered', () => {
  expect(servers[0]?.fastPathReads()).toBeGreaterThan(10);
});
