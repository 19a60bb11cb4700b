/** What a newsroom asks of a year, of the most popular entity and of a frequent word: dear queries, measured without HTTP. */
import { createWorld, WORLD_SIZE } from '../data/world.ts';
import type { Db } from './query.ts';
import { keysByPopularity } from './variables.ts';

export interface QueryOfAYear {
  readonly name: string;
  readonly source: string;
  /** How many articles it is about, each of which it has to look at; absent when months are kept counted for it. */
  readonly articles?: number;
}
type NamedQuery = Omit<QueryOfAYear, 'articles'>;

const YEAR = 'publishedAt: { eq: "2007" }';
const IN_YEAR = `filter: { ${YEAR} }`;
const PAIRS = '{ entity { id } other { id } count }';
const PEOPLE = 'entities(kinds: [PERSON]) { entity { name } count }';

const ofYear = (fields: string): string => `{ articles(first: 1, ${IN_YEAR}) { ${fields} } }`;

/** They ask for nothing but the year. */
const keptQueries: readonly NamedQuery[] = [
  { name: 'people of a year', source: ofYear(`facets { ${PEOPLE} }`) },
  { name: 'sources and kinds of a year', source: ofYear('facets { sources { source count } kinds { kind count } }') },
  { name: 'a year by day', source: ofYear('timeline(interval: DAY) { start count }') },
  { name: 'a year by month and source', source: ofYear('timelineBySource { start source count }') },
];

const articleQueries: readonly NamedQuery[] = [
  { name: 'pairs in sentences of a year', source: ofYear(`cooccurrences ${PAIRS}`) },
  { name: 'pairs in articles of a year', source: ofYear(`cooccurrences(window: ARTICLE) ${PAIRS}`) },
  {
    name: 'trends of a year',
    source: `{ trends(first: 10, period: { eq: "2007" }, against: { eq: "2006" }) {
      nodes { entity { name } articleCount articleCountAgainst score } } }`,
  },
];

function entityQueries(key: string): NamedQuery[] {
  const neighbours = (filter: string): string =>
    `{ entity(key: "${key}") { neighbours(first: 10, filter: { ${filter} }) { edges { weight node { name } } } } }`;
  return [
    { name: 'neighbours in a year', source: neighbours(YEAR) },
    {
      name: 'neighbours in a year and a source',
      source: neighbours(`${YEAR}, source: { eq: "Made-up Agency 7" }`),
    },
    {
      name: 'timeline by day, of a year',
      source: `{ entity(key: "${key}") { timeline(interval: DAY, ${IN_YEAR}) { start articleCount mentionCount } } }`,
    },
    {
      name: 'articles of an entity by month and source, of a year',
      source: `{ entity(key: "${key}") { articles(first: 1, ${IN_YEAR}) { timelineBySource { start source count } } } }`,
    },
    {
      name: 'graph of a year',
      source: `{ graph(around: ["Entity:${key}"], first: 30, ${IN_YEAR}) { nodes { entity { name } } edges { weight } } }`,
    },
  ];
}

function searchQueries(word: string): NamedQuery[] {
  const search = (fields: string): string => `{ search(query: "${word}", in: [ARTICLE], first: 1) { ${fields} } }`;
  return [
    { name: 'people of a frequent word', source: search(`facets { ${PEOPLE} }`) },
    { name: 'sources of a frequent word', source: search('facets { sources { source count } }') },
    { name: 'a frequent word by day', source: search('timeline(interval: DAY) { start count }') },
  ];
}

const IN_2007 = "published_at >= '2007' AND published_at < '2008'";
const OF_ENTITY = `
  SELECT count(*) FROM article_entities WHERE entity_id = (SELECT id FROM entities WHERE key = ?) AND mention_count > 0 AND ${IN_2007}`;
const OF_YEAR = `SELECT count(*) FROM articles WHERE ${IN_2007}`;
const OF_WORD = 'SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?';

/** The queries, for the most popular entity and the most frequent word of a database. */
export function queriesOfAYear(db: Db): QueryOfAYear[] {
  const key = keysByPopularity(db)[0] as string;
  const word = createWorld(WORLD_SIZE).words[0] as string;
  const about = (queries: readonly NamedQuery[], count: string, ...bound: string[]): QueryOfAYear[] => {
    const articles = db
      .prepare<string[], number>(count)
      .pluck()
      .get(...bound) as number;
    return queries.map((query) => ({ ...query, articles }));
  };
  return [
    ...about(entityQueries(key), OF_ENTITY, key),
    ...keptQueries,
    ...about(articleQueries, OF_YEAR),
    ...about(searchQueries(word), OF_WORD, word),
  ];
}
