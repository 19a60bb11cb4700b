/** Facets of a search: a value that is clicked gives as many hits as it said, in every facet, with and without a filter. */
import { afterAll, expect, test } from 'vitest';
import { clickFacets, hitsOf, textIs } from './clicks.ts';
import { stageOfSeeds } from './seeds-stage.ts';
import { gql, type Stage } from './stage.ts';

let stage: Stage;
const stageOnce = async (): Promise<Stage> => {
  stage ??= await stageOfSeeds();
  return stage;
};
afterAll(() => stage.close());

const TYPES = ['ENTITY', 'ARTICLE', 'MENTION'];

const SEARCHES = [
  { query: 'opposition elect*', in: TYPES },
  { query: 'bishkek', in: TYPES },
  { query: 'bishkek', in: TYPES, filter: { article: { publishedAt: { lt: '2006' } } } },
  { query: 'bakijew', in: TYPES },
  { query: 'bakijew parliament', in: ['ARTICLE'] },
  { query: 'bakijew', in: TYPES, filter: { article: { publishedAt: { lt: '2006' } } } },
  {
    query: 'president -kulov',
    in: ['ARTICLE', 'MENTION'],
    filter: { entity: { kind: { eq: 'PERSON' } }, not: { article: { source: { isNull: true } } } },
  },
];

test.each(SEARCHES)('of %o: each value gives the hits that it counts', async ({ query, in: types, filter }) => {
  await clickFacets((await stageOnce()).get, hitsOf(query, types), filter);
});

const BY_TYPE = gql`
  query ($query: String!, $in: [Searchable!]!, $filter: SearchFilter) {
    search(query: $query, in: $in, filter: $filter, first: 0) { totalCount facets { types { type count } } }
  }
`;

test.each(SEARCHES)('of %o: each type has the hits that it counts', async (asked) => {
  const { get } = await stageOnce();
  const { search } = await get(BY_TYPE, asked);
  for (const { type, count } of search.facets.types) {
    const { search: narrowed } = await get(BY_TYPE, { ...asked, in: [type] });
    expect([type, narrowed.totalCount]).toEqual([type, count]);
  }
});

const ALONG_TIME = gql`
  query ($query: String!, $in: [Searchable!]!, $filter: SearchFilter) {
    search(query: $query, in: $in, filter: $filter, first: 0) {
      totalCount
      MONTH: timeline(interval: MONTH) { start count }
      WEEK: timeline(interval: WEEK) { start count }
      timelineBySource(interval: YEAR) { start source count }
    }
  }
`;

/** The first moment that is not of the period any more. */
const END_OF = {
  WEEK: (start: Date) => start.setUTCDate(start.getUTCDate() + 7),
  MONTH: (start: Date) => start.setUTCMonth(start.getUTCMonth() + 1),
  YEAR: (start: Date) => start.setUTCFullYear(start.getUTCFullYear() + 1),
};

const within = (start: string | null, interval: keyof typeof END_OF) =>
  start === null ? { isNull: true } : { gte: start, lt: new Date(END_OF[interval](new Date(start))).toISOString() };

test.each(SEARCHES)('of %o along time: each period gives the hits that it counts', async (asked) => {
  const { get } = await stageOnce();
  const { search } = await get(ALONG_TIME, asked);
  const expectHits = async (count: number, article: object) => {
    const filter = { and: [asked.filter ?? {}, { article }] };
    const { search: narrowed } = await get(BY_TYPE, { ...asked, filter });
    expect([article, narrowed.totalCount]).toEqual([article, count]);
  };
  for (const interval of ['MONTH', 'WEEK'] as const) {
    expect(search[interval].length).toBeGreaterThan(1);
    for (const { start, count } of search[interval]) {
      if (start !== null) await expectHits(count, { publishedAt: within(start, interval) });
    }
  }
  for (const { start, source, count } of search.timelineBySource) {
    await expectHits(count, { publishedAt: within(start, 'YEAR'), source: textIs(source) });
  }
});

test('types of hits add up to the whole', async () => {
  const { search } = await (await stageOnce()).get(BY_TYPE, { query: 'bishkek', in: TYPES });
  const counts = search.facets.types.map(({ count }: { count: number }) => count);
  expect(counts).toHaveLength(TYPES.length);
  expect(counts.reduce((sum: number, count: number) => sum + count, 0)).toBe(search.totalCount);
});

const ORDERED = gql`
  query ($direction: Direction!, $last: Int) {
    search(query: "bishkek", in: [ARTICLE, MENTION], orderBy: { field: PUBLISHED_AT, direction: $direction }, first: $last) {
      edges { label node { ... on Article { title publishedAt } ... on Mention { surface article { title publishedAt } } } }
    }
  }
`;

interface Edge {
  readonly label: string;
  readonly node: {
    readonly title?: string;
    readonly publishedAt?: string | null;
    readonly surface?: string;
    readonly article?: { readonly title: string; readonly publishedAt: string | null };
  };
}

/** What sorts after all times in a direction. */
const UNDATED = { ASC: '~', DESC: '' } as const;

test.each(['ASC', 'DESC'] as const)(
  'by date, %s: hits of each type follow each other in time, and are labelled',
  async (direction) => {
    const { search } = await (await stageOnce()).get(ORDERED, { direction, last: 100 });
    const edges = search.edges as Edge[];
    const articles = edges.filter(({ node }) => node.surface === undefined);
    const mentions = edges.filter(({ node }) => node.surface !== undefined);
    expect(edges).toEqual([...articles, ...mentions]);
    for (const part of [articles, mentions]) {
      const times = part.map(({ node }) => (node.article ?? node).publishedAt ?? UNDATED[direction]);
      expect(new Set(times).size).toBeGreaterThan(3);
      expect(times).toEqual(direction === 'ASC' ? times.toSorted() : times.toSorted().reverse());
    }
    for (const { label, node } of edges) {
      expect(label).toBe(node.article ? `${node.surface} (${node.article.title})` : node.title);
    }
  },
);
