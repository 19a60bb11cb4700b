/** Lists counted by what their things have in common. */
import { afterAll, describe, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

/** A value of a facet and how many have it. */
interface Counted {
  readonly count: number;
  readonly [value: string]: unknown;
  readonly entity?: { readonly id: string; readonly key: string };
}

const ENGINE = { filter: { key: { startsWith: 'engine' } } };

test('articles', async () => {
  const source = gql`
    query ($filter: ArticleFilter) {
      articles(filter: $filter) {
        facets {
          kinds(first: 10) {
            kind
            count
          }
          sources(first: 10) {
            source
            count
          }
          years(first: 10) {
            year
            count
          }
          entities(first: 4) {
            entity {
              key
            }
            count
          }
        }
      }
    }
  `;
  const { kinds, sources, years, entities } = (await stage.get(source, ENGINE)).articles.facets;
  expect(kinds).toContainEqual({ kind: 'ORGANIZATION', count: 1 });
  expect(kinds).toContainEqual({ kind: 'PERSON', count: 2 });
  expect(sources).toHaveLength(2);
  expect(sources).toContainEqual({ source: 'Scientific Memoirs', count: 1 });
  expect(years).toHaveLength(2);
  expect(years).toContainEqual({ year: 1843, count: 1 });
  expect(entities).toContainEqual({ entity: { key: 'person/charles-babbage' }, count: 2 });
});

test('what is not known is counted as null', async () => {
  const { sources, years } = (
    await stage.get(`{ articles { facets { sources { source count } years(first: 100) { year count } } } }`)
  ).articles.facets;
  expect(sources).toContainEqual({ source: null, count: 2 });
  expect(years).toContainEqual({ year: null, count: 1 });
});

test('entities', async () => {
  const source = gql`
    {
      entities(filter: { key: { in: ["place/turin", "place/italy", "person/mary-somerville"] } }) {
        facets {
          kinds(first: 10) {
            kind
            count
          }
          sources(first: 10) {
            source
            count
          }
          years(first: 10) {
            year
            count
          }
        }
      }
    }
  `;
  const { kinds, sources, years } = (await stage.get(source)).entities.facets;
  expect(kinds).toEqual([
    { kind: 'PLACE', count: 2 },
    { kind: 'PERSON', count: 1 },
  ]);
  expect(sources).toContainEqual({ source: 'Gazette', count: 2 });
  expect(years).toContainEqual({ year: 1840, count: 2 });
});

test.each(['kinds(first: 0)', 'years(first: 101)'])('%s is refused', async (facet) => {
  expect(await stage.refusal(`{ entities { facets { ${facet} { count } } } }`)).toMatchObject({
    message: expect.stringMatching(/^"first" is \d+; it may be 1 to 100.$/),
    code: 'BAD_USER_INPUT',
  });
});

describe('a value of a facet gives as many as it says', () => {
  const KINDS = 'kinds(first: 100) { kind count }';
  const VALUES = `
    sources(first: 100) { source count } years(first: 100) { year count }
    months(first: 100) { month count }`;
  const entities = (name: string) => `${name}(first: 100, kinds: [PERSON, PLACE]) { entity { id key } count }`;
  const published = (value: unknown) => ({ publishedAt: value === null ? { isNull: true } : { eq: String(value) } });
  const text = (value: unknown) => (value === null ? { isNull: true } : { eq: value });

  /** The filter of articles by the values of a facet. */
  const ARTICLE = {
    sources: ({ source }: Counted) => ({ source: text(source) }),
    sections: ({ section }: Counted) => ({ section: text(section) }),
    languages: ({ language }: Counted) => ({ language: text(language) }),
    bylines: ({ byline }: Counted) => ({ byline: text(byline) }),
    years: ({ year }: Counted) => published(year),
    months: ({ month }: Counted) => published(month),
    kinds: ({ kind }: Counted) => ({ mentions: { kind: { eq: kind } } }),
    entities: ({ entity }: Counted) => ({ entities: { any: [entity?.id] } }),
  };
  const { sources, years, months } = ARTICLE;
  const within = (filter: (value: Counted) => object) => (value: Counted) => ({ article: filter(value) });
  const MENTION = {
    kinds: ({ kind }: Counted) => ({ kind: { eq: kind } }),
    entities: ({ entity }: Counted) => ({ entity: { key: { eq: entity?.key } } }),
    sources: within(sources),
    years: within(years),
    months: within(months),
  };
  const STATEMENT = {
    speakers: ({ entity }: Counted) => ({ speaker: { entity: { key: { eq: entity?.key } } } }),
    sources: within(sources),
    years: within(years),
    months: within(months),
  };

  test.each([
    [
      'articles',
      'Article',
      `${VALUES} ${KINDS} sections { section count } languages { language count } bylines { byline count }
      ${entities('entities')}`,
      ARTICLE,
    ],
    ['mentions', 'Mention', `${VALUES} ${KINDS} ${entities('entities')}`, MENTION],
    ['statements', 'Statement', `${VALUES} ${entities('speakers')}`, STATEMENT],
  ] as const)('%s', async (list, noun, values, filters) => {
    const { facets } = (await stage.get(`{ ${list} { facets { ${values} } } }`))[list];
    let clicked = 0;
    for (const [facet, filterOf] of Object.entries(filters)) {
      for (const value of facets[facet] as Counted[]) {
        const source = `query ($filter: ${noun}Filter) { ${list}(filter: $filter) { totalCount } }`;
        const answer = await stage.get(source, { filter: filterOf(value) });
        expect(answer[list].totalCount, `${facet} ${JSON.stringify(value)}`).toBe(value.count);
        clicked++;
      }
    }
    expect(clicked).toBeGreaterThan(10);
  });
});
