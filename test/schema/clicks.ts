/** Facets as a reader clicks them: every value of each facet, the filter that stands for it, and how many that filter gives. */
import { expect } from 'vitest';
import type { Stage } from './stage.ts';

/** A value of a facet and how many have it. */
export interface Counted {
  readonly count: number;
  readonly [value: string]: unknown;
  readonly entity?: { readonly id: string; readonly key: string };
}

type Filters = Readonly<Record<string, (value: Counted) => object>>;

/** A list with facets: `values` are their fields, `filters` what clicking a value of each adds to the filter of the list. */
export interface Clickable {
  readonly list: string;
  readonly filterType: string;
  readonly values: string;
  readonly filters: Filters;
}

const VALUES = `sources(first: 100) { source count } years(first: 100) { year count } months(first: 100) { month count }`;
const KINDS = 'kinds(first: 100) { kind count }';
const entities = (name: string) => `${name}(first: 100, kinds: [PERSON, PLACE]) { entity { id key } count }`;

const published = (value: unknown) => ({ publishedAt: value === null ? { isNull: true } : { eq: String(value) } });
export const textIs = (value: unknown) => (value === null ? { isNull: true } : { eq: value });

const ARTICLE = {
  sources: ({ source }: Counted) => ({ source: textIs(source) }),
  sections: ({ section }: Counted) => ({ section: textIs(section) }),
  languages: ({ language }: Counted) => ({ language: textIs(language) }),
  bylines: ({ byline }: Counted) => ({ byline: textIs(byline) }),
  years: ({ year }: Counted) => published(year),
  months: ({ month }: Counted) => published(month),
  kinds: ({ kind }: Counted) => ({ mentions: { kind: { eq: kind } } }),
  entities: ({ entity }: Counted) => ({ entities: { any: [entity?.id] } }),
};

const { sources, sections, languages, years, months } = ARTICLE;
const ofArticle = (filters: Filters): Filters =>
  Object.fromEntries(Object.entries(filters).map(([name, of]) => [name, (value) => ({ article: of(value) })]));

export const LISTS: readonly Clickable[] = [
  {
    list: 'articles',
    filterType: 'ArticleFilter',
    values: `${VALUES} ${KINDS} ${entities('entities')} sections { section count } languages { language count } bylines { byline count }`,
    filters: ARTICLE,
  },
  {
    list: 'mentions',
    filterType: 'MentionFilter',
    values: `${VALUES} ${KINDS} ${entities('entities')}`,
    filters: {
      ...ofArticle({ sources, years, months }),
      kinds: ({ kind }) => ({ kind: { eq: kind } }),
      entities: ({ entity }) => ({ entity: { key: { eq: entity?.key } } }),
    },
  },
  {
    list: 'statements',
    filterType: 'StatementFilter',
    values: `${VALUES} ${entities('speakers')}`,
    filters: {
      ...ofArticle({ sources, years, months }),
      speakers: ({ entity }) => ({ speaker: { entity: { key: { eq: entity?.key } } } }),
    },
  },
];

const ofEntity = ({ entity }: Counted) => ({ entity: { key: { eq: entity?.key } } });

/** The hits of a search. */
export const hitsOf = (query: string, types: readonly string[]) => ({
  list: `search(query: ${JSON.stringify(query)}, in: [${types}])`,
  filterType: 'SearchFilter',
  values: `${VALUES} sections(first: 100) { section count } languages(first: 100) { language count }
    people: entities(kinds: [PERSON], first: 20) { entity { id key } count } places: entities(kinds: [PLACE], first: 20) { entity { id key } count }
    entities(first: 100) { entity { id key } count }`,
  filters: {
    ...ofArticle({ sources, sections, languages, years, months }),
    people: ofEntity,
    places: ofEntity,
    entities: ofEntity,
  },
});

/** The field with one more argument. */
const withFilter = (list: string): string =>
  list.endsWith(')') ? `${list.slice(0, -1)}, filter: $filter)` : `${list}(filter: $filter)`;

type Found = Readonly<
  Record<'found', { readonly totalCount: number; readonly facets: Readonly<Record<string, Counted[]>> }>
>;

const asking =
  (get: Stage['get'], { list, filterType }: Clickable) =>
  (fields: string, filter: object): Promise<Found> =>
    get(`query ($filter: ${filterType}) { found: ${withFilter(list)} { ${fields} } }`, { filter });

/** Expects values of a list to give as many as they say, the first ones of each facet. Resolves to how many there were. */
async function click(get: Stage['get'], clickable: Clickable, { filter = {}, most = Number.POSITIVE_INFINITY }) {
  const ask = asking(get, clickable);
  const { found } = await ask(`totalCount facets { ${clickable.values} }`, filter);
  const clicked = Object.entries(clickable.filters).flatMap(([facet, filterOf]) =>
    (found.facets[facet] as Counted[]).slice(0, most).map((value) => ({ facet, value, narrowed: filterOf(value) })),
  );
  for (const { facet, value, narrowed } of clicked) {
    const { found: there } = await ask('totalCount', { and: [filter, narrowed] });
    expect(there.totalCount, `${JSON.stringify(filter)}: ${facet} ${JSON.stringify(value)}`).toBe(value.count);
  }
  return { totalCount: found.totalCount, facets: found.facets, clicked };
}

/** Expects each value of each facet to give as many as it says, and each facet to have values. */
export async function clickFacets(get: Stage['get'], clickable: Clickable, filter = {}): Promise<void> {
  const { totalCount, facets } = await click(get, clickable, { filter });
  expect(totalCount).toBeGreaterThan(0);
  for (const facet of Object.keys(clickable.filters)) expect(facets[facet]?.length, facet).toBeGreaterThan(0);
}

/** How the filters of some values that are clicked may go together. */
const TOGETHER: readonly ((filters: readonly object[]) => object)[] = [
  ([a, b]) => ({ and: [a, b] }),
  ([a, b]) => ({ or: [a, b] }),
  ([a, b]) => ({ and: [a, { not: b }] }),
  ([a, b, c]) => ({ or: [{ and: [a, b] }, { not: c }] }),
];

/** The same within filters that are drawn from what may be clicked, the first values of each facet. `pick` draws one of a list. */
export async function clickRandomly(
  get: Stage['get'],
  clickable: Clickable,
  { pick, most }: { readonly pick: <T>(list: readonly T[]) => T; readonly most: number },
): Promise<void> {
  const { clicked } = await click(get, clickable, { most });
  let found = 0;
  for (const together of TOGETHER) {
    const filters = [0, 1, 2].map(() => pick(clicked).narrowed);
    found += (await click(get, clickable, { filter: together(filters), most })).totalCount;
  }
  expect(found).toBeGreaterThan(0);
}
