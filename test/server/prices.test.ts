/** Costs over HTTP: what is dear for the database says so in `extensions.cost`, and is refused over the limit before it runs. */
import { getNamedType, isInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { openShippedServer, type ShippedServer } from './shipped-server.ts';
import { post } from './test-server.ts';

let shipped: Shipped;
let server: ShippedServer;
beforeAll(async () => {
  shipped = await openShipped();
  server = await openShippedServer(shipped);
});
afterAll(async () => {
  await server.close();
  shipped.close();
});

const ask = async (query: string, variables = {}) => (await post(server.url, { query, variables })).body;

const costOf = async (query: string, variables = {}): Promise<number> => (await ask(query, variables)).extensions.cost;

const isRefused = async (query: string, variables = {}): Promise<boolean> =>
  (await ask(query, variables)).errors?.[0].extensions.code === 'TOO_COSTLY';

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(' ');

const NONE = { mentions: { score: { lt: -1 } } };
/** Articles whose mentions are of entities of such articles, two relations a level. */
const within = (filter: object): object => ({ mentions: { entity: { articles: filter } } });

describe('filters', () => {
  const query = 'query ($filter: ArticleFilter) { articles(first: 1, filter: $filter) { totalCount } }';

  test('cost more by a factor with each relation', async () => {
    const shallow = [{ wordCount: { lt: 0 } }, NONE, within(NONE)];
    const costs = await Promise.all(shallow.map((filter) => costOf(query, { filter })));
    const [plain = 0, one = 0, four = 0] = costs;
    expect(one).toBeGreaterThan(3 * plain);
    expect(four).toBeGreaterThan(3 * one);
    expect(four).toBeLessThan(1000);
  });

  test('of four relations are answered; forty alternatives of them are refused, as literals and as variables', async () => {
    const filter = within(NONE);
    const { data, errors } = await ask(query, { filter });
    expect([data, errors]).toEqual([{ articles: { totalCount: 0 } }, undefined]);
    expect(await isRefused(query, { filter: { or: Array(40).fill(filter) } })).toBe(true);
    const literal = '{ mentions: { entity: { articles: { mentions: { score: { lt: -1 } } } } } }';
    expect(await isRefused(`{ articles(filter: { or: [${times(30, () => literal)}] }) { totalCount } }`)).toBe(true);
  });

  test('cost by the value of a variable, also for a document that is known', async () => {
    const cheap = { title: { eq: 'x' } };
    const costs = [];
    for (const filter of [cheap, NONE, cheap, NONE]) costs.push(await costOf(query, { filter }));
    expect(server.fastPathReads()).toBeGreaterThan(0);
    expect(costs[0]).toBe(costs[2]);
    expect(costs[1]).toBe(costs[3]);
    expect(costs[1]).toBeGreaterThan(costs[0] ?? 0);
    expect(await isRefused(query, { filter: { and: Array(40).fill(within(NONE)) } })).toBe(true);
  });

  test('cost more where keys are compared whatever their case', async () => {
    const costs = await Promise.all(
      ['eq', 'eqInsensitive', 'startsWith'].map((operator) => costOf(query, { filter: { key: { [operator]: 'x' } } })),
    );
    const [exactly = 0, ...folded] = costs;
    for (const cost of folded) expect(cost).toBeGreaterThan(exactly + 30);
  });

  test('cost again for each count, facet and look beyond the page', async () => {
    const filter = 'mentions(first: 0, filter: { score: { lt: 0.5 } })';
    const page = await costOf(`{ ${filter} { __typename } }`);
    const more = await costOf(`{ ${filter} { pageInfo { hasNextPage } } }`);
    const counted = await costOf(`{ ${filter} { totalCount } }`);
    const facets = await costOf(`{ ${filter} { facets { years { count } } } }`);
    const unfiltered = await costOf('{ mentions(first: 0) { facets { years { count } } } }');
    expect(more).toBeGreaterThan(page + 10);
    expect(counted).toBeGreaterThan(page + 10);
    expect(facets).toBeGreaterThan(unfiltered + 100);
  });

  test('nest in every relation at a price, whatever it leads to', async () => {
    const lists = { articles: 'ArticleFilter', entities: 'EntityFilter', mentions: 'MentionFilter' };
    const more = { roles: 'RoleFilter', statements: 'StatementFilter' };
    for (const [list, name] of Object.entries({ ...lists, ...more })) {
      const type = schema.getType(name);
      if (!isInputObjectType(type)) throw new Error(`${name} is no input`);
      const cost = (filter: object) =>
        costOf(`query ($filter: ${name}) { ${list}(first: 0, filter: $filter) { __typename } }`, { filter });
      const none = await cost({});
      for (const field of Object.values(type.getFields())) {
        const isFilter = Object.hasOwn(NESTED, getNamedType(field.type).name);
        const price = isFilter ? (await cost({ [field.name]: {} })) - none : 0;
        const isOperator = ['and', 'or', 'not'].includes(field.name);
        if (isFilter) expect([name, field.name, price > 9]).toEqual([name, field.name, !isOperator]);
      }
    }
  });
});

const NESTED = { ArticleFilter: 1, EntityFilter: 1, MentionFilter: 1, RoleFilter: 1, StatementFilter: 1 };

test.each([
  [
    '90 alternatives of a full-text search',
    `{ articles(filter: { or: [${times(90, (index) => `{ text: { matches: "a${index} said" } }`)}] }) { totalCount } }`,
  ],
  [
    'nine times four facets of filtered mentions',
    `{ ${times(9, (index) => `m${index}: mentions(filter: { score: { gte: 0.1${index} } }) { facets { entities(first: 90) { count } kinds { count } sources { count } years { count } } }`)} }`,
  ],
  [
    '1,600 lists of related articles',
    `{ ${times(16, (index) => `a${index}: articles(first: 100, filter: { wordCount: { gt: ${index} } }) { nodes { related(first: 1) { nodes { id } } } }`)} }`,
  ],
  [
    'twenty graphs of depth 3 from 20 entities with their edges',
    `{ ${times(20, (index) => `g${index}: graph(around: [${times(20, (each) => `"Entity:e${each}"`)}], depth: 3, first: 100) { edges { weight } }`)} }`,
  ],
  [
    'long contexts by 28 aliases',
    `{ entities(first: 24) { nodes { mentions(first: 100) { nodes { context(before: 1000, after: 1000) { ${times(14, (index) => `b${index}: before a${index}: after`)} } } } } } }`,
  ],
  [
    'looking 25 times whether lists of related articles go on',
    `{ articles(first: 16) { nodes { ${times(25, (index) => `r${index}: related(first: 1) { pageInfo { hasNextPage } }`)} } } }`,
  ],
])('refused: %s', async (_, query) => {
  expect(await isRefused(query)).toBe(true);
});

test('texts cost by their number, contexts by their length', async () => {
  const mentions = (selection: string) => costOf(`{ mentions(first: 10) { nodes { ${selection} } } }`);
  expect(await mentions('sentence { text }')).toBe(31);
  expect(await mentions('sentence { text again: text }')).toBe(41);
  expect(await mentions('passage { text }')).toBe(31);
  expect(await mentions('context { before after }')).toBe(21);
  expect(await mentions('context(before: 1000, after: 500) { before after }')).toBe(51);
});

test('an empty page costs none of its nodes', async () => {
  expect(await costOf('{ articles(first: 0) { nodes { mentions(first: 100) { nodes { id } } } } }')).toBe(1);
});
