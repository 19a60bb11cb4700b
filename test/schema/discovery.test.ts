/** Ways to find things one has no key of: search, suggestions, paths, graphs, totals. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

const SEARCH = gql`
  query ($query: String!, $in: [Searchable!]) {
    search(query: $query, in: $in, first: 100) {
      totalCount
      edges {
        score
        name
        highlights {
          surface
          span {
            start
            end
          }
          context(before: 3, after: 3) {
            before
            surface
            after
          }
        }
        node {
          __typename
          ... on Article {
            key
            text
          }
          ... on Entity {
            key
          }
          ... on Mention {
            surface
            article {
              text
            }
          }
        }
      }
    }
  }
`;

interface Hit {
  readonly score: number;
  readonly name: string | null;
  readonly highlights: readonly { surface: string; span: { start: number; end: number } }[];
  readonly node: { __typename: string; key?: string; text?: string; article?: { text: string } };
}

test('a search finds entities, articles and mentions, and shows where its words stand', async () => {
  const { search } = await stage.get(SEARCH, { query: 'menabrea' });
  const types = search.edges.map(({ node }: Hit) => node.__typename);
  expect([...new Set(types)]).toEqual(['Entity', 'Article', 'Mention']);
  expect(search.totalCount).toBe(search.edges.length);
  for (const { name, highlights, node, score } of search.edges as Hit[]) {
    expect(score).toEqual(expect.any(Number));
    expect(name === null).toBe(node.__typename !== 'Entity');
    expect(highlights.length).toBeGreaterThan(0);
    const text = name ?? node.text ?? node.article?.text ?? '';
    for (const { surface, span } of highlights) {
      expect(surface.toLowerCase()).toBe('menabrea');
      expect(text.slice(span.start, span.end)).toBe(surface);
    }
  }
});

test('a search looks only where it is told to, for phrases, beginnings and without words', async () => {
  const keys = async (query: string) => {
    const { search } = await stage.get(SEARCH, { query, in: ['ARTICLE'] });
    return search.edges.map(({ node }: Hit) => node.key).sort();
  };
  expect(await keys('"took notes"')).toEqual(['engine/turin']);
  expect(await keys('somerv*')).toEqual(['society/evening', 'undated']);
  expect(await keys('somerv* -letter')).toEqual(['society/evening']);
});

test.each(['', '"', '*', '-ada', '((('])('a search for %j is refused, as it holds no word', async (query) => {
  expect(await stage.refusal(SEARCH, { query })).toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('names go on from what is typed', async () => {
  const source = gql`
    {
      suggest(prefix: "LO", first: 2) {
        name
        entity {
          key
        }
      }
      people: suggest(prefix: "lo", kinds: [PERSON]) {
        name
      }
      nothing: suggest(prefix: " ") {
        name
      }
    }
  `;
  const { suggest, people, nothing } = await stage.get(source);
  expect(suggest).toEqual([
    { name: expect.stringMatching(/Lovelace$/), entity: { key: 'person/ada-lovelace' } },
    { name: 'London', entity: { key: 'place/london' } },
  ]);
  expect(people).toHaveLength(1);
  expect(nothing).toEqual([]);
  expect(await stage.refusal('{ suggest(prefix: "a", first: 51) { name } }')).toEqual({
    message: '"first" is 51; it may be 1 to 50.',
    code: 'BAD_USER_INPUT',
  });
});

test('a path leads from one entity to another, with the sentences that show each step', async () => {
  const source = gql`
    {
      path(from: "Entity:place/turin", to: "Entity:person/mary-somerville", window: SENTENCE) {
        length
        truncated
        hops {
          from {
            key
          }
          to {
            key
          }
          articleCount
          sentenceCount
          evidence {
            text
          }
        }
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    path: {
      length: 2,
      truncated: false,
      hops: [
        {
          from: { key: 'place/turin' },
          to: { key: 'person/charles-babbage' },
          articleCount: 1,
          sentenceCount: 2,
          evidence: [{ text: 'Charles Babbage in Turin' }],
        },
        {
          from: { key: 'person/charles-babbage' },
          to: { key: 'person/mary-somerville' },
          articleCount: 1,
          sentenceCount: 1,
          evidence: [{ text: 'Mary Somerville brought Ada Lovelace to Charles Babbage.' }],
        },
      ],
    },
  });
});

test.each([
  ['from: "Entity:place/turin", to: "Entity:place/turin"', { length: 0, hops: [] }],
  ['from: "Entity:place/turin", to: "Entity:place/atlantis"', { length: null, hops: null }],
  ['from: "Entity:place/turin", to: "Entity:person/mary-somerville", maxLength: 1', { length: null, hops: null }],
  ['from: "Entity:place/turin", to: "Entity:person/nobody"', null],
])('path(%s)', async (args, path) => {
  expect(await stage.get(`{ path(${args}) { length hops { articleCount } } }`)).toEqual({ path });
});

test.each([
  [
    'path(from: "Entity:place/turin", to: "Entity:place/london", maxLength: 7) { length }',
    '"maxLength" is 7; it may be 1 to 6.',
  ],
  [
    'path(from: "Article:undated", to: "Entity:place/london") { length }',
    expect.stringContaining('is not of type: Entity'),
  ],
  ['graph(around: []) { nodes { distance } }', '"around" is 0; it may be 1 to 20.'],
  ['graph(around: ["Entity:place/turin"], depth: 4) { nodes { distance } }', '"depth" is 4; it may be 1 to 3.'],
  ['graph(around: ["Entity:place/turin"], first: 101) { nodes { distance } }', '"first" is 101; it may be 1 to 100.'],
])('%s is refused', async (field, message) => {
  expect(await stage.refusal(`{ ${field} }`)).toEqual({ message, code: 'BAD_USER_INPUT' });
});

test('a graph holds the surroundings and every edge among them', async () => {
  const source = gql`
    {
      graph(around: ["Entity:place/turin", "Entity:person/nobody"], window: SENTENCE) {
        nodes {
          distance
          entity {
            key
          }
        }
        edges {
          source {
            key
          }
          target {
            key
          }
          weight
          articleCount
          sentenceCount
        }
      }
    }
  `;
  const { nodes, edges } = (await stage.get(source)).graph;
  expect(nodes[0]).toEqual({ distance: 0, entity: { key: 'place/turin' } });
  expect(nodes.slice(1).map(({ distance }: { distance: number }) => distance)).toEqual([1, 1, 1]);
  expect(edges.length).toBe(6);
  expect([edges[0].source.key, edges[0].target.key].sort()).toEqual(['person/charles-babbage', 'place/turin']);
  expect(edges[0]).toMatchObject({ weight: 2, articleCount: 1, sentenceCount: 2 });
});

test('the totals of the knowledge base', async () => {
  const source = gql`
    {
      statistics {
        articleCount
        passageCount
        sentenceCount
        entityCount
        entitiesByKind {
          kind
          count
        }
        mentionCount
        unresolvedMentionCount
        mentionsByKind {
          kind
          count
        }
        mentionsByForm {
          form
          count
        }
        mentionsByStatus {
          status
          count
        }
        firstPublishedAt
        lastPublishedAt
        lastRun {
          command
          startedAt
          finishedAt
          extractor
          extractorVersion
          articlesAdded
          articlesChanged
          articlesRemoved
          articlesUnchanged
          problemCount
        }
      }
    }
  `;
  const { statistics } = await stage.get(source);
  const accepted = LIBRARY.flatMap(({ mentions }) => mentions).filter(({ status }) => status === 'ACCEPTED');
  expect(statistics).toMatchObject({
    articleCount: LIBRARY.length,
    passageCount: LIBRARY.flatMap(({ passages }) => passages).length,
    sentenceCount: LIBRARY.flatMap(({ sentences }) => sentences).length,
    entityCount: 36,
    mentionCount: accepted.length,
    unresolvedMentionCount: 1,
    firstPublishedAt: '1820-01-10T00:00:00Z',
    lastPublishedAt: '1843-09-01T00:00:00Z',
    lastRun: { command: 'SEED', startedAt: '2020-01-01T00:00:00Z', extractor: 'reader', articlesAdded: LIBRARY.length },
  });
  expect(statistics.entitiesByKind).toContainEqual({ kind: 'PLACE', count: 4 });
  expect(statistics.mentionsByKind).toContainEqual({ kind: 'OTHER', count: 2 });
  expect(statistics.mentionsByForm).toContainEqual({ form: 'DEMONYM', count: 1 });
  expect(statistics.mentionsByStatus).toContainEqual({ status: 'REJECTED', count: 1 });
});
