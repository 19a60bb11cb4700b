/** GET /export.FORMAT of the built server: the bytes of the command, in a stream that waits for its reader, under limits. */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FORMATS } from '../../src/export/formats.ts';
import { openSnapshot } from '../../src/export/snapshot.ts';
import type { ArticleRecord } from '../../src/model.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { SEEDS } from '../export/base.ts';
import { temporary } from '../schema/stage.ts';
import { articleOf } from '../store/article-of.ts';
import { reseedTo } from '../store/base.ts';
import { type Serving, serve } from '../support/cli.ts';

/** Long enough that a stream of them does not fit into the buffers of sockets. */
const LONG = Array.from(
  { length: 60 },
  (_, index): ArticleRecord =>
    articleOf(`long/${index}`, `Long\n\n[Turin](place/turin) ${`word ${index} `.repeat(40_000)}.`),
);

const { path: database, remove } = temporary();
let server: Serving;

beforeAll(async () => {
  migrate(database);
  const store = openStore(database);
  reseedTo(store, { ...SEEDS, articles: [...SEEDS.articles, ...LONG] });
  store.close();
  server = await serve(['--database', database]);
});
afterAll(async () => {
  await server.stop();
  remove();
});

const urlOf = (path: string): string => new URL(path, server.url).href;
const fetchText = async (path: string) => {
  const response = await fetch(urlOf(path));
  return { status: response.status, headers: response.headers, text: await response.text() };
};

const SHORT = `filter=${encodeURIComponent('{"not":{"key":{"startsWith":"long/"}}}')}`;

test('sends what the format writes', async () => {
  const { status, headers, text } = await fetchText('/export.csv?part=edges');
  const { records, close } = openSnapshot(database, { filter: null });
  const edges = FORMATS.csv.files?.find(({ name }) => name === 'edges.csv');
  expect(text).toBe([...(edges?.write(records) ?? [])].join(''));
  close();
  expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
    200,
    'text/csv; charset=utf-8',
    'no-store',
  ]);
  expect(headers.get('content-disposition')).toBe('attachment; filename="edges.csv"');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test('sends all parts of JSON Lines as one, of what a filter lets through', async () => {
  const { text } = await fetchText(`/export.jsonl?${SHORT}`);
  const types = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).type);
  expect(types.filter((type) => type === 'article')).toHaveLength(4);
  expect(new Set(types)).toEqual(new Set(['article', 'entity', 'edge', 'known-entity', 'seed-article', 'seed-entity']));
});

test.each([
  ['/export.xls', 404, 'NOT_FOUND', /There is no format "xls"; there are jsonl, csv, turtle/],
  ['/export.brat', 400, 'BAD_USER_INPUT', /has files for each article/],
  ['/export.csv', 400, 'BAD_USER_INPUT', /Choose a file of csv with part: articles, entities/],
  ['/export.csv?part=../x', 400, 'BAD_USER_INPUT', /Choose a file of csv/],
  ['/export.csv?part=edges&sauce=1', 400, 'BAD_USER_INPUT', /There is no parameter "sauce"/],
  ['/export.jsonl?filter={', 400, 'BAD_USER_INPUT', /The filter is no JSON/],
  ['/export.jsonl?filter={"sauce":1}', 400, 'BAD_USER_INPUT', /Field "sauce" is not defined by type "ArticleFilter"/],
  [
    `/export.jsonl?filter={"or":[${Array(90).fill('{"mentions":{"entity":{"articles":{"mentions":{"surface":{"contains":"aa"}}}}}}').join()}]}`,
    400,
    'TOO_COSTLY',
    /may cost/,
  ],
  [`/export.jsonl?filter=${'{"not":'.repeat(40)}{}${'}'.repeat(40)}`, 400, 'TOO_DEEP', /levels deep/],
])('%.50s: is refused with %i %s', async (path, status, code, message) => {
  const answer = await fetchText(path);
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.text).errors).toEqual([{ message: expect.stringMatching(message), extensions: { code } }]);
});

test('answers other methods with 405', async () => {
  expect((await fetch(urlOf('/export.jsonl'), { method: 'POST' })).status).toBe(405);
});

const open = async (path: string): Promise<IncomingMessage> => {
  const [response] = await once(get(urlOf(path)), 'response');
  return response as IncomingMessage;
};

test('reads no further than its reader does, writes one for a client at a time, and ends with the connection', async () => {
  const slow = await open('/export.jsonl?part=articles');
  slow.pause();
  expect(slow.statusCode).toBe(200);
  const beside = await fetchText(`/export.jsonl?${SHORT}`);
  expect([beside.status, beside.headers.get('retry-after')]).toEqual([503, '10']);
  expect(JSON.parse(beside.text).errors[0].extensions.code).toBe('OVERLOADED');
  // Everybody else is answered meanwhile.
  expect((await fetch(urlOf('/health'))).status).toBe(200);
  slow.destroy();
  let again = beside;
  for (let tries = 0; again.status === 503 && tries < 100; tries++) again = await fetchText(`/export.jsonl?${SHORT}`);
  expect(again.status).toBe(200);
});

test('an export shows one state, although a reseed commits meanwhile', async () => {
  const response = await open('/export.jsonl?part=articles');
  const writer = openStore(database);
  reseedTo(writer, { ...SEEDS, articles: SEEDS.articles });
  const chunks = await response.toArray();
  expect(Buffer.concat(chunks).toString().trimEnd().split('\n')).toHaveLength(SEEDS.articles.length + LONG.length);
  reseedTo(writer, { ...SEEDS, articles: [...SEEDS.articles, ...LONG] });
  writer.close();
});
