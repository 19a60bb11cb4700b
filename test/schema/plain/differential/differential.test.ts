/** The product answers as a plain reading of its tables does. `OPERATIONS` says how many random operations to ask, `SEED` which. */
import { type DocumentNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporary } from '../../stage.ts';
import { PlainExecutor, printedSchema } from '../execute.ts';
import { loadBase } from '../load.ts';
import type { Base } from '../model.ts';
import { filterOperations } from '../operations/filter-operations.ts';
import { type List, listsIn, type Page, pageOperation } from '../operations/list-operations.ts';
import { type Pool, poolOf } from '../operations/pool.ts';
import { Random } from '../operations/random.ts';
import { randomOperation, type Variables } from '../operations/random-operations.ts';
import { pairOperations, rootOperations } from '../operations/root-operations.ts';
import { REFUSED, WRITTEN } from '../operations/written-operations.ts';
import { BASES, writeBase } from './bases.ts';
import { compareAnswers, type Difference, describe as describeDifference } from './compare.ts';
import { Coverage } from './coverage.ts';
import { isKnown } from './known-differences.ts';
import { openProduct, type Product } from './product.ts';
import { type Request, shrink, written } from './shrink.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);
const HOUR = 3_600_000;

const schema = printedSchema();
const coverage = new Coverage(schema);

const isValid = (document: DocumentNode): boolean => validate(schema, document).length === 0;

describe.each(BASES)('base %i', (number) => {
  const random = new Random(SEED * 1000 + number);
  const { path, remove } = temporary();
  let base: Base;
  let plain: PlainExecutor;
  let product: Product;
  let pool: Pool;

  beforeAll(async () => {
    writeBase(path, number, random);
    base = loadBase(path);
    plain = new PlainExecutor(schema, base, coverage.note);
    product = openProduct(path);
    pool = await poolOf(base, plain);
  });

  afterAll(() => {
    product.close();
    remove();
  });

  /** Null also for a difference that is known. */
  const differenceOf = async (request: Request): Promise<Difference | null> => {
    const { document, variables } = request;
    const expected = await plain.execute(document, variables);
    const difference = compareAnswers(expected, await product.answer(document, variables));
    return difference && (isKnown(difference, request) ? null : difference);
  };

  /** Fails with the smallest operation that shows the difference, when there is one. */
  const check = async (document: DocumentNode, variables: Variables = {}): Promise<void> => {
    const difference = await differenceOf({ document, variables });
    if (!difference) return;
    const differs = async (request: Request) => isValid(request.document) && (await differenceOf(request)) !== null;
    const request = await shrink(schema, { document, variables }, differs);
    const smallest = (await differenceOf(request)) ?? difference;
    expect.fail(`${describeDifference(smallest)}\n  of ${written(request)}`);
  };

  const checkAll = async (sources: readonly string[]): Promise<void> => {
    for (const source of sources) {
      const document = parse(source);
      expect(validate(schema, document), source).toEqual([]);
      await check(document);
    }
  };

  test('answers written operations as the plain reading does', { timeout: HOUR }, () => checkAll(WRITTEN));

  test('refuses what the plain reading refuses', { timeout: HOUR }, () => checkAll(REFUSED));

  test('gives all that single things are as the plain reading does', { timeout: HOUR }, () =>
    checkAll([...rootOperations(schema, pool, random), ...pairOperations(pool)]),
  );

  test('filters as the plain reading does', { timeout: HOUR }, () => checkAll(filterOperations(schema, pool, random)));

  test('pages through every list in every order as the plain reading does', { timeout: HOUR }, async () => {
    for (const list of listsIn(schema, pool, random)) await walk(list);
  });

  /** A few pages from either end, and what lies between two cursors. */
  const walk = async (list: List): Promise<void> => {
    const cursorsOf = async (page: Page): Promise<string[]> => {
      const document = parse(pageOperation(list, page));
      await check(document);
      const { data } = await product.answer(document, {});
      return [...JSON.stringify(data).matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor);
    };
    const firsts = await cursorsOf({ first: 3 });
    const lasts = await cursorsOf({ last: 3 });
    const [start, end] = [firsts[0], lasts.at(-1)];
    if (start === undefined || end === undefined) return;
    await cursorsOf({ first: 3, after: firsts.at(-1) as string });
    await cursorsOf({ last: 3, before: lasts[0] as string });
    await cursorsOf({ first: 1, after: start, before: end });
    await cursorsOf({ last: 1, after: start, before: end });
  };

  test('answers random operations as the plain reading does', { timeout: HOUR }, async () => {
    for (let count = 0; count < OPERATIONS / BASES.length; ) {
      const operation = randomOperation(schema, random, pool);
      const document = parse(operation.source);
      if (!isValid(document)) continue;
      count++;
      await check(document, operation.variables);
      // Plans are kept: the same document with other values must not be answered with those of before.
      if (Object.keys(operation.variables).length > 0) await check(document, operation.redraw());
    }
  });
});

test('every field, argument and input field was asked for and gave something', () => {
  expect(coverage.missing()).toEqual([]);
});
