/** Payloads of mutations show things as a plain reading of the tables after the change does. */
import { type GraphQLObjectType, parse } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, openDesk } from '../../desk.ts';
import { KNOWN, WITH_GUESTS } from '../../library.ts';
import { PlainExecutor, printedSchema } from '../execute.ts';
import { loadBase } from '../load.ts';
import { selectionOf } from '../operations/selection.ts';
import { compareData, describe as describeDifference } from './compare.ts';

const schema = printedSchema();
let desk: Desk;

beforeAll(() => {
  desk = openDesk(WITH_GUESTS, KNOWN);
});

afterAll(() => desk.close());

/** Lists of which a page is shown beside the values of a thing. */
const LISTS: Readonly<Record<string, string>> = {
  Entity:
    'mentions(first: 2) { totalCount nodes { id surface } } articles(first: 2) { totalCount nodes { key } facets { years { year count } } } neighbours(first: 3) { totalCount edges { weight articleCount node { key } } } changes { totalCount }',
  Article:
    'mentions(last: 2) { totalCount nodes { id status } } entities(first: 3) { edges { salience node { key } } } changes { totalCount }',
  Mention: '',
  Change: '',
};

const shownOf = (type: string): string => {
  const values = selectionOf(schema.getType(type) as GraphQLObjectType, 1);
  return values.replace('{', `{ ${LISTS[type]}`);
};

/** The operation with the fragments that it spreads. */
const withFragments = (source: string): string => {
  const types = Object.keys(LISTS).filter((type) => source.includes(`...${type}Shown`));
  return [source, ...types.map((type) => `fragment ${type}Shown on ${type} ${shownOf(type)}`)].join('\n');
};

/** An operation that makes a change and shows all things of its payload. */
const mutation = (name: string, input: string, own: string): string =>
  withFragments(`mutation {
    made: ${name}(input: ${input}) {
      __typename
      ... on MutationError { message }
      ... on ChangePayload {
        change { ...ChangeShown }
        outcome { mentionCount articles { ...ArticleShown } entities { ...EntityShown } orphaned { ...ChangeShown } }
      }
      ... on ${name.charAt(0).toUpperCase()}${name.slice(1)}Payload { clientMutationId ${own} }
    }
  }`);

const ENTITY = 'entity { ...EntityShown }';
const MENTION = 'mention { ...MentionShown }';

/** In the order in which they are made; `$mention` is a mention of London. */
const CHANGES: readonly (readonly [name: string, input: string, own: string])[] = [
  ['renameEntity', '{ entity: "Entity:person/ada-lovelace", name: "Countess Ada", reason: "so" }', ENTITY],
  ['addAlias', '{ entity: "Entity:place/london", name: "Londinium", form: SHORT_NAME }', ENTITY],
  ['rejectMention', '{ mention: $mention }', MENTION],
  ['acceptMention', '{ mention: $mention }', MENTION],
  ['relinkMention', '{ mention: $mention, entity: "Entity:place/turin" }', MENTION],
  ['unlinkMention', '{ mention: $mention }', MENTION],
  ['changeMentionKind', '{ mention: $mention, kind: OTHER }', MENTION],
  ['mergeEntities', '{ survivor: "Entity:person/ada-lovelace", merged: ["Entity:person/lovelace"] }', ENTITY],
  ['keepEntitiesApart', '{ entity: "Entity:person/charles-babbage", other: "Entity:person/charles-babage" }', ENTITY],
  [
    'editArticle',
    '{ article: "Article:letters/1", edit: { byline: "A", published: "1850-02" } }',
    'article { ...ArticleShown }',
  ],
  ['createEntity', '{ kind: PLACE, name: "Thule" }', ENTITY],
  ['setIdentifier', '{ entity: "Entity:place/london", scheme: "wikidata", value: "Q84" }', ENTITY],
  ['renameEntity', '{ entity: "Entity:place/turin", name: "Torino", preview: true }', ENTITY],
  ['removeArticle', '{ article: "Article:letters/2" }', 'article { ...ArticleShown }'],
  ['undoChange', '{ change: "Change:8" }', ''],
  ['undoChange', '{ change: "Change:1" }', ''],
];

type Json = Readonly<Record<string, unknown>>;

/** The things in a payload that are found by their ids. */
const thingsIn = (value: unknown): Json[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { __typename: type, id } = value as Json;
  if (typeof type === 'string' && type in LISTS && typeof id === 'string') return [value as Json];
  return Object.values(value).flatMap(thingsIn);
};

test('payloads show things as they are after the change', async () => {
  const { mentions } = await desk.get(
    '{ mentions(filter: { surface: { eq: "London" }, article: { key: { eq: "letters/3" } } }) { nodes { id } } }',
  );
  let compared = 0;
  for (const [name, input, own] of CHANGES) {
    const source = mutation(name, input.replace('$mention', JSON.stringify(mentions.nodes[0].id)), own);
    const { made } = await desk.get(source);
    expect(made.__typename, made.message).toMatch(/Payload$/);
    const plain = new PlainExecutor(schema, loadBase(desk.store.path));
    for (const thing of thingsIn(made)) {
      const { result } = await plain.execute(
        parse(withFragments(`query ($id: ID!) { node(id: $id) { ...${thing.__typename}Shown } }`)),
        { id: thing.id },
      );
      const difference = compareData(result.data?.node, thing);
      if (difference) expect.fail(`${name}: ${describeDifference(difference)}`);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(2 * CHANGES.length);
});
