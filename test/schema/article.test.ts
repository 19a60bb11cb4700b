/** What an article tells of itself, its parts, and how it hangs together with others. */
import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

const TEXT = [
  'Lovelace on the Analytical Engine',
  '🎩 Ada Lovelace has added notes to a paper by Luigi Menabrea, an Italian engineer. Lovelace met Charles Babbage in London.',
  'The R.S. was told. One Mr. Worthing was not, nor was Ernest, nor Turin.',
].join('\n\n');

test('undated ones come last in either direction, unless they are to come first', async () => {
  const keys = async (order: string): Promise<string[]> => {
    const { articles } = await stage.get(
      `{ articles(first: 100, orderBy: { field: PUBLISHED_AT ${order} }) { nodes { key } } }`,
    );
    return articles.nodes.map(({ key }: { key: string }) => key);
  };
  const latestFirst = await keys('');
  expect(latestFirst.at(-1)).toBe('undated');
  expect(await keys('direction: DESC')).toEqual(latestFirst);
  const dated = latestFirst.slice(0, -1);
  expect(await keys('direction: ASC')).toEqual([...dated.toReversed(), 'undated']);
  expect(await keys('direction: ASC, nulls: FIRST')).toEqual(['undated', ...dated.toReversed()]);
  expect(await keys('nulls: FIRST')).toEqual(['undated', ...dated]);
});

test('a cursor of an order with undated ones last is none of the order with them first', async () => {
  const order = 'orderBy: { field: PUBLISHED_AT, direction: ASC';
  const { articles } = await stage.get(`{ articles(first: 1, ${order} }) { pageInfo { endCursor } } }`);
  const refusal = await stage.refusal(
    `{ articles(after: "${articles.pageInfo.endCursor}", ${order}, nulls: FIRST }) { nodes { key } } }`,
  );
  expect(refusal.code).toBe('BAD_USER_INPUT');
});

test('all it says of itself', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        id
        key
        title
        text
        textHash
        wordCount
        publishedAt
        publishedPrecision
        source
        url
        language
        byline
        section
        seedFile
        seedLine
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    article: {
      id: 'Article:engine/notes',
      key: 'engine/notes',
      title: 'Lovelace on the Analytical Engine',
      text: TEXT,
      textHash: createHash('sha256').update(TEXT).digest('hex'),
      wordCount: 39,
      publishedAt: '1843-09-01T00:00:00Z',
      publishedPrecision: 'MONTH',
      source: 'Scientific Memoirs',
      url: 'https://example.org/notes',
      language: 'en',
      byline: 'A. A. L.',
      section: null,
      seedFile: 'engine/notes.txt',
      seedLine: null,
    },
  });
});

test('what is not known is null', async () => {
  const source = gql`
    {
      article(id: "Article:undated") {
        publishedAt
        publishedPrecision
        source
        url
        byline
      }
    }
  `;
  expect(await stage.get(source)).toEqual({
    article: { publishedAt: null, publishedPrecision: null, source: null, url: null, byline: null },
  });
});

test('passages, each with its sentences', async () => {
  const source = gql`
    {
      article(key: "engine/turin") {
        passages {
          totalCount
          nodes {
            role
            text
            span {
              start
              end
            }
            article {
              key
            }
            sentences(first: 1) {
              totalCount
              pageInfo {
                hasNextPage
              }
              nodes {
                text
              }
            }
          }
        }
      }
    }
  `;
  const article = { key: 'engine/turin' };
  expect(await stage.get(source)).toEqual({
    article: {
      passages: {
        totalCount: 2,
        nodes: [
          {
            role: 'HEADLINE',
            text: 'Charles Babbage in Turin',
            span: { start: 0, end: 24 },
            article,
            sentences: {
              totalCount: 1,
              pageInfo: { hasNextPage: false },
              nodes: [{ text: 'Charles Babbage in Turin' }],
            },
          },
          {
            role: 'PARAGRAPH',
            text: 'Charles Babbage spoke in Turin, Italy, of the Analytical Engine. Luigi Menabrea took notes.',
            span: { start: 26, end: 117 },
            article,
            sentences: {
              totalCount: 2,
              pageInfo: { hasNextPage: true },
              nodes: [{ text: 'Charles Babbage spoke in Turin, Italy, of the Analytical Engine.' }],
            },
          },
        ],
      },
    },
  });
});

test('sentences, each with what it mentions; candidates and rejected mentions do not count', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        sentences(last: 3) {
          totalCount
          nodes {
            id
            text
            span {
              start
              end
            }
            article {
              key
            }
            passage {
              role
              text
            }
            mentions {
              surface
            }
            entities {
              key
            }
          }
        }
      }
    }
  `;
  const { sentences } = (await stage.get(source)).article;
  expect(sentences.totalCount).toBe(5);
  expect(sentences.nodes[0]).toEqual({
    id: `Sentence:engine/notes:${TEXT.indexOf('Lovelace met')}`,
    text: 'Lovelace met Charles Babbage in London.',
    span: { start: TEXT.indexOf('Lovelace met'), end: TEXT.indexOf('\n\nThe R.S.') },
    article: { key: 'engine/notes' },
    passage: { role: 'PARAGRAPH', text: TEXT.split('\n\n')[1] },
    mentions: [{ surface: 'Lovelace' }, { surface: 'Charles Babbage' }, { surface: 'London' }],
    entities: [{ key: 'person/ada-lovelace' }, { key: 'person/charles-babbage' }, { key: 'place/london' }],
  });
  expect(sentences.nodes[2]).toMatchObject({ mentions: [{ surface: 'Worthing' }], entities: [] });
});

test('entities, by how much the article is about them', async () => {
  const source = gql`
    {
      article(key: "engine/notes") {
        entities(first: 2) {
          totalCount
          edges {
            cursor
            mentionCount
            demonymCount
            salience
            firstMention {
              surface
              start
            }
            node {
              key
            }
          }
          facets {
            kinds {
              kind
              count
            }
          }
        }
        alphabetically: entities(orderBy: { field: NAME }, filter: { kind: { eq: PERSON } }) {
          nodes {
            name
          }
        }
      }
    }
  `;
  const { entities, alphabetically } = (await stage.get(source)).article;
  expect(entities.totalCount).toBe(6);
  expect(entities.edges).toEqual([
    {
      cursor: expect.any(String),
      mentionCount: 3,
      demonymCount: 0,
      salience: expect.closeTo(0.45, 1),
      firstMention: { surface: 'Lovelace', start: 0 },
      node: { key: 'person/ada-lovelace' },
    },
    expect.objectContaining({ mentionCount: 1, node: { key: 'other/analytical-engine' } }),
  ]);
  expect(entities.facets.kinds).toEqual([
    { kind: 'PERSON', count: 3 },
    { kind: 'ORGANIZATION', count: 1 },
    { kind: 'OTHER', count: 1 },
    { kind: 'PLACE', count: 1 },
  ]);
  expect(alphabetically.nodes.map(({ name }: { name: string }) => name)).toEqual([
    'Ada Lovelace',
    'Charles Babbage',
    'Luigi Menabrea',
  ]);
});

test('related articles, with what they share', async () => {
  const source = gql`
    {
      article(key: "engine/turin") {
        related(first: 1) {
          totalCount
          edges {
            weight
            sharedCount
            shared {
              name
            }
            node {
              key
            }
          }
        }
      }
    }
  `;
  const [edge] = (await stage.get(source)).article.related.edges;
  expect(edge).toEqual({
    weight: expect.closeTo(2 / Math.log(2) + 1 / Math.log(3), 5),
    sharedCount: 3,
    shared: [{ name: 'Analytical Engine' }, { name: 'Luigi Menabrea' }, { name: 'Charles Babbage' }],
    node: { key: 'engine/notes' },
  });
});

test('what begins in stretches of its text, one after the other, is all that stands in it, each thing once', async () => {
  const source = gql`
    query ($within: SpanInput) {
      article(key: "engine/notes") {
        passages(first: 100, within: $within) { totalCount nodes { id } }
        sentences(first: 100, within: $within) { totalCount nodes { id } }
        mentions(first: 100, within: $within) { totalCount nodes { id } }
        roles(first: 100, within: $within) { totalCount nodes { id } }
        statements(first: 100, within: $within) { totalCount nodes { id } }
      }
    }
  `;
  const listsIn = async (within: { start: number; end: number } | null) =>
    Object.entries((await stage.get(source, { within })).article) as [
      string,
      { totalCount: number; nodes: unknown[] },
    ][];
  const whole = await listsIn(null);
  const cuts = [0, 30, 31, 100, 10_000];
  const parts = await Promise.all(cuts.slice(1).map((end, index) => listsIn({ start: cuts[index] ?? 0, end })));
  for (const [index, [name, { nodes }]] of whole.entries()) {
    const lists = parts.map((part) => part[index]?.[1] as (typeof whole)[0][1]);
    expect([name, lists.flatMap((list) => list.nodes)]).toEqual([name, nodes]);
    expect([name, lists.map((list) => list.totalCount)]).toEqual([name, lists.map((list) => list.nodes.length)]);
  }
  const [[, passages], [, sentences], [, mentions]] = whole as [
    (typeof whole)[0],
    (typeof whole)[0],
    (typeof whole)[0],
  ];
  expect([passages, sentences, mentions].map(({ nodes }) => nodes.length > 1)).toEqual([true, true, true]);
  const nothing = await listsIn({ start: 31, end: 30 });
  expect(nothing.flatMap(([, { nodes }]) => nodes)).toEqual([]);
});
