/** Operation threads, as built: their answers, deadlines, turns, clients that leave, mutations, and threads that die. */
import { type ExecutionArgs, type ExecutionResult, parse } from 'graphql';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { maskError } from '../../schema/errors.ts';
import { createExecutor, type Executor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { createOperationThreads } from '../../src/cli/operations/operation-threads.ts';
import { Thread } from '../../src/cli/operations/thread.ts';
import { createLog } from '../../src/log.ts';
import { MAX_ANSWER_BYTES } from '../../src/store/database/budget.ts';
import { openStore } from '../../src/store/database/open.ts';
import { createToken } from '../../src/store/database/tokens.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';

let shipped: Shipped;
let executor: Executor;
beforeAll(async () => {
  shipped = await openShipped();
  executor = createExecutor(shipped.store);
});
afterAll(() => shipped.close());

const QUICK = '{ articles(first: 1) { totalCount } }';
/** Takes a second and more; it is far over the limits of a server. */
const LONG = `{ ${Array.from({ length: 400 }, (_, index) => `g${index}: graph(around: ["Entity:person/kurmanbek-bakiev"], depth: 3, first: ${100 - (index % 50)}) { edges { weight } }`).join(' ')} }`;

/** Threads on the shipped seeds, with what they logged. */
function openThreads(options: { readonly readers?: number; readonly seconds?: number; readonly maxInFlight?: number }) {
  const { readers = 1, seconds = 30, maxInFlight = 100 } = options;
  const lines: { msg: string }[] = [];
  const log = createLog('warn', (line) => lines.push(JSON.parse(line)));
  const settings = { database: shipped.store.path, readers, readOnly: 'off', operationSeconds: seconds } as const;
  const threads = createOperationThreads({ ...settings, maxAnswerMegabytes: 32, maxInFlight }, log, null);
  onTestFinished(() => threads.close());
  return { threads, lines };
}

interface Request {
  readonly client?: string;
  readonly credentials?: string | null;
  readonly onLeave?: (callback: () => void) => void;
  readonly variables?: Record<string, unknown>;
}

function argsOf(text: string, request: Request = {}): ExecutionArgs {
  const { client = 'a', credentials = null, onLeave = () => {}, variables = {} } = request;
  const contextValue = { ...createContext(shipped.store), sender: { client, credentials, onLeave } };
  return { schema, document: parse(text), variableValues: variables, contextValue };
}

const written = (result: ExecutionResult): string => JSON.stringify({ ...result, data: result.data });
const codeOf = ({ errors = [] }: ExecutionResult): unknown => errors[0] && maskError(errors[0]).extensions.code;

test.each([
  [QUICK, {}],
  ['query ($id: ID!) { node(id: $id) { id } }', { id: 'Entity:person/kurmanbek-bakiev' }],
  ['{ entities(first: 3) { nodes { name mentions(first: 2) { nodes { surface sentence { text } } } } } }', {}],
  ['{ nodes(ids: ["bogus"]) { id } articles(after: "x") { totalCount } }', {}],
  ['query ($words: String!) { search(query: $words) { nodes { __typename } } }', { words: 'kyrgyz' }],
])('an operation thread answers as the main thread does: %s', async (text, variables) => {
  const { threads } = openThreads({});
  const args = argsOf(text, { variables });
  const expected = await executor.execute(args);
  const answer = await threads.executeSlow(args);
  expect(JSON.stringify(answer.data)).toBe(JSON.stringify(expected.data));
  const described = ({ errors = [] }: ExecutionResult) =>
    errors.map(({ message, path, locations }) => ({ message, path, locations }));
  expect(described(answer)).toEqual(described(expected));
});

test('an answer of more than a megabyte is written by a thread, in the same bytes', async () => {
  const { threads } = openThreads({});
  let written = 0;
  const executeSlow: typeof threads.executeSlow = (args) => {
    written++;
    return threads.executeSlow(args);
  };
  const server = createExecutor(shipped.store, { ...threads, executeSlow, quickMs: Number.POSITIVE_INFINITY });
  const texts = Array.from({ length: 100 }, (_, index) => `t${index}: text`).join(' ');
  const large = argsOf(`{ articles(first: 100) { nodes { ${texts} } } }`);
  const { data } = await server.execute(large);
  expect(JSON.stringify(data).length).toBeGreaterThan(1024 ** 2);
  expect(JSON.stringify(data)).toBe(JSON.stringify((await executor.execute(large)).data));
  await server.execute(argsOf('{ articles { nodes { text } } }'));
  expect(written).toBe(1);
});

test.each([1, 2])('a query over its time ends with TOO_SLOW, and is logged, once: %i readers', async (readers) => {
  const { threads, lines } = openThreads({ readers, seconds: 0.2 });
  const slow = createExecutor(shipped.store, threads);
  expect(codeOf(await slow.execute(argsOf(LONG)))).toBe('TOO_SLOW');
  await expect(threads.executeSlow(argsOf(LONG))).rejects.toMatchObject({ code: 'TOO_SLOW' });
  expect(new Set(lines.map(({ msg }) => msg))).toEqual(new Set(['operation over its time limit']));
  expect(lines).toHaveLength(2);
  expect(written(await threads.executeSlow(argsOf(QUICK)))).toBe(written(await executor.execute(argsOf(QUICK))));
});

test('clients take turns', async () => {
  const { threads } = openThreads({});
  const order: string[] = [];
  const ask = async (client: string): Promise<void> => {
    await threads.executeSlow(argsOf(QUICK, { client }));
    order.push(client);
  };
  await Promise.all([ask('a'), ask('a'), ask('a'), ask('b'), ask('c')]);
  expect(order).toEqual(['a', 'a', 'b', 'c', 'a']);
});

test('who waits for the most is turned away when too many wait', async () => {
  const { threads } = openThreads({ maxInFlight: 4 });
  const ask = async (client: string) => codeOf(await threads.executeSlow(argsOf(QUICK, { client })));
  expect(await Promise.all([ask('a'), ask('a'), ask('a'), ask('b')])).toEqual([
    undefined,
    undefined,
    'OVERLOADED',
    undefined,
  ]);
});

test('a query is stopped when its client leaves, and one that waits is dropped', async () => {
  const { threads, lines } = openThreads({});
  let leave = (): void => {};
  const onLeave = (callback: () => void): void => {
    const before = leave;
    leave = () => {
      before();
      callback();
    };
  };
  const running = threads.executeSlow(argsOf(LONG, { onLeave })).catch((error: Error) => error.message);
  const waiting = threads.executeSlow(argsOf(LONG, { onLeave }));
  setTimeout(() => leave(), 300);
  expect(await waiting).toEqual({ data: null });
  expect(await running).toMatch(/took longer/);
  expect(codeOf(await threads.executeSlow(argsOf(QUICK)))).toBeUndefined();
  expect(lines).toEqual([]);
});

test('readers see a mutation once it is answered; without a token it is refused at its path', async () => {
  const { threads } = openThreads({});
  const store = openStore(shipped.store.path);
  const secret = createToken(store, {
    name: 'ada',
    scopes: ['correct'],
    createdAt: '2020-01-01T00:00:00Z',
    expiresAt: null,
  });
  store.close();
  const mutation = `mutation { createEntity(input: { kind: PERSON, name: "Ada Byron" }) { __typename ... on ChangePayload { change { number } } } }`;
  const refused = await threads.executeMutation?.(argsOf(mutation));
  expect(refused?.errors).toEqual([
    expect.objectContaining({ path: ['createEntity'], extensions: { code: 'UNAUTHORIZED' } }),
  ]);
  const made = await threads.executeMutation?.(argsOf(mutation, { credentials: `Bearer ${secret}` }));
  expect(made?.data).toMatchObject({ createEntity: { __typename: 'CreateEntityPayload' } });
  const count = '{ changes(first: 1) { totalCount } }';
  const expected = { changes: { totalCount: 1 } };
  expect((await threads.executeSlow(argsOf(count))).data).toEqual(expected);
  expect((await executor.execute(argsOf(count))).data).toEqual(expected);
});

test('an operation that waits while the thread dies of another is executed', async () => {
  const { threads } = openThreads({});
  const args = argsOf(QUICK);
  const { loc } = args.document;
  // The thread parses the document again, and no error of that is expected.
  const broken = { ...args, document: { ...args.document, loc: { ...loc, source: { body: '{' } } as typeof loc } };
  const lost = expect(threads.executeSlow(broken as ExecutionArgs)).rejects.toThrow(/Syntax Error/);
  const waiting = [threads.executeSlow(args), threads.executeSlow(args)];
  await lost;
  const expected = written(await executor.execute(args));
  expect((await Promise.all(waiting)).map(written)).toEqual([expected, expected]);
});

test('a thread that dies rejects its operation, and the next one starts another', async () => {
  const thread = new Thread({
    role: 'reader',
    database: shipped.store.path,
    maxAnswerBytes: MAX_ANSWER_BYTES,
    milliseconds: 30_000,
  });
  onTestFinished(() => thread.close());
  const operation = { isLocated: true, operationName: null, variables: {}, credentials: null };
  const lost = expect(thread.run({ ...operation, text: LONG })).rejects.toThrow(/ended with/);
  void thread.start().terminate();
  await lost;
  expect(await thread.run({ ...operation, text: QUICK })).toHaveProperty('data');
});
