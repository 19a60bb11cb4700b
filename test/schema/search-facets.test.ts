/** Facets of a search: a value that is clicked gives as many hits as it said, in every facet, with and without a filter. */
import { afterAll, expect, test } from 'vitest';
import { stageOfSeeds } from './seeds-stage.ts';
import { gql, type Stage } from './stage.ts';

let stage: Stage;
const stageOnce = async (): Promise<Stage> => {
  stage ??= await stageOfSeeds();
  return stage;
};
afterAll(() => stage.close());

const FACETS = gql`
  query ($query: String!, $in: [Searchable!]!, $filter: SearchFilter) {
    search(query: $query, in: $in, filter: $filter, first: 0) {
      totalCount
      facets {
        types(first: 100) { type count }
        sources(first: 100) { source count }
        languages(first: 100) { language count }
        sections(first: 100) { section count }
        years(first: 100) { year count }
        months(first: 100) { month count }
        people: entities(kinds: [PERSON], first: 20) { entity { key } count }
        places: entities(kinds: [PLACE], first: 20) { entity { key } count }
        entities(first: 100) { entity { key } count }
      }
    }
  }
`;

const COUNT = gql`
  query ($query: String!, $in: [Searchable!]!, $filter: SearchFilter) {
    search(query: $query, in: $in, filter: $filter, first: 0) { totalCount }
  }
`;

const TYPES = ['ENTITY', 'ARTICLE', 'MENTION'];

const text = (value: unknown) => (value === null ? { isNull: true } : { eq: value });
const time = (value: unknown) => (value === null ? { isNull: true } : { eq: String(value) });

type Counted = Readonly<Record<string, unknown>> & { readonly count: number };

/** The condition that clicking a value of a facet adds. */
const CONDITIONS: Readonly<Record<string, (value: Counted) => object>> = {
  sources: ({ source }) => ({ article: { source: text(source) } }),
  languages: ({ language }) => ({ article: { language: text(language) } }),
  sections: ({ section }) => ({ article: { section: text(section) } }),
  years: ({ year }) => ({ article: { publishedAt: time(year) } }),
  months: ({ month }) => ({ article: { publishedAt: time(month) } }),
  entities: ({ entity }) => ({ entity: { key: { eq: (entity as { key: string }).key } } }),
};
const NAMES: Readonly<Record<string, string>> = { people: 'entities', places: 'entities' };

const SEARCHES = [
  { query: 'opposition elect*', in: TYPES },
  { query: 'bishkek', in: TYPES },
  { query: 'bishkek', in: TYPES, filter: { article: { publishedAt: { lt: '2006' } } } },
  {
    query: 'president -kulov',
    in: ['ARTICLE', 'MENTION'],
    filter: { entity: { kind: { eq: 'PERSON' } }, not: { article: { source: { isNull: true } } } },
  },
];

test.each(SEARCHES)('of %o: each value gives the hits that it counts', async ({ query, in: types, filter = {} }) => {
  const { get } = await stageOnce();
  const { search } = await get(FACETS, { query, in: types, filter });
  expect(search.totalCount).toBeGreaterThan(0);
  let clicked = 0;
  for (const [name, values] of Object.entries(search.facets as Record<string, Counted[]>)) {
    if (name === 'types') continue;
    for (const value of values) {
      const condition = CONDITIONS[NAMES[name] ?? name]?.(value);
      const variables = { query, in: types, filter: { and: [filter, condition] } };
      const { search: narrowed } = await get(COUNT, variables);
      expect([name, value, narrowed.totalCount]).toEqual([name, value, value.count]);
      clicked++;
    }
  }
  expect(clicked).toBeGreaterThan(10);
  for (const { type, count } of search.facets.types) {
    const { search: narrowed } = await get(COUNT, { query, in: [type], filter });
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
    const { search: narrowed } = await get(COUNT, { ...asked, filter });
    expect([article, narrowed.totalCount]).toEqual([article, count]);
  };
  for (const interval of ['MONTH', 'WEEK'] as const) {
    expect(search[interval].length).toBeGreaterThan(1);
    for (const { start, count } of search[interval]) {
      if (start !== null) await expectHits(count, { publishedAt: within(start, interval) });
    }
  }
  for (const { start, source, count } of search.timelineBySource) {
    await expectHits(count, { publishedAt: within(start, 'YEAR'), source: text(source) });
  }
});

test('types of hits add up to the whole', async () => {
  const { search } = await (await stageOnce()).get(FACETS, { query: 'bishkek', in: TYPES });
  const counts = search.facets.types.map(({ count }: Counted) => count);
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
