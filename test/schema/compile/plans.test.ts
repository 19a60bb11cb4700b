/** Where a statement of resolvers finds rows by an index, the part of a compiled one that stands for it does as well. */
import { execute, parse } from 'graphql';
import { expect, test } from 'vitest';
import { createContext } from '../../../schema/context.ts';
import { createExecutor } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { shared } from '../../store/shared.ts';
import { walksOf } from '../../store/walks.ts';
import { WORLD } from '../../store/world.ts';
import { gql } from '../stage.ts';

const base = shared(WORLD);

const PAGES = `
  fragment M on MentionConnection { totalCount pageInfo { hasNextPage } nodes {
    start(unit: UTF8) surface score assertedBy { name } passage { text } sentence { text mentions { id } entities { id } }
    article { id } entity { id } candidates { score } context { before } } }
  fragment R on RoleConnection { totalCount pageInfo { hasPreviousPage } nodes {
    text entity { id } mention { id } of { id } ofMention { id } sentence { id } article { id } } }
  fragment S on StatementConnection { totalCount nodes {
    text cue { surface } speaker { id } speakerEntity { id } addressee { id } parent { id } nested { id } } }
  fragment C on ChangeConnection { totalCount pageInfo { hasNextPage } nodes { input undoes { id } undoneBy { id }
    before { entities { name entity { id } } articles { publishedAt article { id } } mentions { surface mention { id } } } } }`;

const OPERATIONS: Readonly<Record<string, string>> = {
  'an entity': gql`query { entity(key: "person/ada-lovelace") {
    aliases { name } identifiers { value } redirectedFrom changes(first: 3) { ...C } timeline { start articleCount }
    mentions(first: 3) { ...M facets { kinds { count } sources { count } years { count } entities { count } } }
    articles(first: 3) { totalCount facets { entities { count } } edges { salience firstMention { id } node { id } } }
    roles(last: 3) { ...R } statements(first: 3) { ...S }
    neighbours(first: 3) { totalCount edges { weight evidence(first: 2) { totalCount nodes { id } } node { id } } }
    evidence(with: "Entity:place/lutetia", first: 2) { nodes { id } }
    duplicates { totalCount nodes { articleCount sharedNeighbours { id } } } } }`,
  'an article': gql`query { article(key: "news/1") {
    text passages(first: 2) { totalCount nodes { text sentences(first: 2) { totalCount nodes { id } } } }
    sentences(last: 2) { totalCount nodes { text } } mentions(first: 3) { ...M }
    entities(first: 3) { totalCount facets { kinds { count } } edges { salience firstMention { id } node { id } } }
    roles(first: 3) { ...R } statements(first: 3) { ...S } changes(last: 3) { ...C }
    related(first: 3) { totalCount edges { weight shared { id } node { id } } } } }`,
  'lists of everything': gql`query { articles(first: 2) { totalCount pageInfo { hasNextPage endCursor } nodes { id } }
    entities(last: 2) { totalCount nodes { id } } mentions(first: 2) { ...M } roles(first: 2) { ...R }
    statements(first: 2) { ...S } statistics { entityCount lastRun { problems } } duplicates(first: 2) { nodes { id: name } }
    change(number: 1) { id } changes(first: 2) { ...C } ofOne: changes(types: [UNDO], states: [HOLDS], createdBy: "ada") { ...C } }`,
  'what is searched for': gql`query { search(query: "notes", first: 3) { totalCount pageInfo { hasNextPage } edges { score name
      highlights { surface } node { ... on Article { title } ... on Entity { name } ... on Mention { surface } } } }
    suggest(prefix: "ada") { name entity { id mentions(first: 2) { ...M } timeline { start } } }
    path(from: "Entity:person/ada-lovelace", to: "Entity:place/lutetia") { length truncated hops { articleCount sentenceCount
      from { name } to { name } evidence { text } } }
    graph(around: ["Entity:person/ada-lovelace"], depth: 2) { nodes { distance entity { name } } edges {
      weight source { name } target { name } } } }`,
};

/** What the statements of a work read from end to end. */
async function walksIn(work: (store: Store) => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const store = openStore(base().path, { readonly: true, onStatement: (sql) => statements.push(sql) });
  statements.length = 0;
  await work(store);
  store.close();
  return [...new Set(statements.flatMap((statement) => walksOf(base(), statement)))].sort();
}

test.each(Object.entries(OPERATIONS))('%s', async (_, source) => {
  const used = PAGES.split(/(?=fragment )/).filter((text) => source.includes(`...${text.charAt(9)}`));
  const document = parse([source, ...used].join('\n'));
  const fallbacks: string[] = [];
  const args = (store: Store) => ({ schema, document, contextValue: createContext(store) });
  const resolved = await walksIn(async (store) => execute(args(store)));
  const compiled = await walksIn((store) =>
    createExecutor(store, (field, reason) => fallbacks.push(`${field}: ${reason}`)).answer(args(store)),
  );
  expect(fallbacks).toEqual([]);
  expect(compiled.filter((name) => !resolved.includes(name))).toEqual([]);
});
