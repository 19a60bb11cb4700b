/** The records of an export say what GraphQL answers, of one snapshot. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readArticleFilter } from '../../schema/article-filter.ts';
import { openSnapshot } from '../../src/export/snapshot.ts';
import { openStore } from '../../src/store/database/open.ts';
import { type Desk, openDesk } from '../schema/desk.ts';
import { reseedTo, seeded } from '../store/base.ts';
import { correct, SEEDS } from './base.ts';

const ENTITIES = `{ entities(first: 100) { nodes { key articleCount mentionCount
  neighbours(window: SENTENCE, first: 100) { edges { weight node { key }
    evidence(first: 10) { nodes { text article { key } } } } } } } }`;

interface EntityAnswer {
  readonly key: string;
  readonly articleCount: number;
  readonly mentionCount: number;
  readonly neighbours: {
    readonly edges: {
      readonly weight: number;
      readonly node: { readonly key: string };
      readonly evidence: {
        readonly nodes: readonly { readonly text: string; readonly article: { readonly key: string } }[];
      };
    }[];
  };
}

let desk: Desk;
beforeAll(() => {
  desk = openDesk(SEEDS.articles, SEEDS.known);
});
afterAll(() => desk.close());

test('edges: weights and evidence are those of neighbours', async () => {
  const { entities } = (await desk.get(ENTITIES)) as { entities: { nodes: EntityAnswer[] } };
  const { records, close } = openSnapshot(desk.store.path, { filter: null });
  const edges = [...records.edges()];
  const both = edges.flatMap(({ source, target, sentences, evidence }) => {
    const texts = evidence.map(({ article, text }) => ({ text, article: { key: article } }));
    return [
      [source, target, sentences, texts],
      [target, source, sentences, texts],
    ];
  });
  const expected = entities.nodes.flatMap(({ key, neighbours }) =>
    neighbours.edges.map(({ weight, node, evidence }) => [key, node.key, weight, evidence.nodes]),
  );
  expect(expected.length).toBeGreaterThan(4);
  expect(both.sort()).toEqual(expected.sort());
  const counts = [...records.entities()].map(({ key, articleCount, mentionCount }) => ({
    key,
    articleCount,
    mentionCount,
  }));
  const asked = entities.nodes.map(({ key, articleCount, mentionCount }) => ({ key, articleCount, mentionCount }));
  expect(counts).toEqual(asked.sort((one, other) => (one.key < other.key ? -1 : 1)));
  close();
});

const FILTERS = [
  {},
  { source: { eq: 'Gazette' } },
  { entities: { all: ['Entity:place/turin', 'Entity:person/babbage'] } },
  { text: { matches: 'wrote' } },
  { or: [{ publishedAt: { lt: '1844' } }, { mentions: { status: { eq: 'CANDIDATE' } } }] },
  { title: { contains: 'engine' } },
];

test.each(FILTERS.map((filter) => [JSON.stringify(filter)]))(
  'filter %s: lets the same articles through as GraphQL',
  async (json) => {
    const filter = JSON.parse(json);
    const { articles } = (await desk.get(
      'query ($filter: ArticleFilter) { articles(filter: $filter) { nodes { key } } }',
      { filter },
    )) as {
      articles: { nodes: { key: string }[] };
    };
    const { records, counts, close } = openSnapshot(desk.store.path, { filter: readArticleFilter(json) });
    const keys = [...records.articles()].map(({ key }) => key);
    expect(keys).toEqual(articles.nodes.map(({ key }) => key).sort());
    expect(keys.length).toBeGreaterThan(0);
    expect(counts.articles).toBe(keys.length);
    const named = new Set(
      [...records.articles()].flatMap(({ mentions }) => mentions.flatMap(({ entity }) => entity ?? [])),
    );
    const exported = new Set([...records.entities()].map(({ key }) => key));
    expect([...named].filter((key) => !exported.has(key))).toEqual([]);
    for (const { evidence } of records.edges()) for (const { article } of evidence) expect(keys).toContain(article);
    close();
  },
);

test.each([
  ['{ "sauce": {} }'],
  ['{ "source": 1 }'],
  ['[1]'],
  ['{ "entities": { "all": ["Article:1"] } }'],
  ['{ "publishedAt": { "gt": "yesterday" } }'],
  [`{ "key": { "in": [${'1,'.repeat(100)}1] } }`],
  [`${'{"not":'.repeat(7)}{}${'}'.repeat(7)}`],
])('filter %.40s: is refused with the message of GraphQL', async (json) => {
  const { errors = [] } = await desk.ask(
    'query ($filter: ArticleFilter) { articles(filter: $filter) { nodes { key } } }',
    {
      filter: JSON.parse(json),
    },
  );
  expect(() => openSnapshot(desk.store.path, { filter: readArticleFilter(json) })).toThrow(errors[0]?.message);
});

test('records: all are of one state, whatever is written meanwhile', () => {
  const store = seeded(SEEDS);
  const { records, close } = openSnapshot(store.path, { filter: null });
  const articles = records.articles()[Symbol.iterator]();
  expect(articles.next().value).toMatchObject({ key: '1843/notes: "α" & <β>' });
  correct(store);
  const writer = openStore(store.path);
  reseedTo(writer, { articles: [] });
  writer.close();
  expect([...records.articles()].map(({ key }) => key)).toEqual(['1843/notes: "α" & <β>', 'C', 'b/second', 'c']);
  expect([...records.changes()]).toEqual([]);
  close();
});

test('records: an article is read when it is asked for', () => {
  const many = Array.from({ length: 300 }, (_, index) => ({ ...SEEDS.articles[2], key: `many/${index}` }) as never);
  const store = seeded({ articles: many });
  const { records, close } = openSnapshot(store.path, { filter: null });
  let read = 0;
  for (const { mentions } of records.articles()) {
    expect(mentions.length).toBeGreaterThan(0);
    if (++read === 3) break;
  }
  // Another list can be read while one is not at its end.
  const [one, other] = [records.articles(), records.entities()].map((list) => list[Symbol.iterator]());
  expect(one?.next().done).toBe(false);
  expect(other?.next().done).toBe(false);
  expect([...records.articles()]).toHaveLength(300);
  close();
});
