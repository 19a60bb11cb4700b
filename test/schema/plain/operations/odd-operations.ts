/** Operations with odd values: empty texts and lists, odd searches and dates, former keys, variables that are null or not given. */
import type { Operation } from './random-operations.ts';

const literals: readonly string[] = [
  '{ articles(filter: { title: { startsWith: "" } }) { totalCount } }',
  '{ articles(filter: { title: { eq: "" } }) { totalCount } }',
  '{ articles(filter: { byline: { startsWith: "" } }) { totalCount } }',
  '{ entities(filter: { name: { startsWith: "" } }) { totalCount } }',
  '{ entities(filter: { alias: { not: "x" } }) { totalCount } b: entities(filter: { alias: { isNull: true } }) { totalCount } }',
  '{ search(query: "\\"\\" ada") { totalCount } b: search(query: "ada\\u0000lovelace") { totalCount } }',
  '{ search(query: "e\\u0301milie") { totalCount edges { highlights { surface } } } }',
  '{ search(query: "𝒳 😀 notes") { totalCount edges { highlights { surface } } } }',
  '{ search(query: "naive* uber") { totalCount edges { highlights { surface } } } }',
  '{ search(query: "a-b A.L. rs") { totalCount edges { highlights { surface } } } }',
  '{ search(query: "title:engine OR NOT x") { totalCount } }',
  '{ duplicates(minScore: -1) { totalCount } b: duplicates(minScore: 2) { totalCount } c: duplicates(reasons: []) { totalCount } }',
  '{ articles(filter: { publishedAt: { eq: "0000" } }) { totalCount } b: articles(filter: { publishedAt: { lte: "9999" } }) { totalCount } }',
  '{ articles(filter: { publishedAt: { gt: "9999-12-31" } }) { totalCount } }',
  '{ articles(filter: { publishedAt: { eq: "2005-03-21T14:30:00+06:00" } }) { totalCount } }',
  '{ changes(since: -1) { totalCount } b: changes(types: []) { totalCount } }',
  '{ suggest(prefix: " ") { name } b: suggest(prefix: "\\u0000ada") { name } c: suggest(prefix: "l", kinds: []) { name } }',
  '{ suggest(prefix: "LOVELACE ") { name } b: suggest(prefix: "l\\u0301o") { name entity { key } } }',
  '{ mentions(filter: { score: { isNull: true } }) { totalCount } b: mentions(filter: { linkScore: { in: [] } }) { totalCount } }',
  '{ mentions(filter: { assertedBy: {} }) { totalCount } b: mentions(filter: { status: {} }) { totalCount } }',
  '{ entity(key: "person/augusta-byron") { key redirectedFrom } b: entity(id: "Entity:person/ada-byron") { key } }',
  '{ articles(filter: { entities: { all: ["Entity:person/augusta-byron", "Entity:person/ada-lovelace"] } }) { totalCount } }',
  '{ articles(filter: { entities: { any: ["Entity:nobody"] } }) { totalCount } b: articles(filter: { entities: { none: ["Entity:nobody"], all: [], any: null } }) { totalCount } }',
  '{ nodes(ids: ["Article:news/1", "Article:news/1", "Entity:nobody", "Entity:person/augusta-byron"]) { id } b: nodes(ids: []) { id } }',
  '{ nodes(ids: ["Article:news/1", "nonsense", "Mention:news/1:x"]) { id } statistics { articleCount } }',
  '{ articles(first: 0) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
  '{ articles(last: 0) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }',
  '{ articles(first: 2) { nodes { mentions(first: 0) { totalCount pageInfo { hasNextPage } } passages(last: 0) { nodes { text } pageInfo { hasPreviousPage } } } } }',
  '{ search(query: "ada", first: 0) { totalCount nodes { __typename } pageInfo { hasNextPage endCursor } } b: search(query: "ada", last: 0) { pageInfo { hasPreviousPage } } }',
  '{ articles(after: "nonsense") { totalCount } }',
  '{ articles(first: 0, before: "nonsense") { __typename } }',
  '{ articles(first: 2) { nodes { mentions(after: "nonsense") { totalCount } } } }',
  '{ search(query: "ada", after: "nonsense") { totalCount } }',
  '{ search(query: "ada", first: 1, before: "WyJNRU5USU9OX0hJVFMiLCJERVNDIl0") { totalCount } }',
  '{ path(from: "Entity:person/augusta-byron", to: "Entity:person/ada-lovelace") { length hops { from { key } } truncated } }',
  '{ path(from: "Entity:nobody", to: "Entity:person/ada-lovelace") { length } }',
];

const withVariables: readonly Operation[] = [
  { source: 'query ($v: String) { articles(after: $v) { nodes { id } } }', variables: { v: null } },
  { source: 'query ($v: String) { articles(after: $v) { nodes { id } } }', variables: { v: '' } },
  { source: 'query ($v: String) { articles(after: $v) { totalCount } }', variables: { v: 'nonsense' } },
  {
    source: 'query ($v: String) { entities(first: 1) { nodes { articles(before: $v) { totalCount } } } }',
    variables: { v: 'WyJ4Il0' },
  },
  { source: 'query ($v: String) { search(query: "ada", after: $v) { totalCount } }', variables: { v: 'nonsense' } },
  { source: 'query ($v: Int) { articles(first: $v) { nodes { id } } }', variables: {} },
  { source: 'query ($v: Int) { articles(first: $v, last: 2) { nodes { id } } }', variables: { v: null } },
  { source: 'query ($v: Int!) { articles(first: $v) { nodes { id } } }', variables: {} },
  { source: 'query ($v: [Kind!]) { duplicates(kinds: $v) { totalCount } }', variables: { v: null } },
  { source: 'query ($v: [Kind!]) { suggest(prefix: "lo", kinds: $v) { name } }', variables: { v: ['NOTHING'] } },
  {
    source: 'query ($v: ArticleFilter) { articles(filter: $v) { totalCount } }',
    variables: { v: { title: null, mentions: { entity: { key: { eq: 'person/ada-lovelace' } } } } },
  },
  {
    source: 'query ($v: String!) { roles(filter: { not: { of: { key: { eq: $v } } } }) { totalCount nodes { id } } }',
    variables: { v: 'place/london' },
  },
  {
    source: 'query ($v: Window = ARTICLE) { entities { nodes { neighbours(window: $v) { totalCount } } } }',
    variables: {},
  },
  {
    source: 'query ($v: Window) { entities { nodes { neighbours(window: $v) { totalCount } } } }',
    variables: { v: null },
  },
  { source: 'query ($v: Boolean!) { articles { nodes @skip(if: $v) { id } totalCount } }', variables: { v: true } },
  { source: 'query ($v: ID!) { node(id: $v) { __typename id } }', variables: { v: 'Entity:person/ada-byron' } },
  { source: 'query ($v: ID!) { node(id: $v) { __typename id } }', variables: { v: 'Article:engine/notes' } },
];

export const ODD: readonly Operation[] = [...literals.map((source) => ({ source, variables: {} })), ...withVariables];
