/**
 * Operation threads, which find relations once, answer with the same bytes as the main thread, which looks them up: data, errors with their
 * paths and locations, pages and cursors. `OPERATIONS` says how many random operations to ask, `SEED` which.
 */
import { type DocumentNode, type ExecutionArgs, type ExecutionResult, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../../../schema/context.ts';
import { maskError } from '../../../../schema/errors.ts';
import { createExecutor, type Executor } from '../../../../schema/execute.ts';
import { schema } from '../../../../schema/index.ts';
import { createOperationThreads } from '../../../../src/cli/operations/operation-threads.ts';
import { createLog } from '../../../../src/log.ts';
import { openStore, type Store } from '../../../../src/store/database/open.ts';
import { temporary } from '../../stage.ts';
import { printedSchema } from '../execute.ts';
import { listsIn, type Page, pageOperation } from '../operations/list-operations.ts';
import { nestedFilterOperation } from '../operations/nested-filters.ts';
import { ODD } from '../operations/odd-operations.ts';
import type { Pool } from '../operations/pool.ts';
import { Random } from '../operations/random.ts';
import { randomOperation, type Variables } from '../operations/random-operations.ts';
import { REFUSED, WRITTEN } from '../operations/written-operations.ts';
import { writeBase } from './bases.ts';
import { Comparison } from './comparison.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 400);
const SEED = Number(process.env.SEED ?? 1);
const NESTED_FILTERS = 50;
const HOUR = 3_600_000;

const BASE = 2;

const random = new Random(SEED * 1000);
const { path, remove } = temporary();
let store: Store;
let pool: Pool;
let executor: Executor;
let threads: ReturnType<typeof createOperationThreads>;

beforeAll(async () => {
  writeBase(path, BASE, random);
  const comparison = await Comparison.open(path, printedSchema(), () => {});
  pool = comparison.pool;
  comparison.close();
  store = openStore(path, { readonly: true });
  executor = createExecutor(store, { quickMs: Number.POSITIVE_INFINITY });
  const settings = { database: path, readers: 1, readOnly: 'on', operationSeconds: 3600 } as const;
  const log = createLog('silent', () => {});
  threads = createOperationThreads({ ...settings, maxAnswerMegabytes: 32, maxInFlight: 100 }, log, null);
});

afterAll(async () => {
  await threads.close();
  store.close();
  remove();
});

const SENDER = { client: '', credentials: null, onLeave: () => {} };

type Written = ExecutionResult & { readonly stringify?: (result: ExecutionResult) => string };

/** The body of the response. */
function written(result: Written): string {
  const { stringify = JSON.stringify, errors } = result;
  return errors ? JSON.stringify({ errors: errors.map(maskError), data: result.data }) : stringify(result);
}

/** Gives the answer. */
async function check(document: DocumentNode, variableValues: Variables = {}): Promise<string> {
  const args = (): ExecutionArgs => ({
    schema,
    document,
    variableValues,
    contextValue: { ...createContext(store), sender: SENDER },
  });
  const answer = written(await executor.execute(args()));
  const source = document.loc?.source.body;
  expect(written(await threads.executeSlow(args())), `${source} ${JSON.stringify(variableValues)}`).toBe(answer);
  return answer;
}

const isValid = (document: DocumentNode): boolean => validate(schema, document).length === 0;

test('written, odd and refused operations', { timeout: HOUR }, async () => {
  for (const source of [...WRITTEN, ...REFUSED]) await check(parse(source));
  for (const { source, variables } of ODD) await check(parse(source), variables);
});

test('random operations', { timeout: HOUR }, async () => {
  let refused = 0;
  for (let count = 0; count < OPERATIONS; ) {
    const operation = randomOperation(schema, random, pool);
    const document = parse(operation.source);
    if (!isValid(document)) continue;
    count++;
    if ((await check(document, operation.variables)).includes('"errors"')) refused++;
    if (Object.keys(operation.variables).length > 0) await check(document, operation.redraw());
  }
  expect([refused > 0, refused < OPERATIONS / 2]).toEqual([true, true]);
});

test('filters with relations within relations', { timeout: HOUR }, async () => {
  for (let count = 0; count < NESTED_FILTERS; count++) await check(parse(nestedFilterOperation(random)));
});

test('pages of every list in every order', { timeout: HOUR }, async () => {
  for (const list of listsIn(schema, pool, random)) {
    const ask = async (page: Page): Promise<string[]> => {
      const answer = await check(parse(pageOperation(list, page, 1)));
      return [...answer.matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor);
    };
    const [after] = await ask({ first: 2 });
    const before = (await ask({ last: 2 })).at(-1);
    if (after !== undefined) await ask({ first: 2, after });
    if (before !== undefined) await ask({ last: 2, before });
  }
});
