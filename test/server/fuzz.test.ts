/** Fuzzing: every response is JSON with codes of the closed set, never a 500, and the server goes on. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { exampleDocuments } from '../../schema/examples.ts';
import { schema } from '../../schema/index.ts';
import { ERROR_CODES } from '../../src/problem.ts';
import { openTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(schema, { createContext });
});
afterAll(() => server.close());

/** Not a measure of speed: only requests that never end exceed it. */
const AT_ALL_MS = 10_000;

const words = exampleDocuments.flatMap(({ query }) => query.match(/\w+|[^\s\w]/g) ?? []);
const odd = [
  '{',
  '}',
  '...',
  '"',
  '"""',
  '$x',
  '@skip',
  '\u0000',
  '\u202e',
  '\ud800',
  'fragment',
  'on',
  '__typename',
  '1e99',
  ':',
  '\\',
  '#',
  '\n',
];
const word = fc.oneof(fc.constantFrom(...words), fc.constantFrom(...odd), fc.string({ maxLength: 5 }));

/** An example of which some stretch is removed, repeated or moved, with words inserted. */
const mutilated = fc
  .record({
    query: fc.constantFrom(...exampleDocuments.map((example) => example.query)),
    cuts: fc.array(fc.tuple(fc.nat(), fc.nat(80), fc.nat(), word, fc.nat(3)), { minLength: 1, maxLength: 6 }),
  })
  .map(({ query, cuts }) =>
    cuts.reduce((text, [from, length, to, added, copies]) => {
      const at = from % (text.length + 1);
      const piece = text.slice(at, at + length);
      const rest = text.slice(0, at) + text.slice(at + length);
      const other = to % (rest.length + 1);
      return rest.slice(0, other) + piece.repeat(copies) + added + rest.slice(other);
    }, query),
  );

const jumbled = fc.array(word, { maxLength: 60 }).map((list) => list.join(' '));

async function ask(body: string | Uint8Array): Promise<void> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  const signal = AbortSignal.timeout(AT_ALL_MS);
  const response = await fetch(`${server.url}/graphql`, { method: 'POST', headers, body: body as BodyInit, signal });
  const answer = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  expect(response.status).toBeLessThan(500);
  expect(answer.errors?.length ?? 0).toBeLessThan(10);
  for (const { extensions } of answer.errors ?? []) {
    expect(ERROR_CODES).toContain(extensions.code);
    expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
  }
}

const RUNS = { numRuns: 150, endOnFailure: true };

describe('answers without a defect', () => {
  test('a mutilated document', () =>
    fc.assert(
      fc.asyncProperty(mutilated, (query) => ask(JSON.stringify({ query }))),
      RUNS,
    ));

  test('tokens in any order', () =>
    fc.assert(
      fc.asyncProperty(jumbled, (query) => ask(JSON.stringify({ query }))),
      RUNS,
    ));

  test('variables of any type', () => {
    const query =
      'query($f: ArticleFilter, $m: MentionFilter, $n: Int, $ids: [ID!]!, $o: [ArticleOrder!]) { articles(filter: $f, first: $n, orderBy: $o) { totalCount nodes { id } } mentions(filter: $m) { totalCount } nodes(ids: $ids) { id } }';
    const key = fc.constantFrom(
      'f',
      'm',
      'n',
      'ids',
      'o',
      'and',
      'not',
      'title',
      'eq',
      'in',
      'contains',
      'kind',
      'publishedAt',
      'field',
      'direction',
      '__proto__',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.string(),
        fc.integer(),
        fc.double(),
        fc.constantFrom('PERSON', 'Article:x', '2005', 'ASC', null, true),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    const variables = fc.record({ f: tree, m: tree, n: tree, ids: tree, o: tree }, { requiredKeys: [] });
    return fc.assert(
      fc.asyncProperty(variables, (given) => ask(JSON.stringify({ query, variables: given }))),
      RUNS,
    );
  });

  test('a body of any JSON', () => fc.assert(fc.asyncProperty(fc.json(), ask), RUNS));

  test('a body of any bytes', () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), ask), RUNS));
});

test('no error was logged as unexpected', () => {
  expect(server.logged().filter(({ level }) => level === 'error')).toEqual([]);
});
