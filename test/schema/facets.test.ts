/** Lists counted by what their things have in common. */
import { afterAll, expect, test } from 'vitest';
import { KNOWN, LIBRARY } from './library.ts';
import { gql, stageOf } from './stage.ts';

const stage = stageOf(LIBRARY, KNOWN);
afterAll(stage.close);

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
