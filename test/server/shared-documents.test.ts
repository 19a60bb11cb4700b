/** Queries that differ in the texts that are written into them alone are answered by one plan, as Yoga answers each of them. */
import { Agent } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { createSharedDocuments } from '../../src/server/shared-documents.ts';
import { Random } from '../schema/plain/operations/random.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { exchange } from './exchange.ts';
import { openBothServers } from './shipped-server.ts';
import { NO_RATE_LIMIT } from './test-server.ts';

let shipped: Shipped;
beforeAll(async () => {
  shipped = await openShipped();
});
afterAll(() => shipped.close());

const REQUESTS = 600;

/** `A` and `B` stand for texts. */
const QUERIES = [
  '{ entity(key: "A") { id name } other: entity(key: "B") { id } }',
  '{ entity(id: "A") { id articles(first: 1) { nodes { title } } } }',
  '{ entity(key: "A") { id } entity(key: "B") { name } }',
  '{ node(id: "A") { id ... on Entity { name } } }',
  '{ nodes(ids: ["A", "B"]) { id } }',
  '{ nodes(ids: "A") { id } }',
  '{ articles(first: 2, filter: { title: { contains: "A" }, source: { in: ["B"] } }) { totalCount nodes { key } } }',
  '{ articles(first: 2, filter: { publishedAt: { gte: "A" } }) { totalCount } }',
  '{ articles(first: 1, after: "A") { nodes { id } } }',
  '{ search(query: "A", first: 2) { edges { node { __typename } } } }',
  '{ path(from: "A", to: "B") { length } }',
  '{ entities(filter: { kind: { eq: "A" } }) { totalCount } }',
  '{ entity(id: "A") { id } more: entity(id: $0) { id } }',
  '{ entity(id: "A") @include(if: "B") { id } }',
  'query ($first: Int = 1, $key: String = "A") { entity(key: $key) { id } articles(first: $first) { nodes { id } } }',
  'query ($first: Int) { entity(key: "A") { mentions(first: $first) { nodes { surface } } } }',
  'query One { entity(key: "A") { id } } query Two { entity(key: "B") { name } }',
  'query { entity(key: "A") { ...Names } } fragment Names on Entity { with: evidence(with: "B") { totalCount } }',
  'mutation { renameEntity(input: { entity: "A", name: "B" }) { __typename } }',
  '{ entity(key: "A" # "B"\n) { id } }',
  '{ entity(key: """A""") { id } }',
  '{ entity(key: "A) { id } }',
];

const TEXTS = [
  'place/bishkek-kg',
  'person/kurmanbek-bakiyev',
  'Entity:place/bishkek-kg',
  'Entity:person/felix-kulov',
  'Article:2010-06-28-referendum',
  'Entity:',
  '',
  '2010',
  'PERSON',
  'military base',
  'Timi\u015foara \u{1f600}',
  '\ud83d',
  '\\u0041\\"',
  'a\\',
  'line\nline',
  'tab\there',
  '"',
  '""',
  '#',
  '}',
];

const written = (query: string, one: string, other: string): string =>
  query.replace(/"A/, () => `"${one}`).replace(/"B/, () => `"${other}`);

const bodyOf = (query: string): string =>
  JSON.stringify({ query, ...(query.includes('query One') && { operationName: 'Two' }), variables: { first: 2 } });

test('the same responses with texts in one plan and by Yoga', async () => {
  const [fast, yogaOnly] = await openBothServers(shipped, { limits: NO_RATE_LIMIT });
  const agent = new Agent({ keepAlive: true });
  const random = new Random(3);
  const send = (url: string, query: string) => {
    const headers = { 'content-type': 'application/json' };
    return exchange(url, { method: 'POST', path: '/graphql', headers, body: bodyOf(query) }, agent);
  };
  try {
    for (let count = 0; count < REQUESTS; count++) {
      const query = written(random.pick(QUERIES), random.pick(TEXTS), random.pick(TEXTS));
      expect(await send(fast.url, query), query).toEqual(await send(yogaOnly.url, query));
    }
    expect(fast.fastPathReads()).toBeGreaterThan(REQUESTS / 4);
  } finally {
    agent.destroy();
    await fast.close();
    await yogaOnly.close();
  }
});

test.each([
  ['{ entity(key: "A") { id } }', true],
  ['{ entity(id: "A") { id ...F } } fragment F on Entity { other: evidence(with: "B") { totalCount } }', true],
  ['{ articles(filter: { entities: { all: ["A", "B"] } }) { totalCount } }', true],
  ['{ entity(key: "A") { id } entity(key: "B") { name } }', false],
  ['{ articles(filter: { publishedAt: { gte: "A" } }) { totalCount } }', false],
  ['{ entity(id: "A") { nothing } }', false],
  ['{ entity(id: "A") { id } more: entity(id: $a) { id } }', false],
  ['query ($key: String = "A") { entity(key: $key) { id } }', false],
])('one document from the second text on, if any text may stand there: %s', (query, isShared) => {
  const find = createSharedDocuments(schema, NO_RATE_LIMIT);
  const texts = ['one', 'two', 'three'].map((text) => written(query, text, `${text}!`));
  const [first, second, third] = texts.map(find);
  expect([first, second !== null, third?.document === second?.document]).toEqual([null, isShared, true]);
  if (isShared) expect(third?.values).toMatchObject({ 0: 'three' });
});

test('other words than texts tell documents apart', () => {
  const find = createSharedDocuments(schema, NO_RATE_LIMIT);
  const [one, other] = ['{ entity(key: "x") { id } }', '{ entity(key: "x") { name } }'].map((query) => [
    find(query),
    find(query),
  ]);
  expect(one?.[1]?.document).toBeDefined();
  expect(other?.[1]?.document).not.toBe(one?.[1]?.document);
});
