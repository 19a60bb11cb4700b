/** The executor of the whole schema: what is planned once, what is bound, what is answered without a plan. */
import { type ExecutionArgs, type ExecutionResult, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createContext } from '../../../schema/context.ts';
import { createExecutor, type Executor } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { reseedTo } from '../../store/base.ts';
import { WITH_GUESTS } from '../library.ts';
import { compareAnswers } from '../plain/differential/compare.ts';
import { toProductAnswer } from '../plain/differential/product.ts';
import { PlainExecutor, printedSchema } from '../plain/execute.ts';
import { loadBase } from '../plain/load.ts';
import { gql, isRead, temporary, type Variables } from '../stage.ts';

let store: Store;
let executor: Executor;
let plain: PlainExecutor;
let statements: string[] = [];
const WITHOUT_LIMIT = { quickMs: Number.POSITIVE_INFINITY };
const { path, remove } = temporary();

beforeAll(() => {
  migrate(path);
  const writer = openStore(path);
  reseedTo(writer, { articles: WITH_GUESTS });
  writer.close();
  store = openStore(path, { readonly: true, onStatement: (sql) => isRead(sql) && statements.push(sql) });
  executor = createExecutor(store, WITHOUT_LIMIT);
  plain = new PlainExecutor(printedSchema(), loadBase(path));
});

afterAll(() => {
  store.close();
  remove();
});

const argsOf = (source: string, variableValues: Variables = {}): ExecutionArgs => ({
  schema,
  document: parse(source),
  variableValues,
  contextValue: createContext(store),
});

/** Executes, and fails where the plain reading of the tables answers otherwise. Keeps the statements that ran. */
async function execute(args: ExecutionArgs, by = executor): Promise<ExecutionResult> {
  statements = [];
  const result = await by.execute(args);
  const ran = statements;
  const expected = await plain.execute(args.document, args.variableValues ?? {});
  expect(compareAnswers(expected, toProductAnswer(result))).toBeNull();
  statements = ran;
  return result;
}

// biome-ignore lint/suspicious/noExplicitAny: what an operation answers is what the test looks at
const dataOf = async (args: ExecutionArgs): Promise<any> => (await execute(args)).data;

/** How the operation is planned; fails where it is not. */
const planOf = (args: ExecutionArgs): object => {
  const prepared = executor.prepare(args);
  if (!prepared) throw new Error('It is not planned.');
  return prepared.plan;
};

const read = (args: ExecutionArgs): string | null => executor.prepare(args)?.read() ?? null;

const DEEP = gql`{
  articles(first: 3) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { title entities(first: 2) { totalCount edges { salience node { name neighbours(first: 2) { edges { weight } } } } } }
  }
  entity(key: "person/ada-lovelace") { name statements(first: 2) { nodes { text sentence { text } } } }
}`;

const KEYED = gql`query ($key: String!) { entity(key: $key) { id } }`;
const PAGED = gql`query ($after: String, $filter: ArticleFilter, $words: String!) {
  entities(first: 1, after: $after) { pageInfo { endCursor } nodes { name } }
  articles(first: 1, filter: $filter) { totalCount nodes { title } }
  search(query: $words, first: 2) { edges { score node { __typename } } } }`;
const LISTED = gql`query ($ids: [ID!], $one: ID!, $sources: [String!], $from: PartialDateTime, $period: DateTimeFilter) {
  both: articles(filter: { entities: { all: $ids }, publishedAt: { gte: $from } }) { totalCount nodes { id } }
  either: articles(filter: { entities: { any: [$one, "Entity:place/london"] }, source: { in: $sources } }) { totalCount }
  period: articles(filter: { publishedAt: $period }) { nodes { id } timeline(interval: YEAR) { start count } } }`;
const NODE = gql`query ($id: ID!) { node(id: $id) { id ... on Entity { name } ... on Article { title } } }`;
const NO_ROWS = gql`query ($before: String) { entities(last: 2, before: $before) { pageInfo { hasNextPage } } }`;
const ONE_WRONG = gql`{ one: entity(key: "place/london") { name } search(query: "ada", first: 1) { totalCount }
  two: entity(key: "place/london", id: "Entity:place/london") { name } }`;
const SAME_ENTITY = gql`query { articles(first: 2) { nodes { mentions(first: 5) { nodes {
  entity { id } other: entity { name mentions(first: 1) { totalCount nodes { id } } }
  more: entity { mentions(first: 2) { nodes { surface } } articles(first: 1) { totalCount nodes { title } } } } } } } }`;
const BOTH_IDS = gql`query ($one: ID!, $other: ID!) { one: node(id: $one) { id } other: node(id: $other) { id } }`;

describe('a query', () => {
  test('is one statement a root field, however deep', async () => {
    await execute(argsOf(DEEP));
    expect(statements).toHaveLength(2);
    expect(executor.prepare(argsOf(DEEP))).toBeNull();
  });

  test('has one plan for every key', async () => {
    const { document } = argsOf(KEYED);
    const plans = new Set<object>();
    const answers: unknown[] = [];
    for (const key of ['place/london', 'person/ada-lovelace', 'nobody']) {
      const args = { ...argsOf(KEYED, { key }), document };
      answers.push((await dataOf(args)).entity);
      expect(statements).toHaveLength(1);
      plans.add(planOf(args));
    }
    expect(answers).toEqual([{ id: 'Entity:place/london' }, { id: 'Entity:person/ada-lovelace' }, null]);
    expect(plans.size).toBe(1);
  });

  test.each([
    ['without errors', '{ articles { totalCount } entities { totalCount } }'],
    [
      'with errors, which graphql-js tells apart',
      '{ nodes(ids: ["x"]) { id } articles { totalCount } entities { totalCount } }',
    ],
  ])('reads one snapshot: %s', async (_, source) => {
    const ran: string[] = [];
    const recorded = openStore(path, { readonly: true, onStatement: (sql) => ran.push(sql) });
    onTestFinished(() => recorded.close());
    ran.length = 0;
    await createExecutor(recorded, WITHOUT_LIMIT).execute({ ...argsOf(source), contextValue: createContext(recorded) });
    expect([ran.at(0), ran.at(-1)]).toEqual(['BEGIN', 'COMMIT']);
    expect(ran.length).toBeGreaterThan(3);
    expect(ran.slice(1, -1).every(isRead)).toBe(true);
  });

  test('loses its plan when others that were used later take the bytes', async () => {
    const first = argsOf('{ articles { totalCount } }');
    await execute(first);
    expect(executor.prepare(first)).not.toBeNull();
    const field = '{ id title source url mentions { nodes { id surface entity { id name } } } }';
    for (let index = 0; index < 150; index++) {
      const fields = Array.from(
        { length: 20 },
        (_, number) => `f${index}_${number}: articles(first: 1) { nodes ${field} }`,
      );
      await execute(argsOf(`{ ${fields.join(' ')} }`));
    }
    expect(executor.prepare(first)).toBeNull();
  });

  test('has one plan for all ids of a type', async () => {
    const { document } = argsOf(NODE);
    const { articles } = await dataOf(argsOf('{ articles(first: 2) { nodes { id } } }'));
    const plansOf = async (ids: readonly string[]): Promise<object[]> => {
      const plans = new Set<object>();
      for (const id of ids) {
        const args = { ...argsOf(NODE, { id, more: 'than is declared' }), document };
        await execute(args);
        plans.add(planOf(args));
      }
      return [...plans];
    };
    const ofEntities = await plansOf(['Entity:place/london', 'Entity:person/ada-lovelace', 'Entity:nobody']);
    const ofArticles = await plansOf(articles.nodes.map(({ id }: { readonly id: string }) => id));
    expect([ofEntities.length, ofArticles.length]).toEqual([1, 1]);
    expect(ofEntities[0]).not.toBe(ofArticles[0]);
  });

  test('has no plan that is read for what is not an id', async () => {
    const { document } = argsOf(NODE);
    for (const id of ['Entity:', 'Nothing:x', 'constructor:x', '', 7, null, undefined, ['Entity:nobody']]) {
      const args = { ...argsOf(NODE, { id }), document };
      const { errors } = await execute(args);
      expect([id, errors?.length]).toEqual([id, 1]);
      expect(read(args)).toBeNull();
    }
  });

  test('finds each of several ids by its own type', async () => {
    const { document } = argsOf(BOTH_IDS);
    const ids = ['Entity:place/london', 'Article:letters/1', 'Entity:nobody'];
    for (const one of ids) {
      for (const other of ids) await execute({ ...argsOf(BOTH_IDS, { one, other }), document });
    }
  });

  test('has one plan for all cursors and for all words of a filter', async () => {
    const { document } = argsOf(PAGED);
    const plans = new Set<object>();
    for (const contains of ['ada', 'menabrea', 'nothing of the kind']) {
      let after: string | null = null;
      for (let page = 0; page < 3; page++) {
        const variables = { after, filter: { title: { contains }, publishedAt: null }, words: contains };
        const args = { ...argsOf(PAGED, variables), document };
        const { entities } = await dataOf(args);
        if (after !== null) plans.add(planOf(args));
        after = entities.pageInfo.endCursor;
      }
    }
    expect(plans.size).toBe(1);
  });

  test.each([
    { after: 'x', filter: {}, words: 'ada' },
    { after: null, filter: { title: { contains: 'a' } }, words: 'ada' },
    { after: null, filter: {}, words: '*' },
  ])('is refused for a wrong value under a plan of right ones: %j', async (variables) => {
    const { document } = argsOf(PAGED);
    const { pageInfo } = (await dataOf(argsOf('{ entities(first: 1) { pageInfo { endCursor } } }'))).entities;
    const right = { after: pageInfo.endCursor, filter: { title: { contains: 'ada' } }, words: 'ada' };
    expect((await execute({ ...argsOf(PAGED, right), document })).errors).toBeUndefined();
    const { errors } = await execute({ ...argsOf(PAGED, variables), document });
    expect(errors).toHaveLength(1);
  });

  const LONDON = 'Entity:place/london';
  const ADA = 'Entity:person/ada-lovelace';
  const listed = { ids: [ADA, LONDON], one: ADA, sources: ['Gazette', 'x'], from: '1800', period: { lt: '2006' } };
  const SAME_LENGTH = [
    listed,
    {
      ids: [LONDON, LONDON],
      one: LONDON,
      sources: ['', 'Letters'],
      from: '2005-03-24T09:30:00.5+06:00',
      period: { lt: '1844-02' },
    },
    { ids: ['Entity:nobody', ADA], one: 'Entity:nobody', sources: ['y', 'y'], from: '9999', period: { lt: '0001' } },
  ];

  test('has one plan for all lists of a length, and for all dates', async () => {
    const { document } = argsOf(LISTED);
    const plans = new Set<object>();
    for (const variables of SAME_LENGTH) {
      const args = { ...argsOf(LISTED, variables), document };
      expect((await execute(args)).errors).toBeUndefined();
      plans.add(planOf(args));
    }
    expect(plans.size).toBe(1);
  });

  test.each([
    { ids: [ADA] },
    { ids: ADA },
    { ids: [] },
    { ids: null, sources: null, from: null, period: null },
    { ids: [ADA, LONDON, 'Entity:nobody'], sources: [] },
    { period: { eq: '1843', isNull: false } },
    { period: { isNull: true } },
  ])('has a plan of its own for other lengths and fields: %j', async (other) => {
    const { document } = argsOf(LISTED);
    const right = { ...argsOf(LISTED, listed), document };
    const args = { ...argsOf(LISTED, { ...listed, ...other }), document };
    expect((await execute(right)).errors).toBeUndefined();
    expect((await execute(args)).errors).toBeUndefined();
    expect(planOf(args)).not.toBe(planOf(right));
  });

  test.each([
    { ids: ['Article:letters/1', ADA] },
    { ids: ['x', ADA] },
    { ids: [ADA, null] },
    { one: 'Article:letters/1' },
    { sources: ['a\0b', 'x'] },
  ])('is refused for a wrong item under a plan of right ones: %j', async (wrong) => {
    const { document } = argsOf(LISTED);
    expect((await execute({ ...argsOf(LISTED, listed), document })).errors).toBeUndefined();
    const args = { ...argsOf(LISTED, { ...listed, ...wrong }), document };
    expect((await execute(args)).errors).toHaveLength(1);
    expect(read(args)).toBeNull();
  });

  test.each([{ from: '2005-02-30' }, { from: '2005-03-24T09:30:00' }, { period: { lt: 'yesterday' } }])(
    'is refused for what is no date under a plan of right ones: %j',
    async (wrong) => {
      const { document } = argsOf(LISTED);
      await execute({ ...argsOf(LISTED, listed), document });
      const args = { ...argsOf(LISTED, { ...listed, ...wrong }), document };
      const { errors } = await executor.execute(args);
      expect(errors?.map(({ message }) => message)).toEqual([expect.stringContaining('PartialDateTime must be')]);
      expect(read(args)).toBeNull();
    },
  );

  test('is the same statement for all literals', async () => {
    const texts = new Set<string>();
    const prepare: Store['prepare'] = (sql) => {
      if (isRead(sql)) texts.add(sql);
      return store.prepare(sql);
    };
    const recording = createExecutor({ ...store, prepare }, WITHOUT_LIMIT);
    for (const key of ['place/london', 'person/ada-lovelace', 'nobody']) {
      for (const contains of ['ada', 'menabrea']) {
        await execute(
          argsOf(`query { entity(id: "Entity:${key}") {
            id articles(first: 2, filter: { title: { contains: "${contains}" } }) { nodes { id } pageInfo { endCursor } } } }`),
          recording,
        );
      }
    }
    expect(texts.size).toBe(1);
  });

  test('tells apart what several fields select of the same entity', async () => {
    await execute(argsOf(SAME_ENTITY));
    expect(statements).toHaveLength(1);
  });

  test('is refused for a bad cursor also where no row of the page is selected', async () => {
    const { document } = argsOf(NO_ROWS);
    for (const before of ['x', 'y']) {
      const { errors } = await execute({ ...argsOf(NO_ROWS, { before }), document });
      expect(errors?.map(({ path: at }) => at?.[0])).toEqual(['entities']);
    }
  });

  test('has one error when one of its fields fails, and the data of the others', async () => {
    const { data, errors } = await execute(argsOf(ONE_WRONG));
    expect(errors?.map(({ path: at }) => at)).toEqual([['two']]);
    expect(data).toMatchObject({ one: { name: 'London' }, search: { totalCount: expect.any(Number) }, two: null });
  });

  test('is answered with introspection beside data', async () => {
    const { data, errors } = await execute(
      argsOf('{ __typename __schema { queryType { name } } articles { totalCount } __type(name: "Entity") { kind } }'),
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      __typename: 'Query',
      __schema: { queryType: { name: 'Query' } },
      articles: { totalCount: expect.any(Number) },
      __type: { kind: 'OBJECT' },
    });
    expect(statements).toHaveLength(1);
  });

  test('reads nothing for introspection or a type name alone', async () => {
    statements = [];
    for (const source of ['{ __schema { types { name } } }', '{ __typename again: __typename }']) {
      expect((await executor.execute(argsOf(source))).errors).toBeUndefined();
    }
    expect(statements).toEqual([]);
  });
});

describe('a prepared query', () => {
  test('is read at once when it has been answered before', async () => {
    const { document } = argsOf(KEYED);
    const first = { schema, document, variableValues: { key: 'place/london' } };
    expect(executor.prepare(first)).toBeNull();
    await execute({ ...argsOf(KEYED), ...first });
    expect(read(first)).toBe('{"entity":{"id":"Entity:place/london"}}');
    expect(read({ ...first, variableValues: { key: 'nobody' } })).toBe('{"entity":null}');
    expect(read({ ...first, variableValues: {} })).toBeNull();
    expect(read({ ...first, operationName: 'Other' })).toBeNull();
  });

  test('is read at once when it was compiled, for ids of every type', () => {
    const { document } = argsOf(NODE);
    executor.compile({ schema, document });
    for (const type of ['Article', 'Entity', 'Mention', 'Sentence', 'Role', 'Statement', 'Change']) {
      expect([type, executor.prepare({ ...argsOf(NODE, { id: `${type}:1` }), document })]).not.toEqual([type, null]);
    }
    expect(read({ ...argsOf(NODE, { id: 'Entity:place/london' }), document })).toBe(
      '{"node":{"id":"Entity:place/london","name":"London"}}',
    );
  });

  test('counts its statements, more than one where other statements find the rows', async () => {
    const counts: unknown[] = [];
    for (const source of ['{ entity(key: "a") { id } }', DEEP, '{ search(query: "ada", first: 1) { totalCount } }']) {
      const args = argsOf(source);
      await execute(args);
      counts.push(executor.prepare(args)?.statements);
    }
    expect(counts).toEqual([1, 2, 2]);
  });

  test('is sent as the database wrote it, unless errors or extensions are added', async () => {
    const answer = (await execute(argsOf(DEEP))) as ExecutionResult & {
      readonly stringify: (result: ExecutionResult) => string;
    };
    const data = JSON.stringify(answer.data);
    expect(answer.stringify(answer)).toBe(`{"data":${data}}`);
    expect(answer.stringify({ ...answer, extensions: { cost: 3 } })).toBe(`{"data":${data},"extensions":{"cost":3}}`);
    expect(JSON.parse(answer.stringify({ ...answer, errors: [] }))).toEqual({ data: answer.data, errors: [] });
  });
});
