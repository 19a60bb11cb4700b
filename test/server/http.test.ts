/** HTTP: methods, content types, errors, health, redirects and unknown paths. */
import { request } from 'node:http';
import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DatelineError, ERROR_CODES } from '../../src/problem.ts';
import { openTestServer, post, postChunked, type TestServer } from './test-server.ts';

const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      greeting: { type: GraphQLString, args: { to: { type: GraphQLInt } }, resolve: () => 'hello' },
      expected: {
        type: GraphQLString,
        resolve: () => {
          throw new DatelineError('NOT_FOUND', 'There is no such article.');
        },
      },
      unexpected: {
        type: new GraphQLNonNull(GraphQLString),
        resolve: () => {
          throw new Error('the secret of /etc/passwd');
        },
      },
    },
  }),
  mutation: new GraphQLObjectType({ name: 'Mutation', fields: { change: { type: GraphQLString } } }),
});

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(schema);
});
afterAll(() => server.close());

const codeOf = (body: { errors: { extensions: { code: string } }[] }) => body.errors[0]?.extensions.code;

describe('operations', () => {
  test('are answered over POST and GET', async () => {
    const answer = { data: { greeting: 'hello' }, extensions: { cost: 0 } };
    expect((await post(server.url, { query: '{ greeting }' })).body).toEqual(answer);
    const got = await fetch(`${server.url}/graphql?query={greeting}`, { headers: { accept: 'application/json' } });
    expect(await got.json()).toEqual(answer);
  });

  test('mutations are rejected over GET', async () => {
    const got = await fetch(`${server.url}/graphql?query=mutation{change}`, {
      headers: { accept: 'application/json' },
    });
    expect(got.status).toBe(405);
  });

  test.each([
    ['no content type', '{"query":"{greeting}"}', ''],
    ['a form', 'query={greeting}', 'application/x-www-form-urlencoded'],
    ['plain text', '{"query":"{greeting}"}', 'text/plain'],
    ['a multipart body', '--x--', 'multipart/form-data; boundary=x'],
    ['a type that begins like JSON', '{"query":"{greeting}"}', 'application/jsonp'],
  ])('are rejected in %s', async (_what, body, type) => {
    const answer = await post(server.url, body, { 'content-type': type });
    expect(answer.status).toBe(415);
    expect(codeOf(answer.body)).toBe('BAD_USER_INPUT');
  });

  test.each([
    ['no JSON', '{"query":'],
    ['no object', '"{greeting}"'],
    ['a batch', '[{"query":"{greeting}"}]'],
    ['no query', '{}'],
    ['variables that are no object', '{"query":"{greeting}","variables":"x"}'],
    ['an unknown parameter', '{"query":"{greeting}","quarry":"x"}'],
    ['no such operation', '{"query":"query a {greeting} query b {greeting}","operationName":"c"}'],
    ['a query that does not parse', '{"query":"{"}'],
    ['a query that does not fit the schema', '{"query":"{farewell}"}'],
    ['a variable of the wrong type', '{"query":"query($to:Int){greeting(to:$to)}","variables":{"to":"x"}}'],
  ])('are rejected with a code of the closed set: %s', async (_what, body) => {
    const answer = await post(server.url, body, { accept: 'application/graphql-response+json' });
    expect(answer.status).toBe(400);
    expect(ERROR_CODES).toContain(codeOf(answer.body));
    expect(codeOf(answer.body)).not.toBe('INTERNAL_SERVER_ERROR');
  });

  test("with malformed variables in the URL are the sender's mistake", async () => {
    const got = await fetch(`${server.url}/graphql?query={greeting}&variables={`, {
      headers: { accept: 'application/json' },
    });
    expect(got.status).toBe(400);
    expect(codeOf(await got.json())).toBe('BAD_USER_INPUT');
  });

  test('of more than 256 kilobytes are rejected, with a content-length or without', async () => {
    const query = `{ greeting } # ${'x'.repeat(262_144)}`;
    const rejected = await post(server.url, { query });
    expect([rejected.status, codeOf(rejected.body)]).toEqual([413, 'BODY_TOO_LARGE']);
    const untold = await postChunked(server.url, JSON.stringify({ query }));
    expect([untold.status, codeOf(untold.body)]).toEqual([413, 'BODY_TOO_LARGE']);
    expect((await post(server.url, { query: '{ greeting }' })).status).toBe(200);
  });

  test('get no CORS headers by default', async () => {
    const answer = await post(server.url, { query: '{ greeting }' }, { origin: 'https://example.com' });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('errors', () => {
  test('expected: keep their code and message, and are not logged', async () => {
    const before = server.logged().filter(({ level }) => level === 'error').length;
    const { body } = await post(server.url, { query: '{ expected }' });
    expect(body.errors[0]).toMatchObject({ message: 'There is no such article.', extensions: { code: 'NOT_FOUND' } });
    expect(server.logged().filter(({ level }) => level === 'error')).toHaveLength(before);
  });

  test('unexpected: are masked, and logged once with their message and stack', async () => {
    const before = server.logged().filter(({ level }) => level === 'error').length;
    const { body } = await post(server.url, { query: '{ unexpected }' });
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(codeOf(body)).toBe('INTERNAL_SERVER_ERROR');
    const errors = server
      .logged()
      .filter(({ level }) => level === 'error')
      .slice(before);
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).toContain('the secret of /etc/passwd');
  });
});

describe('other paths', () => {
  test('/health: 200', async () => {
    const got = await fetch(`${server.url}/health`);
    expect([got.status, await got.json()]).toEqual([200, { status: 'alive' }]);
  });

  test('/: redirects clients other than browsers to /graphql', async () => {
    const got = await fetch(server.url, { redirect: 'manual' });
    expect([got.status, got.headers.get('location')]).toEqual([302, '/graphql']);
  });

  test.each([
    '/nothing',
    '/graphiql/',
    '/graphiql/manifest.json',
    '/explorer/manifest.json',
    '/article/any',
    '/graphiql/../package.json',
    '/graphiql/%2e%2e/package.json',
  ])('%s: 404', async (path) => {
    const status = await new Promise((resolve) => {
      request(`${server.url}`, { path }, (response) => resolve(response.resume().statusCode)).end();
    });
    expect(status).toBe(404);
  });

  test('POST is allowed at /graphql only', async () => {
    const got = await fetch(`${server.url}/health`, { method: 'POST' });
    expect([got.status, got.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
