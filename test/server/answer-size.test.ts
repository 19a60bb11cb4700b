/** The size of an answer is limited, whatever texts are stored: it is refused while it is written, with a code of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import { MEGABYTE } from '../../src/store/database/budget.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { addTo } from '../support/folder.ts';
import { exchange } from './exchange.ts';
import { openTestServer, post, type TestServer } from './test-server.ts';

/** One sentence of 300 KB, in which somebody is named ten times. */
const text = `${'Bush '.repeat(10)}${'x '.repeat(150_000)}.`;
const annotations = Array.from(
  { length: 10 },
  (_, index) => `T${index + 1}\tPerson ${index * 5} ${index * 5 + 4}\tBush`,
);

/** Otherwise a slow machine would execute an operation twice. */
const WITHOUT_LIMIT = { quickMs: Number.POSITIVE_INFINITY };

let folder: string;
let store: Store;
let server: TestServer;
let yogaOnly: TestServer;
/** With the limits that servers have. */
let roomy: { readonly store: Store; readonly server: TestServer };
let statements = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-size-'));
  addTo(folder, { 'seeds/long.txt': text, 'seeds/long.ann': annotations.join('\n') });
  const database = join(folder, 'a.sqlite');
  await ingest({ command: 'SEED', database, from: join(folder, 'seeds'), dryRun: false }, shippedComponents());
  store = openStore(database, { readonly: true, maxAnswerBytes: MEGABYTE, onStatement: () => statements++ });
  const { execute, prepare } = createExecutor(store, WITHOUT_LIMIT);
  server = await openTestServer(schema, { createContext, store, execute, prepare });
  yogaOnly = await openTestServer(schema, { createContext, store, execute });
  const other = openStore(database, { readonly: true });
  const executor = createExecutor(other);
  roomy = { store: other, server: await openTestServer(schema, { createContext, store: other, ...executor }) };
});
afterAll(async () => {
  await server.close();
  await yogaOnly.close();
  await roomy.server.close();
  roomy.store.close();
  store.close();
  rmSync(folder, { recursive: true });
});

const ask = async (query: string) => (await post(server.url, { query })).body;

const TOO_LARGE = {
  message: 'The answer is larger than 1 MB. Ask for smaller pages (first:), for fewer texts, and for each text once.',
  extensions: { code: 'ANSWER_TOO_LARGE' },
};

describe.each([
  ['texts of articles', '{ articles { nodes { a: text b: text c: text d: text } } }'],
  ['texts of sentences', '{ mentions(first: 10) { nodes { sentence { text } } } }'],
  ['texts of passages', '{ mentions(first: 10) { nodes { passage { text } } } }'],
  [
    'texts that are written once for many rows',
    '{ mentions(first: 10) { nodes { article { text related { totalCount } } } } }',
  ],
  [
    'several root fields',
    '{ a: articles { nodes { text } } b: articles { nodes { text } } c: articles { nodes { text } } d: articles { nodes { text } } }',
  ],
])('%s', (_, query) => {
  test('that make an answer too large are refused, asked for the first time and again', async () => {
    for (const time of [1, 2]) {
      const { data, errors, extensions } = await ask(query);
      expect({ time, data, errors, cost: typeof extensions.cost }).toEqual({
        time,
        data: null,
        errors: [TOO_LARGE],
        cost: 'number',
      });
    }
    expect(server.logged().filter(({ level }) => level === 'error')).toEqual([]);
  });
});

test('what mentions of one article read of its text takes the text once', async () => {
  let checks = 0;
  const limit = { milliseconds: Number.POSITIVE_INFINITY, isCancelled: () => ++checks < 0 };
  const executor = createExecutor(roomy.store, { ...WITHOUT_LIMIT, limit });
  const context = 'context { before surface after }';
  const span = 'start(unit: UTF8) end(unit: CODE_POINT)';
  const execute = async (first: number) => {
    checks = 0;
    const source = `{ mentions(first: ${first}) { nodes { ${span} ${context} } } }`;
    return executor.execute({ schema, document: parse(source), contextValue: createContext(roomy.store) });
  };
  const { data } = await execute(10);
  expect(data).toMatchObject({ mentions: { nodes: { length: 10, 9: { start: 45, end: 49 } } } });
  const ten = checks;
  await execute(1);
  expect(checks).toBeGreaterThan(0);
  expect(ten).toBe(checks);
});

test('an answer within the limit is given, and the one after it begins anew', async () => {
  for (let time = 0; time < 4; time++) {
    const { data } = await ask('{ articles { nodes { a: text b: text c: text } } }');
    expect(data.articles.nodes[0].a.length).toBeGreaterThan(300_000);
  }
});

test('a root field that is too large has an error at its path where another has errors', async () => {
  const { data, errors } = await ask(
    '{ nodes(ids: ["x"]) { id } statistics { articleCount } mentions { nodes { sentence { text } } } }',
  );
  expect(data).toBeNull();
  expect(errors).toEqual([
    expect.objectContaining({ path: ['nodes', 0], extensions: { code: 'BAD_USER_INPUT' } }),
    expect.objectContaining({ message: TOO_LARGE.message, path: ['mentions'], extensions: TOO_LARGE.extensions }),
  ]);
});

const THREE_TEXTS = 'mentions(first: 10) { nodes { a: sentence { text } b: sentence { text } c: sentence { text } } }';

test('an answer of nine megabytes is sent in bytes, with an entity tag for a GET', async () => {
  const { server: large } = roomy;
  const { body } = await post(large.url, { query: `{ ${THREE_TEXTS} }` });
  const texts = body.data.mentions.nodes.map(({ c }: { c: { text: string } }) => c.text);
  expect([...new Set(texts)]).toEqual([expect.stringMatching(/^Bush .{300000,}\.$/)]);
  const path = `/graphql?query=${encodeURIComponent(`{ ${THREE_TEXTS} }`)}`;
  const agent = new Agent();
  const first = await exchange(large.url, { method: 'GET', path, headers: {} }, agent);
  expect(JSON.parse(first.body)).toEqual(body);
  expect(first.headers).toContain(`content-length: ${first.body.length}`);
  const tag = first.headers.find((line) => line.startsWith('etag: '))?.slice('etag: '.length) ?? '';
  const again = await exchange(large.url, { method: 'GET', path, headers: { 'if-none-match': tag } }, agent);
  expect([first.status, again.status, again.body]).toEqual([200, 304, '']);
});

test('an answer with errors may have eight megabytes', async () => {
  const { body } = await post(roomy.server.url, { query: `{ nodes(ids: ["x"]) { id } ${THREE_TEXTS} }` });
  const tooLarge = expect.objectContaining({
    message: expect.stringContaining('larger than 8 MB'),
    path: ['mentions'],
    extensions: TOO_LARGE.extensions,
  });
  expect(body.errors).toEqual([expect.objectContaining({ path: ['nodes', 0] }), tooLarge]);
});

test.each(['application/json', 'application/graphql-response+json'])(
  'what is too large is not executed again, and refused by the fast path as by Yoga: %s',
  async (accept) => {
    const query = '{ mentions(first: 9) { nodes { sentence { text } } } }';
    const headers = { accept, 'content-type': 'application/json' };
    const agent = new Agent();
    for (const request of [
      { method: 'POST', path: '/graphql', headers, body: JSON.stringify({ query }) },
      { method: 'GET', path: `/graphql?query=${encodeURIComponent(query)}`, headers: { accept } },
    ]) {
      const yoga = await exchange(yogaOnly.url, request, agent);
      expect(JSON.parse(yoga.body).errors).toEqual([TOO_LARGE]);
      for (let time = 0; time < 3; time++) {
        statements = 0;
        expect(await exchange(server.url, request, agent)).toEqual(yoga);
        // Yoga's way begins and ends a snapshot; the fast path needs none for one statement.
        expect([1, 3]).toContain(statements);
      }
      expect(statements).toBe(1);
    }
  },
);

test.each([
  [1, []],
  [6, ['ANSWER_TOO_LARGE']],
])('small texts count in whole root fields: %i with a thousand of 200 characters', async (count, codes) => {
  const texts = Array.from({ length: 100 }, (_, index) => `a${index}: context(before: 0, after: 200) { after }`);
  const fields = Array.from({ length: count }, (_, index) => `m${index}: mentions { nodes { ${texts.join(' ')} } }`);
  const executor = createExecutor(store, WITHOUT_LIMIT);
  const document = parse(`{ ${fields.join(' ')} }`);
  const { errors = [] } = await executor.execute({ schema, document, contextValue: createContext(store) });
  expect(errors.map((error) => maskError(error).extensions.code)).toEqual(codes);
});
