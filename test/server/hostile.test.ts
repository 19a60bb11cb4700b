/** Malicious documents and bodies over HTTP: each is rejected with a code, in few bytes, and the server goes on. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { ERROR_CODES } from '../../src/problem.ts';
import { NO_RATE_LIMIT, openTestServer, post, postChunked, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(schema, { createContext });
});
afterAll(() => server.close());

const LARGEST_REFUSAL = 16 * 1024;
/** Not a measure of speed: only requests that never end exceed it. */
const AT_ALL = 10_000;

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');
const nest = (count: number, open: string, inner: string): string =>
  open.repeat(count) + inner + '}'.repeat(count * (open.split('{').length - 1));

const doubling = (type: string, leaf: string): string =>
  `${times(38, (i) => `fragment F${i} on ${type} { ...F${i + 1} ...F${i + 1} }`)} fragment F38 on ${type} { ${leaf} }`;
const conflicts = (count: number): string => {
  const page = (size: number) => `nodes { ${times(count, () => `mentions(first: ${size}) { totalCount }`)} }`;
  return `{ articles { ${page(1)} ${page(2)} } }`;
};

const documents: readonly (readonly [string, string, string])[] = [
  ['fragments that double', `{ ...F0 } ${doubling('Query', '__typename')}`, 'TOO_MANY_FIELDS'],
  ['fragments that double and nobody spreads', `{ __typename } ${doubling('Query', '__typename')}`, 'TOO_MANY_FIELDS'],
  [
    'introspection in fragments that spread each other twice',
    `{ __schema { ...F0 } } ${doubling('__Schema', 'description')}`,
    'TOO_MANY_FIELDS',
  ],
  ['a path in circles', `{ articles { nodes { ${nest(15, 'mentions { nodes { article {', 'id')} } } }`, 'TOO_DEEP'],
  [
    'a deep path through fragments',
    `{ articles { nodes { ...A } } } ${times(15, (i) => `fragment A${i || ''} on Article { mentions { nodes { article { ...A${i + 1} } } } }`)} fragment A15 on Article { id }`,
    'TOO_DEEP',
  ],
  ['a fragment within itself', '{ ...A } fragment A on Query { ...A __typename }', 'GRAPHQL_VALIDATION_FAILED'],
  [
    'a long circle of fragments',
    `{ ...F0 } ${times(120, (i) => `fragment F${i} on Query { ...F${(i + 1) % 120} }`)}`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'a circle of fragments with fields',
    '{ articles { nodes { ...A } } } fragment A on Article { mentions { nodes { article { ...A } } } }',
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    '31 aliases',
    `{ ${times(16, (i) => `a${i}: __typename`)} articles { ${times(15, (i) => `b${i}: totalCount`)} } }`,
    'TOO_MANY_ALIASES',
  ],
  [
    'aliases in fragments',
    `{ ${times(11, (i) => `articles(first: ${i + 1}) { ...A }`)} } fragment A on ArticleConnection { a: totalCount b: totalCount c: totalCount }`,
    'TOO_MANY_ALIASES',
  ],
  ['21 root fields', `{ ${times(21, (i) => `article(key: "${i}") { id }`)} }`, 'TOO_MANY_ROOT_FIELDS'],
  [
    'root fields in fragments',
    `{ ${times(11, () => '...A')} } fragment A on Query { __typename __typename }`,
    'TOO_MANY_ROOT_FIELDS',
  ],
  ['pages within pages', '{ articles(first: 100) { nodes { mentions(first: 100) { nodes { id } } } } }', 'TOO_COSTLY'],
  [
    'pages from the end',
    '{ articles(last: 100) { edges { node { mentions(last: 100) { edges { node { id } } } } } } }',
    'TOO_COSTLY',
  ],
  [
    'facets many times',
    `{ articles { ${times(15, (i) => `f${i}: facets { kinds { count } years { count } sources { count } entities { count } }`)} } }`,
    'TOO_COSTLY',
  ],
  [
    'the whole schema four times',
    `{ ${times(4, (i) => `s${i}: __schema { types { ...T } }`)} }
      fragment T on __Type { fields { args { type { ...R } } type { ...R } } inputFields { type { ...R } } }
      fragment R on __Type { ${nest(9, 'ofType {', 'name')} }`,
    'TOO_COSTLY',
  ],
  [
    'a schema in circles',
    `{ __schema { types { ${nest(6, 'fields { type {', 'name')} } } }`,
    'GRAPHQL_VALIDATION_FAILED',
  ],
  ['many conflicts', conflicts(45), 'GRAPHQL_VALIDATION_FAILED'],
  ['conflicts after many lines', '\n'.repeat(120_000) + conflicts(45), 'GRAPHQL_VALIDATION_FAILED'],
  ['conflicts after some lines', '\n'.repeat(900) + conflicts(45), 'GRAPHQL_VALIDATION_FAILED'],
  ['a flood of directives', `{ __typename ${'@include(if: true) '.repeat(120)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a flood of unknown directives', `{ __typename ${'@a '.repeat(450)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['unused variables', `query(${times(240, (i) => `$a${i}: Int`)}) { __typename }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['unknown fields', `{ ${times(19, (i) => `x${i}`)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a name of 200,000 letters', `{ ${'a'.repeat(200_000)} }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['100,000 tokens', `{ ${'a '.repeat(100_000)} }`, 'TOO_MANY_TOKENS'],
  ['open brackets', `{ a(b: ${'['.repeat(100_000)}`, 'TOO_MANY_TOKENS'],
  ['open braces', '{a'.repeat(100_000), 'TOO_MANY_TOKENS'],
  ['many operations', times(300, (i) => `query Q${i} { __typename }`), 'TOO_MANY_TOKENS'],
  ['comments alone', '#\n'.repeat(80_000), 'GRAPHQL_PARSE_FAILED'],
  ['an open string', `{ a(b: "${'x'.repeat(200_000)}`, 'GRAPHQL_PARSE_FAILED'],
  ['control characters', '{ \u0000\u0001\u202e }', 'GRAPHQL_PARSE_FAILED'],
  ['an open block string', `{ a(b: """${'\n'.repeat(100_000)}`, 'GRAPHQL_PARSE_FAILED'],
  ['definitions of types', `type A { a: Int } { __typename }`, 'GRAPHQL_VALIDATION_FAILED'],
  ['a subscription', 'subscription { a }', 'GRAPHQL_VALIDATION_FAILED'],
];

const codesOf = (body: { errors?: { extensions: { code: string } }[] }) =>
  body.errors?.map(({ extensions }) => extensions.code) ?? [];

describe('documents', () => {
  test.each(documents)(
    'refused: %s',
    async (_what, query, code) => {
      const { status, body } = await post(server.url, { query }, { accept: 'application/graphql-response+json' });
      expect([status, codesOf(body)[0]]).toEqual([400, code]);
      expect(body).not.toHaveProperty('data');
      expect(body.errors.length).toBeLessThan(10);
      expect(JSON.stringify(body).length).toBeLessThan(LARGEST_REFUSAL);
    },
    AT_ALL,
  );

  test('over a limit: the error names the limit, what is allowed, what was found and what to do', async () => {
    const { body } = await post(server.url, {
      query: '{ articles(first: 100) { nodes { mentions(first: 100) { nodes { id } } } } }',
    });
    const { message, extensions } = body.errors[0];
    expect(extensions).toEqual({ code: 'TOO_COSTLY', most: 5000, found: 10_201 });
    expect(body.extensions).toEqual({ cost: 10_201 });
    expect(message).toMatch(/may cost 10201; the limit is 5000\. Ask for smaller pages/);
  });

  test('cost by the values of their variables', async () => {
    const query =
      'query($first: Int = 100) { articles(first: $first) { nodes { mentions(first: 60) { nodes { id } } } } }';
    expect(codesOf((await post(server.url, { query })).body)).toEqual(['TOO_COSTLY']);
    const { body } = await post(server.url, { query, variables: { first: 10 } });
    expect([body.errors, body.extensions.cost]).toEqual([undefined, 1 + 10 * (1 + 1 + 60)]);
  });

  test('cost what the README says', async () => {
    const query = '{ articles(first: 100) { nodes { mentions(first: 20) { nodes { entity { id } } } } } }';
    expect((await post(server.url, { query })).body.extensions).toEqual({ cost: 4201 });
  });

  test('are rejected again when they are cached', async () => {
    const query = `{ ${times(21, (i) => `article(key: "${i}") { id }`)} }`;
    const answers = [await post(server.url, { query }), await post(server.url, { query })];
    expect(answers.map(({ body }) => codesOf(body))).toEqual([['TOO_MANY_ROOT_FIELDS'], ['TOO_MANY_ROOT_FIELDS']]);
  });

  test('have locations in their errors unless they are very long', async () => {
    const { body } = await post(server.url, { query: '{\n  articles {\n    nothing\n  }\n}' });
    expect(body.errors[0].locations).toEqual([{ line: 3, column: 5 }]);
    const long = await post(server.url, { query: `${'\n'.repeat(2000)}{ nothing }` });
    expect(long.body.errors[0]).not.toHaveProperty('locations');
  });

  test('get at most nine errors however many nodes fail', async () => {
    const ids = Array.from({ length: 100 }, (_, index) => `Article:${index}`);
    const query = 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }';
    expect((await post(server.url, { query, variables: { ids } })).status).toBe(200);
    const bad = await post(server.url, {
      query: 'query($ids: [Int!]!) { nodes(ids: $ids) { id } }',
      variables: { ids },
    });
    expect(bad.body.errors.length).toBeLessThan(10);
    const wrong = await post(server.url, {
      query: 'query($f: [StatementMode!]) { statements(filter: { mode: { in: $f } }) { totalCount } }',
      variables: { f: ids },
    });
    expect(wrong.body.errors).toHaveLength(9);
    expect(JSON.stringify(wrong.body).length).toBeLessThan(LARGEST_REFUSAL);
  });
});

const plain = '{"query":"{ __typename }"';
const deep = (open: string, close: string, count: number): string => open.repeat(count) + close.repeat(count);
const filterQuery = 'query($f: ArticleFilter) { articles(filter: $f) { totalCount } }';

const bodies: readonly (readonly [string, string, number, string | null])[] = [
  ['a batch', `[${plain}},${plain}}]`, 400, 'BAD_USER_INPUT'],
  ['a batch of a thousand', `[${times(1000, () => `${plain}}`).replaceAll('} {', '},{')}]`, 400, 'BAD_USER_INPUT'],
  ['a key twice, the last of which counts', `{"query":"{ nothing }","query":"{ __typename }"}`, 200, null],
  ['a key __proto__', `${plain},"__proto__":{"query":"{ nothing }","admin":true}}`, 400, 'BAD_USER_INPUT'],
  ['a key constructor', `${plain},"constructor":{"prototype":{"a":1}}}`, 400, 'BAD_USER_INPUT'],
  ['variables __proto__', `${plain},"variables":{"__proto__":{"a":1},"constructor":1,"toString":1}}`, 200, null],
  [
    'a filter __proto__',
    JSON.stringify({ query: filterQuery, variables: { f: {} } }).replace('"f":{}', '"f":{"__proto__":{"eq":"x"}}'),
    400,
    'BAD_USER_INPUT',
  ],
  ['an operation named __proto__', `${plain},"operationName":"__proto__"}`, 400, 'BAD_USER_INPUT'],
  ['extensions of any kind', `${plain},"extensions":{"tracing":{"version":1,"sha256Hash":"x"}}}`, 200, null],
  [
    'the hash of another document',
    `${plain},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}`,
    400,
    'BAD_USER_INPUT',
  ],
  ['variables beyond any stack', `${plain},"variables":{"a":${deep('[', ']', 100_000)}}}`, 400, 'TOO_DEEP'],
  [
    'a filter beyond any stack',
    JSON.stringify({ query: filterQuery, variables: { f: 0 } }).replace(
      '"f":0',
      `"f":${'{"not":'.repeat(35_000)}{}${'}'.repeat(35_000)}`,
    ),
    413,
    'BODY_TOO_LARGE',
  ],
  [
    'a filter beyond many a stack',
    JSON.stringify({ query: filterQuery, variables: { f: 0 } }).replace(
      '"f":0',
      `"f":${'{"not":'.repeat(20_000)}{}${'}'.repeat(20_000)}`,
    ),
    400,
    'TOO_DEEP',
  ],
  [
    'variables of 200 kilobytes',
    `${plain},"variables":{"a":[${times(100_000, () => '1,').replaceAll(' ', '')}1]}}`,
    200,
    null,
  ],
  [
    'a filter of 10,000 values',
    JSON.stringify({ query: filterQuery, variables: { f: { title: { in: Array(10_000).fill('x') } } } }),
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    '10,000 ids',
    JSON.stringify({
      query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array(10_000).fill('Article:x') },
    }),
    400,
    'TOO_COSTLY',
  ],
  [
    '101 ids',
    JSON.stringify({
      query: 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }',
      variables: { ids: Array(101).fill('Article:x') },
    }),
    200,
    'BAD_USER_INPUT',
  ],
  ['a page of 101', JSON.stringify({ query: '{ articles(first: 101) { nodes { id } } }' }), 200, 'BAD_USER_INPUT'],
  [
    'a page of less than none',
    JSON.stringify({ query: '{ articles(first: -1) { nodes { id } } }' }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    '17 words to search',
    JSON.stringify({ query: `{ search(query: "${times(17, (i) => `w${i}`)}") { totalCount } }` }),
    200,
    'LIMIT_EXCEEDED',
  ],
  [
    'an id of 200 kilobytes',
    JSON.stringify({ query: 'query($id: ID!) { node(id: $id) { id } }', variables: { id: 'x'.repeat(200_000) } }),
    200,
    'BAD_USER_INPUT',
  ],
  [
    'an alias of 200 kilobytes that fails',
    JSON.stringify({ query: `{ ${'a'.repeat(200_000)}: node(id: "x") { id } }` }),
    200,
    'BAD_USER_INPUT',
  ],
  ['numbers beyond numbers', `${plain},"variables":{"a":1e999,"b":-0,"c":123456789012345678901234567890}}`, 200, null],
  ['a null byte', '\0', 400, 'BAD_USER_INPUT'],
  ['nothing', '', 400, 'BAD_USER_INPUT'],
  ['a byte order mark', `\ufeff${plain}}`, 400, 'BAD_USER_INPUT'],
  ['open brackets', '['.repeat(250_000), 400, 'BAD_USER_INPUT'],
];

describe('bodies', () => {
  test.each(bodies)(
    'are answered: %s',
    async (_what, body, status, code) => {
      const answer = await post(server.url, body, { accept: 'application/graphql-response+json' });
      expect([answer.status, codesOf(answer.body)[0] ?? null]).toEqual([status, code]);
      for (const found of codesOf(answer.body)) expect(ERROR_CODES).toContain(found);
    },
    AT_ALL,
  );

  test('of 25 MB are rejected without being read to the end, with a content-length or without', async () => {
    const large = JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(25_000_000) } });
    const outcome = await post(server.url, large).catch((error: unknown) => error);
    // The server may close the connection while the client still sends; otherwise it answers 413.
    if (!(outcome instanceof Error)) expect(outcome).toMatchObject({ status: 413 });
    const untold = await postChunked(server.url, large).catch((error: unknown) => error);
    if (!(untold instanceof Error)) expect(untold).toMatchObject({ status: 413 });
    expect((await post(server.url, `${plain}}`)).status).toBe(200);
  });

  test('of 300 KB are rejected with the limit', async () => {
    const { body } = await post(
      server.url,
      JSON.stringify({ query: '{ __typename }', variables: { a: 'x'.repeat(300_000) } }),
    );
    expect(body.errors[0].message).toMatch(/larger than 256 kilobytes\. Send fewer values/);
  });

  test.each([
    ['in the midst of a word', [0xff, 0xfe, 0xc0, 0x80]],
    ['half a character', [0xe2, 0x82]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
  ])('that are not UTF-8 are answered: %s', async (_what, bytes) => {
    const body = Buffer.concat([Buffer.from('{"query":"{ __typename # '), Buffer.from(bytes), Buffer.from('"}')]);
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect([200, 400]).toContain(response.status);
  });

  test('with a content-encoding are rejected', async () => {
    const answer = await post(server.url, `${plain}}`, { 'content-encoding': 'gzip' });
    expect(answer.status).toBeLessThan(500);
  });

  test('in a URL are limited by the size of the request head', async () => {
    const response = await fetch(`${server.url}/graphql?query={__typename}&variables=${'x'.repeat(50_000)}`);
    expect(response.status).toBe(431);
  });
});

test('no error was logged as unexpected', () => {
  expect(server.logged().filter(({ level }) => level === 'error')).toEqual([]);
});

test('limits can be set', async () => {
  const narrow = await openTestServer(schema, {
    createContext,
    limits: { ...NO_RATE_LIMIT, maxDepth: 2, maxTokens: 50, maxErrors: 2, maxBodyKilobytes: 1 },
  });
  try {
    expect(codesOf((await post(narrow.url, { query: '{ articles { nodes { id } } }' })).body)).toEqual(['TOO_DEEP']);
    expect(codesOf((await post(narrow.url, { query: `{ ${'a '.repeat(60)} }` })).body)).toEqual(['TOO_MANY_TOKENS']);
    expect(codesOf((await post(narrow.url, { query: '{ a b c d e }' })).body)).toHaveLength(2);
    expect((await post(narrow.url, { query: `{ a } # ${'x'.repeat(1100)}` })).status).toBe(413);
  } finally {
    await narrow.close();
  }
});
