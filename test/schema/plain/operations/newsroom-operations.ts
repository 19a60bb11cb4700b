/** Operations that are written: what a newsroom asks, of whoever is in the most articles, each question with its filters and orders. */
import { gql } from '../../stage.ts';
import type { Pool } from './pool.ts';
import type { Operation } from './random-operations.ts';

const SEARCHED = gql`query ($year: ArticleFilter!, $key: String!) {
  ranked: search(query: "engine", filter: { article: $year }, first: 40) { ...S }
  latest: search(query: "lovelace", orderBy: { field: PUBLISHED_AT }, first: 40) { ...S }
  undatedFirst: search(query: "the", in: [ARTICLE], orderBy: { field: PUBLISHED_AT, direction: ASC, nulls: FIRST }) { ...S }
  about: search(query: "said -notes", in: [ARTICLE, MENTION], filter: { entity: { key: { eq: $key } }, not: { article: { source: { isNull: true } } } }) { ...S }
  misspelled: search(query: "Lovelase", in: [ENTITY]) { ...S }
  misspelledInTexts: search(query: "Lovelase", in: [ARTICLE, MENTION], first: 40) { ...S }
  besideWords: search(query: "Lovelase engine -notes", orderBy: { field: PUBLISHED_AT }, first: 40) { ...S }
  ofAYear: search(query: "Charls Babage", in: [ARTICLE, MENTION], filter: { article: $year }, first: 40) { ...S }
  sounding: search(query: "Deskartes", filter: { entity: { kind: { eq: PERSON } } }, first: 5) { ...S }
  suggest(prefix: "somervile") { name matchedBy likeness entity { key } }
  relaxed: entities(filter: { name: { eqInsensitive: "RENE DESCARTES" } }) { totalCount nodes { key } }
}
fragment S on SearchConnection {
  totalCount timeline(interval: YEAR) { start count }
  edges { label score matchedBy likeness node { __typename } }
  facets {
    types { type count } sources { source count } sections { section count } languages { language count }
    years { year count } months { month count }
    people: entities(kinds: [PERSON]) { entity { key } count }
    places: entities(kinds: [PLACE]) { entity { key } count }
    organizations: entities(kinds: [ORGANIZATION]) { entity { key } count }
  }
}`;

const BESIDE = gql`query ($year: ArticleFilter!, $one: ID!, $other: ID!) {
  entity(id: $one) {
    timeline(interval: DAY, filter: $year) { start articleCount mentionCount }
    sentences: neighbours(filter: $year) { ...N }
    articlesOf: neighbours(filter: $year, window: ARTICLE, kinds: [PERSON]) { ...N }
    articles(filter: $year) { totalCount timeline { start count } cooccurrences(window: ARTICLE) { count entity { key } other { key } } }
  }
  graph(around: [$one, $other], filter: $year, depth: 2) { nodes { distance entity { key } } edges { source { key } target { key } weight articleCount sentenceCount } }
  path(from: $one, to: $other, filter: $year) { length hops { from { key } to { key } sentenceCount evidence { id } } }
  both: articles(filter: { entities: { all: [$one, $other] }, and: [$year] }) { totalCount timelineBySource(interval: MONTH) { start source count } }
  sentences(filter: { entities: { all: [$one, $other] } }) { totalCount nodes { text } }
  timelines(entities: [$one, $other], interval: YEAR, filter: $year) { entity { key } periods { start articleCount mentionCount } }
}
fragment N on NeighbourConnection { totalCount edges { weight articleCount sentenceCount node { key } evidence(first: 2) { totalCount nodes { text } } } }`;

const RISING = gql`query ($year: ArticleFilter!, $one: ID!) {
  rising: trends(period: { eq: "2006" }, against: { eq: "2005" }, first: 100) { ...T }
  falling: trends(period: { eq: "2006" }, against: { eq: "2005" }, direction: FALLING, kinds: [PERSON, PLACE], filter: { source: { eq: "Gazette" } }, first: 100) { ...T }
  entity(id: $one) { trend(period: { gte: "2006" }, against: { lt: "2006" }, filter: $year) {
    direction score articleCount articleCountAgainst articles(first: 3) { totalCount nodes { key } } articlesAgainst { totalCount } } }
}
fragment T on TrendConnection { totalCount articleCount articleCountAgainst nodes { direction score articleCount articleCountAgainst entity { key } } }`;

const ABOUT = gql`query ($one: ID!, $other: ID!, $key: String!, $otherKey: String!) {
  about: articles(filter: { entities: { any: [$one], minSalience: 0.5 } }, first: 50) { totalCount nodes { key } facets { entities(first: 20) { entity { key } count } } }
  entity(id: $one) { articles(orderBy: { field: SALIENCE }, first: 50) { totalCount edges { salience mentionCount node { key } } } }
  least: entity(id: $other) { articles(orderBy: { field: SALIENCE, direction: ASC }, last: 50) { edges { salience node { key } } } }
  said: statements(filter: { speaker: { entity: { key: { eq: $key } } }, content: { mentions: { entity: { key: { eq: $otherKey } } } } }) { totalCount nodes { text } }
  quoted: statements(filter: { content: { mentions: { entity: { key: { eq: $key } } } } }, first: 50) { totalCount nodes { text speakerEntity { key } } timeline { start count } }
}`;

const PLACES = gql`query {
  entities(filter: { kind: { eq: PLACE } }, first: 50) { nodes { key location { latitude longitude } country { code name } } }
  box: entities(filter: { location: { box: { south: 0, north: 80, west: -20, east: 60 } } }) { totalCount nodes { key } }
  within: articles(filter: { mentions: { entity: { location: { within: "Entity:place/ruritania" } } } }) { totalCount timeline { start count } }
  europe: articles(filter: { mentions: { entity: { location: { subregion: { eq: WESTERN_EUROPE } } } } }) { totalCount facets { years { year count } } }
  in: articles(filter: { location: { within: "Entity:place/ruritania" } }) { totalCount nodes { key } timeline { start count } }
  abroad: articles(filter: { not: { location: { continent: { eq: EUROPE } } } }) { totalCount facets { years { year count } } }
  boxed: mentions(filter: { article: { location: { box: { south: 0, north: 80, west: -20, east: 60 } } } }) { totalCount }
}`;

const COPIES = gql`query {
  all: articles(first: 0) { totalCount facets { sources { source count } } }
  originals: articles(filter: { copy: false }, first: 0) { totalCount facets { sources { source count } years { year count } entities(first: 50) { entity { key } count } } timeline { start count } }
  copies: articles(filter: { copy: true }, first: 100) { nodes { key copyOf { key } repeats { key } versions { totalCount edges { likeness first node { key } } } } }
  similar: similarArticles(text: "Ada Lovelace said the engine was the work of Charles Babbage. Notes.", first: 20) { edges { words shared { key } node { key } } }
  duplicates(first: 50) { nodes { id score } }
  passages: articles(first: 3) { nodes { passages { nodes { id } } } }
  undatedLast: articles(first: 5, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes { publishedAt } }
  undatedFirst: articles(first: 5, orderBy: { field: PUBLISHED_AT, nulls: FIRST }) { nodes { publishedAt } }
}`;

const CHANGED = gql`query ($revision: String!) {
  changedSince(revision: $revision, first: 100) {
    totalCount revision pageInfo { hasNextPage endCursor }
    edges { cursor node { id deleted article { key } entity { key } mergedInto { key } } }
  }
}`;

const YEAR = { publishedAt: { eq: '2005' } };

/** The questions, of the two entities in the most articles. */
export function newsroomOperations({ hubs, texts: { revision = [] } }: Pool): Operation[] {
  const [key, otherKey] = hubs;
  const [one, other] = hubs.map((each) => `Entity:${each}`);
  const variables = { key, otherKey, one, other, year: YEAR };
  return [
    ...[SEARCHED, BESIDE, RISING, ABOUT, PLACES, COPIES].map((source) => ({ source, variables })),
    // Since the last one nothing has changed.
    ...revision.slice(-3, -1).map((each) => ({ source: CHANGED, variables: { revision: each } })),
  ];
}
