/** What Relay promises: ids refetch, pages joined are the whole list, bad pages are refused. */
import { getNamedType, isObjectType } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import { KNOWN, WITH_GUESTS } from './library.ts';
import { CHANGE_LISTS, LISTS, operationFor, RUN_LISTS, STORY_LISTS } from './lists.ts';
import { gql, stageOf, type Variables } from './stage.ts';

const stage = stageOf(WITH_GUESTS, KNOWN);
afterAll(stage.close);

interface List {
  readonly totalCount: number;
  readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string | null>> &
    Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>>;
  readonly edges: readonly { readonly cursor: string; readonly node: unknown }[];
  readonly nodes: readonly unknown[];
}

/** The value under `list`, wherever it is. */
const dig = (value: unknown): List | null => {
  if (typeof value !== 'object' || value === null) return null;
  if ('list' in value) return value.list as List;
  return Object.values(value).map(dig).find(Boolean) ?? null;
};

const read = async (operation: string, page: Variables): Promise<List> => {
  const list = dig(await stage.get(operation, page));
  if (!list) throw new Error(`${operation} has no list`);
  return list;
};

describe.each(LISTS.map((path) => ({ name: path.join(' > '), operation: operationFor(path), path })))(
  '$name',
  ({ operation, path }) => {
    test('pages joined forwards and backwards are the whole list', async () => {
      const whole = await read(operation, { first: 100 });
      expect(whole.edges.length).toBeGreaterThan(0);
      expect(whole.totalCount).toBe(whole.edges.length);
      expect(new Set(whole.edges.map(({ cursor }) => cursor)).size).toBe(whole.edges.length);
      expect(whole.nodes).toEqual(whole.edges.map(({ node }) => node));
      const size = Math.max(1, Math.ceil(whole.edges.length / 4));

      const forwards: unknown[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page: List = await read(operation, { first: size, after });
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        forwards.push(...page.edges);
        more = page.pageInfo.hasNextPage;
        after = page.pageInfo.endCursor;
      }
      expect(forwards).toEqual(whole.edges);

      const backwards: unknown[] = [];
      for (let before: string | null = null, more = true; more; ) {
        const page: List = await read(operation, { last: size, before });
        expect(page.pageInfo.hasNextPage).toBe(before !== null);
        backwards.unshift(...page.edges);
        more = page.pageInfo.hasPreviousPage;
        before = page.pageInfo.startCursor;
      }
      expect(backwards).toEqual(whole.edges);
    });

    test.each([
      [{ first: 0 }, { hasNextPage: true, hasPreviousPage: false }],
      [{ last: 0 }, { hasNextPage: false, hasPreviousPage: true }],
    ])('%j is an empty page that says whether there is more', async (page, sides) => {
      const { totalCount, ...rest } = await read(operation, page);
      expect(totalCount).toBeGreaterThan(0);
      expect(rest).toEqual({ edges: [], nodes: [], pageInfo: { ...sides, startCursor: null, endCursor: null } });
    });

    test.each([
      [{ first: -1 }, '"first" is -1; it may be 0 to 100.'],
      [{ first: 101 }, '"first" is 101; it may be 0 to 100.'],
      [{ last: -1 }, '"last" is -1; it may be 0 to 100.'],
      [{ last: 101 }, '"last" is 101; it may be 0 to 100.'],
      [{ first: 1, last: 1 }, 'Give "first" or "last", not both.'],
      [{ first: 1, after: 'nonsense' }, expect.stringContaining('cursor')],
      [{ last: 1, before: 'WyJ4Il0' }, expect.stringContaining('cursor')],
    ])('%j is refused, whatever is selected', async (page, message) => {
      expect(await stage.refusal(operation, page)).toEqual({ message, code: 'BAD_USER_INPUT' });
      expect(await stage.refusal(operationFor(path, 'totalCount'), page)).toEqual({ message, code: 'BAD_USER_INPUT' });
      expect(await stage.refusal(operationFor(path, '__typename'), page)).toEqual({ message, code: 'BAD_USER_INPUT' });
    });
  },
);

test('no connection is missing here', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ owner: type.name, field })))
    .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
    .map(({ field }) => field.name);
  const named = [...LISTS, ...CHANGE_LISTS]
    .map((path) => path.at(-1)?.replace(/\(.*/, ''))
    .concat(STORY_LISTS, RUN_LISTS);
  expect(fields.length).toBeGreaterThan(10);
  expect(fields.filter((name) => !named.includes(name))).toEqual([]);
});

test('every id that is given refetches the very thing, alone and among others', async () => {
  const given = gql`
    {
      articles(first: 100) {
        nodes {
          ...everything
        }
      }
      entities(first: 100) {
        nodes {
          ...everything
        }
      }
      mentions(first: 100, filter: { status: { in: [ACCEPTED, CANDIDATE, REJECTED] } }) {
        nodes {
          ...everything
          sentence {
            ...everything
            passage {
              ...everything
            }
          }
        }
      }
      roles(first: 100) {
        nodes {
          ...everything
        }
      }
      statements(first: 100, filter: { speaker: { status: { in: [ACCEPTED, CANDIDATE] } } }) {
        nodes {
          ...everything
        }
      }
      duplicates {
        nodes {
          ...everything
        }
      }
    }
    fragment everything on Node {
      id
      ... on Article {
        title
      }
      ... on Entity {
        name
      }
      ... on Mention {
        surface
        status
        start
      }
      ... on Passage {
        role
        text
      }
      ... on Sentence {
        text
      }
      ... on Duplicate {
        name
        otherName
      }
      ... on Role {
        text
        sentence {
          id
        }
      }
      ... on Statement {
        text
        mode
        speaker {
          id
        }
      }
    }
  `;
  const { articles, entities, mentions, roles, statements, duplicates } = await stage.get(given);
  const inSentences: { sentence: { passage: unknown } }[] = mentions.nodes;
  const sentences = inSentences.map(({ sentence: { passage: _, ...sentence } }) => sentence as never);
  const passages = inSentences.map(({ sentence: { passage } }) => passage as never);
  expect(duplicates.nodes.length).toBeGreaterThan(0);
  const named = mentions.nodes.map(({ sentence: _, ...mention }: { id: string; sentence: unknown }) => mention);
  const things: { id: string }[] = [articles, entities, roles, statements, duplicates].flatMap(({ nodes }) => nodes);
  things.push(...named, ...sentences, ...passages);
  expect(things.length).toBeGreaterThan(150);
  const refetch = `query ($ids: [ID!]!) { nodes(ids: $ids) { ...everything } } ${given.slice(given.indexOf('fragment'))}`;
  for (let at = 0; at < things.length; at += 100) {
    const some = things.slice(at, at + 100);
    expect((await stage.get(refetch, { ids: some.map(({ id }) => id) })).nodes).toEqual(some);
  }
});

test('a former id of an entity leads to it', async () => {
  const source = gql`
    {
      node(id: "Entity:person/ada-byron") {
        id
      }
    }
  `;
  expect(await stage.get(source)).toEqual({ node: { id: 'Entity:person/ada-lovelace' } });
});

test('what is not there is null; what is no id is null with an error at its place', async () => {
  const nodes = gql`
    query ($ids: [ID!]!) {
      nodes(ids: $ids) {
        id
      }
    }
  `;
  const unknown = [
    'Article:nowhere',
    'Entity:person/nobody',
    'Mention:engine/notes:1-2',
    'Passage:engine/notes:1',
    'Sentence:engine/notes:1',
    'Role:engine/notes:1-2',
    'Statement:engine/notes:1-2',
    'Duplicate:person/ada-lovelace person/charles-babbage',
  ];
  expect(await stage.get(nodes, { ids: [...unknown, 'Article:undated'] })).toEqual({
    nodes: [...unknown.map(() => null), { id: 'Article:undated' }],
  });
  for (const id of [
    '',
    'x',
    'Query:1',
    'Mention:engine/notes',
    'Passage:engine/notes:x',
    'Sentence:engine/notes:x',
    'Role:engine/notes:1',
    'Statement:engine/notes:1',
    'Duplicate:person/ada-lovelace',
    'Article:',
  ]) {
    const { data, errors } = await stage.ask(nodes, { ids: ['Article:undated', id, 'Article:nowhere'] });
    expect(data).toEqual({ nodes: [{ id: 'Article:undated' }, null, null] });
    expect(errors?.map(({ message, path, extensions }) => ({ message, path, code: extensions.code }))).toEqual([
      {
        message: expect.stringContaining('is not an id. One looks like'),
        path: ['nodes', 1],
        code: 'BAD_USER_INPUT',
      },
    ]);
  }
  expect(await stage.refusal(nodes, { ids: Array(101).fill('Article:undated') })).toEqual({
    message: '"ids" is 101; it may be 0 to 100.',
    code: 'BAD_USER_INPUT',
  });
});
