/** CORS, cross-site request forgery, and the security headers of every response. */
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestServer, post, type TestServer } from './test-server.ts';

let changes = 0;
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { a: { type: GraphQLInt } } }),
  mutation: new GraphQLObjectType({
    name: 'Mutation',
    fields: { change: { type: GraphQLInt, resolve: () => ++changes } },
  }),
});
const listed = ['https://one.example', 'https://two.example'];

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(schema, { corsOrigins: listed });
});
afterAll(() => server.close());

const preflight = async (url: string, origin: string) => {
  const headers = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
  return fetch(`${url}/graphql`, { method: 'OPTIONS', headers });
};
const leave = (headers: Headers) => [...headers].filter(([name]) => name.startsWith('access-control-'));

describe('CORS', () => {
  test.each(listed)('a listed origin may read responses, without credentials: %s', async (origin) => {
    const { headers } = await preflight(server.url, origin);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    expect((await post(server.url, { query: '{ a }' }, { origin })).headers.get('access-control-allow-origin')).toBe(
      origin,
    );
  });

  test.each(['https://three.example', 'null', 'https://one.example.evil.example', 'http://one.example'])(
    'other origins get no CORS headers: %s',
    async (origin) => {
      expect(leave((await preflight(server.url, origin)).headers)).toEqual([]);
      expect(leave((await post(server.url, { query: '{ a }' }, { origin })).headers)).toEqual([]);
    },
  );

  test('no origin gets CORS headers when none is listed', async () => {
    const closed = await openTestServer(schema);
    try {
      const answer = await preflight(closed.url, 'https://one.example');
      expect([answer.status, leave(answer.headers)]).toEqual([405, []]);
    } finally {
      await closed.close();
    }
  });
});

describe('mutations', () => {
  const form = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  const data = new FormData();
  data.set('operations', '{"query":"mutation { change }"}');

  test.each([
    ['a form', '/graphql', { ...form, body: 'query=mutation{change}' }, 415],
    ['a form with files', '/graphql', { method: 'POST', body: data }, 415],
    ['plain text', '/graphql', { method: 'POST', body: '{"query":"mutation { change }"}' }, 415],
    [
      'a bare query',
      '/graphql',
      { method: 'POST', headers: { 'content-type': 'application/graphql' }, body: 'mutation { change }' },
      415,
    ],
    [
      'no content type',
      '/graphql',
      { method: 'POST', body: new Uint8Array(Buffer.from('{"query":"mutation { change }"}')) },
      415,
    ],
    ['an URL', '/graphql?query=mutation{change}', {}, 405],
    ['the URL of a form', '/graphql?query=mutation{change}', { ...form, body: '' }, 415],
    ['the URL of a HEAD', '/graphql?query=mutation{change}', { method: 'HEAD' }, 405],
    [
      'a PUT',
      '/graphql',
      { method: 'PUT', headers: { 'content-type': 'application/json' }, body: '{"query":"mutation { change }"}' },
      405,
    ],
  ])('are rejected: %s', async (_what, path, init, status) => {
    const response = await fetch(server.url + path, init);
    expect([response.status, changes]).toEqual([status, 0]);
  });

  test('are executed: POST of JSON', async () => {
    expect((await post(server.url, { query: 'mutation { change }' })).body.data).toEqual({ change: 1 });
  });
});

test.each([
  '/',
  '/graphql',
  '/graphql?query={a}',
  '/graphql?query={',
  '/health',
  '/ready',
  '/nothing',
  '/graphiql/nothing',
])('the response of %s has security headers', async (path) => {
  for (const accept of ['text/html', 'application/json']) {
    const { headers } = await fetch(server.url + path, { redirect: 'manual', headers: { accept } });
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.split('; ').filter((rule) => /unsafe/.test(rule) && !rule.startsWith('style-src'))).toEqual([]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
});
