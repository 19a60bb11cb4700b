/** The size of an answer is limited, whatever texts are stored: it is refused while it is written, with a code of its own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { shippedComponents } from '../../src/ingest/components.ts';
import { ingest } from '../../src/ingest.ts';
import { MEGABYTE } from '../../src/store/database/budget.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { addTo } from '../support/folder.ts';
import { openTestServer, post, type TestServer } from './test-server.ts';

/** One sentence of 300 KB, in which somebody is named ten times. */
const text = `${'Bush '.repeat(10)}${'x '.repeat(150_000)}.`;
const annotations = Array.from(
  { length: 10 },
  (_, index) => `T${index + 1}\tPerson ${index * 5} ${index * 5 + 4}\tBush`,
);

let folder: string;
let store: Store;
let server: TestServer;
let statements = 0;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-size-'));
  addTo(folder, { 'seeds/long.txt': text, 'seeds/long.ann': annotations.join('\n') });
  const database = join(folder, 'a.sqlite');
  await ingest({ command: 'SEED', database, from: join(folder, 'seeds'), dryRun: false }, shippedComponents());
  store = openStore(database, { readonly: true, maxAnswerBytes: MEGABYTE, onStatement: () => statements++ });
  const { execute, prepare } = createExecutor(store);
  server = await openTestServer(schema, { createContext, store, execute, prepare });
});
afterAll(async () => {
  await server.close();
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

test('an answer within the limit is given, and the one after it begins anew', async () => {
  for (let time = 0; time < 4; time++) {
    const { data } = await ask('{ articles { nodes { a: text b: text c: text } } }');
    expect(data.articles.nodes[0].a.length).toBeGreaterThan(300_000);
  }
});

test('small texts count when the answer is whole', async () => {
  const many = Array.from({ length: 28 }, (_, index) => `a${index}: context(before: 250, after: 250) { before after }`);
  const { data, errors } = await ask(`{ mentions { nodes { ${many.join(' ')} } } }`);
  expect(errors).toBeUndefined();
  expect(data.mentions.nodes).toHaveLength(10);
});

test('one root field that is too large leaves the others, where errors are told apart', async () => {
  const { data, errors } = await ask(
    '{ nodes(ids: ["x"]) { id } statistics { articleCount } mentions { nodes { sentence { text } } } }',
  );
  expect(data).toBeNull();
  expect(errors).toEqual([
    expect.objectContaining({ path: ['nodes', 0], extensions: { code: 'BAD_USER_INPUT' } }),
    expect.objectContaining({ message: TOO_LARGE.message, path: ['mentions'], extensions: TOO_LARGE.extensions }),
  ]);
});

test('what is too large is not executed again', async () => {
  const query = '{ mentions(first: 9) { nodes { sentence { text } } } }';
  statements = 0;
  await ask(query);
  // Two for the snapshot.
  expect(statements).toBe(3);
});
