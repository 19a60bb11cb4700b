/** What compiles runs as one statement a root field, and everything else as it always did. */
import { type ExecutionArgs, type ExecutionResult, execute, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RootField } from '../../../schema/compile/plan.ts';
import { createContext } from '../../../schema/context.ts';
import { createExecutor, type Executor, type Request } from '../../../schema/execute.ts';
import { schema } from '../../../schema/index.ts';
import { migrate } from '../../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../../src/store/database/open.ts';
import { reseedTo } from '../../store/base.ts';
import { WITH_GUESTS } from '../library.ts';
import { gql, temporary } from '../stage.ts';

let store: Store;
let executor: Executor;
let statements: string[] = [];
let fallbacks: string[] = [];
const { path, remove } = temporary();

beforeAll(() => {
  migrate(path);
  const writer = openStore(path);
  reseedTo(writer, { articles: WITH_GUESTS });
  writer.close();
  store = openStore(path, { readonly: true, onStatement: (sql) => statements.push(sql) });
  executor = createExecutor(store, (field, reason) => fallbacks.push(`${field}: ${reason}`));
});

afterAll(() => {
  store.close();
  remove();
});

const argsOf = (source: string, variableValues: Record<string, unknown> = {}): ExecutionArgs => ({
  schema,
  document: parse(source),
  variableValues,
  contextValue: createContext(store),
});

const ask = (args: ExecutionArgs): Promise<ExecutionResult> => {
  statements = [];
  fallbacks = [];
  return executor.execute(args);
};

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
const NODE = gql`query ($id: ID!) { node(id: $id) { id ... on Entity { name } ... on Article { title } } }`;
const ASIDE = gql`query ($before: String) { entities(last: 2, before: $before) { pageInfo { hasNextPage } } }`;
const MIXED = gql`{ one: entity(key: "place/london") { name } search(query: "ada", first: 1) { totalCount } two: articles(first: 0) { totalCount } }`;

describe('an operation', () => {
  test('is one statement a root field, however deep', async () => {
    const { data } = await ask(argsOf(DEEP));
    expect(fallbacks).toEqual([]);
    expect(statements).toHaveLength(2);
    expect(data).toEqual((await execute(argsOf(DEEP))).data);
  });

  test('has one statement for every key', async () => {
    const { document } = argsOf(KEYED);
    const texts: unknown[] = [];
    for (const key of ['place/london', 'person/ada-lovelace', 'nobody']) {
      texts.push((await ask({ ...argsOf(KEYED, { key }), document })).data?.entity ?? null);
    }
    expect(texts).toEqual([{ id: 'Entity:place/london' }, { id: 'Entity:person/ada-lovelace' }, null]);
  });

  test('has one plan for all ids of a type, and none of one for what is no id of it', async () => {
    const { document } = argsOf(NODE);
    const { articles } = (await ask(argsOf('{ articles(first: 2) { nodes { id } } }'))).data as never as {
      articles: { nodes: { id: string }[] };
    };
    const plansOf = async (ids: readonly unknown[]): Promise<Set<unknown>> => {
      const plans = new Set<unknown>();
      for (const id of ids) {
        const args = { ...argsOf(NODE, { id, more: 'than is declared' }), document };
        const { data, errors } = await ask(args);
        expect({ data, errors }).toEqual({ errors: undefined, ...(await execute(args)) });
        plans.add(executor.prepare(args)?.plan ?? null);
      }
      return plans;
    };
    const ofEntities = await plansOf(['Entity:place/london', 'Entity:person/ada-lovelace', 'Entity:nobody']);
    const ofArticles = await plansOf(articles.nodes.map(({ id }) => id));
    expect([ofEntities.size, ofArticles.size]).toEqual([1, 1]);
    expect([...ofEntities][0]).not.toBe([...ofArticles][0]);
    await plansOf(['Entity:', 'Nothing:x', '', 'Entity:a\nb', 7, null, undefined, ['Entity:nobody']]);
  });

  test('has one plan for all cursors, and for all words of a filter', async () => {
    const { document } = argsOf(PAGED);
    const plans = new Set<unknown>();
    for (const contains of ['ada', 'menabrea', 'nothing of the kind']) {
      let after: string | null = null;
      for (let page = 0; page < 3; page++) {
        const variables = { after, filter: { title: { contains }, publishedAt: null }, words: contains };
        const args = { ...argsOf(PAGED, variables), document };
        const { data } = await ask(args);
        expect(data).toEqual((await execute(args)).data);
        if (after !== null) plans.add(executor.prepare(args)?.plan);
        after = JSON.parse(JSON.stringify(data)).entities.pageInfo.endCursor;
      }
    }
    expect(fallbacks).toEqual([]);
    expect(plans.size).toBe(1);
    for (const wrong of [
      { after: 'x', filter: {}, words: 'ada' },
      { after: null, filter: { title: { contains: 'a' } }, words: 'ada' },
      { after: null, filter: {}, words: '*' },
    ]) {
      const args = { ...argsOf(PAGED, wrong), document };
      expect(await ask(args)).toEqual(await execute(args));
    }
  });

  test('has one statement for all literals, and for all that were asked in between', async () => {
    const texts = new Set<string>();
    for (const key of ['place/london', 'person/ada-lovelace', 'nobody']) {
      for (const contains of ['ada', 'menabrea']) {
        const args = argsOf(`query { entity(id: "Entity:${key}") {
          id articles(first: 2, filter: { title: { contains: "${contains}" } }) { nodes { id } pageInfo { endCursor } } } }`);
        expect((await ask(args)).data).toEqual((await execute(args)).data);
        const plan = executor.prepare(args)?.plan as { readonly fields: readonly RootField[] } | undefined;
        for (const field of plan?.fields ?? []) texts.add('statement' in field ? field.statement.sql : field.reason);
        await ask(argsOf(`query Q { entity(key: "${key}") { aliases { name } } }`));
      }
    }
    expect(fallbacks).toEqual([]);
    expect(texts.size).toBe(1);
  });

  test('tells apart what several places ask of the same thing', async () => {
    const args = argsOf(`query { articles(first: 2) { nodes { mentions(first: 5) { nodes {
      entity { id } other: entity { name mentions(first: 1) { totalCount nodes { id } } }
      more: entity { mentions(first: 1) { nodes { surface } } articles(first: 1) { totalCount nodes { title } } } } } } } }`);
    expect((await ask(args)).data).toEqual((await execute(args)).data);
    expect(fallbacks).toEqual([]);
  });

  test('is refused for a bad cursor also where no row of the page is asked for', async () => {
    const { document } = argsOf(ASIDE);
    for (const before of ['x', 'y']) {
      const args = { ...argsOf(ASIDE, { before }), document };
      expect(await ask(args)).toEqual(await execute(args));
    }
  });

  test('is answered at once when it has been answered before', async () => {
    const { document } = argsOf(KEYED);
    const atOnce = (request: Request): string | null => executor.prepare(request)?.read() ?? null;
    const first = { schema, document, variableValues: { key: 'place/london' } };
    expect(atOnce(first)).toBeNull();
    await ask({ ...argsOf(KEYED), ...first });
    expect(atOnce(first)).toBe('{"entity":{"id":"Entity:place/london"}}');
    expect(atOnce({ ...first, variableValues: { key: 'nobody' } })).toBe('{"entity":null}');
    expect(atOnce({ ...first, variableValues: {} })).toBeNull();
    expect(atOnce({ ...first, operationName: 'Other' })).toBeNull();
  });

  test('has one error when one of its fields fails, whatever the others give', async () => {
    const answer = await ask(argsOf(MIXED));
    expect(fallbacks).toEqual([]);
    expect(JSON.stringify(answer)).toBe(JSON.stringify(await execute(argsOf(MIXED))));
  });

  test('is written once: what is sent is what the database wrote', async () => {
    const answer = (await ask(argsOf(DEEP))) as ExecutionResult & { stringify: (result: ExecutionResult) => string };
    expect(answer.stringify(answer)).toBe(JSON.stringify({ data: answer.data }));
    const failed = { ...answer, errors: [] };
    expect(JSON.parse(answer.stringify(failed))).toEqual({ data: answer.data, errors: [] });
  });
});
