/** Realistic operations of people and clients pass the default limits, over HTTP and against the shipped seeds. */
import { getIntrospectionQuery, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { extensionsOf } from '../../schema/engine/declaration.ts';
import { exampleDocuments } from '../../schema/examples.ts';
import { schema } from '../../schema/index.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { openTestServer, post, type TestServer } from '../server/test-server.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { READMES } from './documents.ts';

const shown = READMES.flatMap(({ blocks }) => blocks)
  .filter(({ language, tag, answer }) => language === 'graphql' && tag === '' && !answer?.body.includes('"errors"'))
  .map(({ body }) => body);

/** The query that GraphiQL sends when it opens. */
const introspection = getIntrospectionQuery({
  specifiedByUrl: true,
  directiveIsRepeatable: true,
  schemaDescription: true,
  inputValueDeprecation: true,
  oneOf: true,
});

/** A page as a Relay client requests it: a fragment for each component, each with the id again. */
const relay = `
  query Articles($count: Int!, $after: String) {
    articles(first: $count, after: $after) {
      totalCount
      pageInfo { endCursor hasNextPage }
      edges { cursor node { __typename id ...Card ...Byline ...Mentions } }
    }
  }
  fragment Card on Article { id title publishedAt publishedPrecision }
  fragment Byline on Article { id byline source url language }
  fragment Mentions on Article {
    id
    mentions(first: 20) {
      pageInfo { endCursor hasNextPage }
      edges { cursor node { __typename id surface start end form entity { __typename id name kind } } }
    }
  }
`;

const refetch = `
  query Bookmarks($ids: [ID!]!) {
    nodes(ids: $ids) { __typename id ... on Article { title } ... on Entity { name kind mentionCount aliases { name } } }
  }
`;

/** The variables of the examples. */
const NOTABLE = {
  article: 'Article:000_7e7f4fe492b2e33b',
  words: '"Kurmanbek Bakiyev"',
  entity: 'Entity:place/kyrgyzstan',
  person: 'Entity:person/kurmanbek-bakiyev',
  other: 'Entity:place/kyrgyzstan',
  place: 'Entity:place/bishkek-kg',
  speaker: 'Entity:person/kurmanbek-bakiyev',
};

const corpus: readonly (readonly [string, string, Record<string, unknown>])[] = [
  ...exampleDocuments.map(({ name, query }) => [name, query, NOTABLE] as const),
  ...shown.map((query, index) => [`README ${index}`, query, {}] as const),
  ['introspection', introspection, {}],
  ['pages of 100 with three levels', relay, { count: 100 }],
  ['100 bookmarks', refetch, { ids: Array(100).fill('Entity:person/askar-akayev') }],
  [
    'pages of 100 of everything',
    '{ entities(first: 100) { totalCount nodes { id name kind aliases { name form } } } }',
    {},
  ],
  ['full texts', '{ articles(first: 100) { nodes { id title text } } }', {}],
];

describe('limits', () => {
  let shipped: Shipped;
  let server: TestServer;
  beforeAll(async () => {
    shipped = await openShipped();
    server = await openTestServer(schema, {
      createContext,
      store: shipped.store,
      limits: DEFAULT_LIMITS,
    });
  });
  afterAll(async () => {
    await server.close();
    shipped.close();
  });

  test.each(corpus)('let pass: %s', async (_name, query, variables) => {
    const { status, body } = await post(server.url, { query, variables });
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(body.extensions.cost).toBeLessThanOrEqual(DEFAULT_LIMITS.maxCost);
    if (query === relay) expect(body.extensions.cost).toBeGreaterThan(4000);
  });
});

/** What reads more than the nodes that it gives: counts, facets, walks of the graph, searches, and changes. */
const EXPENSIVE =
  /\.totalCount$|Facets\.|^Mutation\.|^Query\.(search|suggest|path|graph|statistics)$|^Entity\.(timeline|neighbours)$/;

test('every count, facet, search, walk of the graph and mutation has a cost of its own', () => {
  const costs = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const))
    .filter(([name]) => EXPENSIVE.test(name))
    .map(([name, field]) => [name, extensionsOf(field).cost ?? 0] as const);
  expect(costs.length).toBeGreaterThan(50);
  expect(costs.filter(([, cost]) => cost === 0)).toEqual([]);
});
