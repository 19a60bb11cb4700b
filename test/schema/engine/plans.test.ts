/** Declared fields find their rows by an index, each root field by one statement. */
import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { createContext } from '../../../schema/context.ts';
import { createExecutor } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { openStore } from '../../../src/store/database/open.ts';
import { shared } from '../../store/shared.ts';
import { walksOf } from '../../store/walks.ts';
import { WORLD } from '../../store/world.ts';
import { gql, isRead } from '../stage.ts';

const base = shared(WORLD);

const OPERATIONS: Readonly<Record<string, string>> = {
  'an entity': gql`query { entity(key: "person/ada-lovelace") {
    aliases { name origin assertedBy { name } } identifiers { value } redirectedFrom
    mentions(first: 3) { totalCount pageInfo { hasNextPage } nodes { start(unit: UTF8) surface origin passage { text }
      sentence { text mentions { id } entities { id } } article { id } entity { id } candidates { score } context { before } } }
    articles(first: 3) { totalCount edges { salience firstMention { id } node { id } } }
    neighbours(first: 3) { totalCount edges { weight articleCount evidence(first: 2) { totalCount nodes { id } } node { id } } } } }`,
  'an article': gql`query { article(key: "news/1") {
    text passages(first: 2) { totalCount nodes { text sentences(first: 2) { totalCount nodes { id } } } }
    sentences(last: 2) { totalCount nodes { text } } entities(first: 3) { totalCount edges { salience node { id } } }
    mentions(first: 3, filter: { status: { not: ACCEPTED } }) { totalCount nodes { id } } } }`,
  'lists of everything': gql`query {
    articles(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } entities(last: 2) { totalCount nodes { id } }
    mentions(first: 2) { totalCount nodes { id } } node(id: "Entity:place/lutetia") { id } }`,
  'what an article says of people': gql`query {
    article(key: "news/1") { roles(first: 3) { totalCount facets { texts { text count } of { entity { id } count } } nodes { id text } }
      statements(last: 3) { totalCount facets { speakers { count } sources { source } years { year } } nodes { id text nested { id } } } }
    entity(key: "person/ada-lovelace") { roles(first: 3) { totalCount nodes { id of { id } ofMention { id } mention { id } } }
      statements(first: 3) { totalCount facets { sources { source count } } nodes { id parent { id } speaker { id } addressee { id } } } }
    roles(first: 2) { totalCount nodes { span { start(unit: UTF8) } sentence { id } entity { id } } }
    statements(last: 2) { totalCount nodes { cue { surface } content { surface } speakerEntity { id } } }
    statement(id: "Statement:news/1:0-4") { id } node(id: "Role:news/1:0-4") { id } }`,
  'roles and statements of a named entity': gql`query {
    roles(first: 2, filter: { entity: { key: { eq: "person/ada-lovelace" } } }) { totalCount facets { of { count } } nodes { id } }
    of: roles(last: 2, filter: { of: { key: { eq: "place/lutetia" } } }) { totalCount nodes { id } }
    statements(first: 2, filter: { speaker: { entity: { key: { eq: "person/ada-lovelace" } } } }) { totalCount nodes { id } }
    told: statements(first: 2, filter: { addressee: { entity: { key: { eq: "place/lutetia" } } } article: { source: { eq: "x" } } }) {
      totalCount nodes { id } }
    words: statements(first: 2, filter: { content: { matches: "engine" } }) { totalCount facets { speakers { count } } nodes { id } } }`,
  'changes and duplicates': gql`query {
    change(number: 1) { type state before { entities { name entity { id } } articles { publishedAt article { id } } mentions { surface mention { id } } }
      undoes { number } undoneBy { number } }
    entity(key: "person/ada-lovelace") { changes(first: 2) { totalCount nodes { id } }
      duplicates(first: 2, kinds: [PERSON], minScore: 0.2) { totalCount nodes { score articleCount sharedNeighbours { id } } } }
    article(key: "news/1") { changes(last: 2, states: [HOLDS]) { totalCount nodes { id input } } }
    duplicates(first: 2) { nodes { entity { id } other { id } } } changes(first: 2) { nodes { id } } }`,
  facets: gql`query {
    articles { facets { kinds { kind count } sources { source } years { year } entities { entity { id } count } } }
    some: articles(filter: { entities: { any: ["Entity:place/lutetia"] } }) { facets { kinds { count } entities { count } } }
    entities { facets { kinds { kind } sources { source } years { year count } } }
    mentions { facets { kinds { kind } sources { source } years { year } entities { entity { id } count } } }
    entity(key: "person/ada-lovelace") { articles { facets { kinds { count } years { year } entities { entity { name } count } } }
      mentions { facets { sources { source } entities { count } } } }
    article(key: "news/1") { entities { facets { sources { count } years { year } } } mentions { facets { years { year } } } } }`,
  'timelines, totals and related articles': gql`query {
    entity(key: "person/ada-lovelace") { timeline { start articleCount mentionCount } weeks: timeline(interval: WEEK) { start } }
    statistics { articleCount entitiesByKind { kind count } mentionsByForm { form count } firstPublishedAt lastPublishedAt
      lastRun { command startedAt } }
    article(key: "news/1") { related(first: 2) { totalCount edges { weight sharedCount shared { id } node { id title } } } } }`,
  'evidence and neighbours of neighbours': gql`query {
    entity(key: "person/ada-lovelace") { evidence(with: "Entity:place/lutetia", first: 2) { totalCount nodes { id text } }
      duplicates(first: 1) { nodes { sharedNeighbours { id neighbours(first: 2) { totalCount edges { weight node { id } } } } } } }
    nodes(ids: ["Entity:place/lutetia", "Article:news/1", "Role:news/1:0-4"]) { id ... on Entity { timeline { start } } }
    change(number: 1) { before { entities { entity { mentions(first: 1) { nodes { id } } } } } }
    of: changes(types: [UNDO], states: [HOLDS], createdBy: "ada") { totalCount nodes { id } } }`,
  'paths and graphs': gql`query {
    path(from: "Entity:person/ada-lovelace", to: "Entity:place/lutetia") { length truncated hops { articleCount sentenceCount
      from { name } to { name } evidence { text } } }
    graph(around: ["Entity:person/ada-lovelace"], depth: 2) { nodes { distance entity { name } } edges {
      weight source { name } target { name } } } }`,
  'what is filtered': gql`query {
    articles(first: 2, filter: { entities: { all: ["Entity:person/ada-lovelace", "Entity:place/lutetia"] } }) { totalCount nodes { id } }
    named: articles(first: 2, filter: { title: { contains: "notes" } }) { totalCount nodes { id } }
    entities(first: 2, filter: { alias: { startsWith: "ada" } }) { totalCount nodes { id } }
    mentions(first: 2, filter: { surface: { eq: "Lutetia" } }) { totalCount nodes { id } }
    suggest(prefix: "lo") { name entity { id } }
    search(query: "notes", first: 3) { totalCount edges { score name highlights { surface } node { ... on Article { title } } } } }`,
};

/** Tables and indexes that an answer reads from one end on: pages of whole lists do so for a few rows, facets of whole lists for all. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'lists of everything': ['articles_by_published', 'entities_by_mention_count'],
  'what an article says of people': ['articles_by_published'],
  'changes and duplicates': ['changes', 'duplicates_by_score'],
  facets: ['entities', 'entities_by_article_count', 'entities_by_first_published'],
  'timelines, totals and related articles': ['articles_by_published', 'runs'],
  'what is filtered': ['entities_by_mention_count'],
};

/** Several statements find the hits of a search, the names that begin with a text, and the steps of a path or graph. */
const SEVERAL_STEPS: ReadonlySet<string> = new Set(['what is filtered', 'paths and graphs']);

/** Otherwise a slow machine would execute an operation twice. */
const WITHOUT_LIMIT = { quickMs: Number.POSITIVE_INFINITY };

test.each(Object.entries(OPERATIONS))(
  '%s: one statement a root field, no table from end to end',
  async (name, source) => {
    const statements: string[] = [];
    const store = openStore(base().path, { readonly: true, onStatement: (sql) => isRead(sql) && statements.push(sql) });
    statements.length = 0;
    const document = parse(source);
    const { errors } = await createExecutor(store, WITHOUT_LIMIT).execute({
      schema,
      document,
      contextValue: createContext(store),
    });
    store.close();
    expect(errors).toBeUndefined();
    const walks = new Set(statements.flatMap((statement) => walksOf(base(), statement)));
    expect([...walks].sort()).toEqual(ALLOWED[name] ?? []);
    const [definition] = document.definitions;
    const roots = definition?.kind === 'OperationDefinition' ? definition.selectionSet.selections : [];
    if (!SEVERAL_STEPS.has(name)) expect(statements).toHaveLength(roots.length);
  },
);
