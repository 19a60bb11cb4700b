/** The product answers as a plain reading of its tables does. `OPERATIONS` says how many random operations to ask, `SEED` which. */
import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporary } from '../../stage.ts';
import { printedSchema } from '../execute.ts';
import { filterOperations } from '../operations/filter-operations.ts';
import { type List, listsIn, type Page, pageOperation } from '../operations/list-operations.ts';
import { nestedFilterOperation } from '../operations/nested-filters.ts';
import { ODD } from '../operations/odd-operations.ts';
import { Random } from '../operations/random.ts';
import { type Operation, randomOperation } from '../operations/random-operations.ts';
import { pairOperations, pathOperations, rootOperations } from '../operations/root-operations.ts';
import { REFUSED, WRITTEN } from '../operations/written-operations.ts';
import { BASES, writeBase } from './bases.ts';
import { Comparison } from './comparison.ts';
import { Coverage } from './coverage.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 2000);
const SEED = Number(process.env.SEED ?? 1);
const NESTED_FILTERS = 100;
const HOUR = 3_600_000;

const schema = printedSchema();
const coverage = new Coverage(schema);

const literal = (source: string): Operation => ({ source, variables: {} });

describe.each(BASES)('base %i', { timeout: HOUR }, (number) => {
  const random = new Random(SEED * 1000 + number);
  const { path, remove } = temporary();
  let comparison: Comparison;

  beforeAll(async () => {
    writeBase(path, number, random);
    comparison = await Comparison.open(path, schema, coverage.note);
  });

  afterAll(() => {
    comparison.close();
    remove();
  });

  test('answers written operations as the plain reading does', () => comparison.checkAll(WRITTEN.map(literal)));

  test('answers odd operations as the plain reading does', () => comparison.checkAll(ODD));

  test('refuses what the plain reading refuses', () => comparison.checkAll(REFUSED.map(literal)));

  test('gives all that single things are as the plain reading does', () =>
    comparison.checkAll(
      [
        ...rootOperations(schema, comparison.pool, random),
        ...pairOperations(comparison.pool),
        ...pathOperations(comparison.pool, random),
      ].map(literal),
    ));

  test('filters as the plain reading does', () =>
    comparison.checkAll(filterOperations(schema, comparison.pool, random).map(literal)));

  test('filters by relations within relations as the plain reading does', () => {
    const operations = Array.from({ length: NESTED_FILTERS }, () => nestedFilterOperation(random));
    return comparison.checkAll(operations.map(literal));
  });

  test('pages through every list in every order as the plain reading does', async () => {
    for (const list of listsIn(schema, comparison.pool, random)) await walk(list);
  });

  const cursorsOf = async (list: List, page: Page, depth: number): Promise<string[]> => {
    const data = await comparison.check(parse(pageOperation(list, page, depth)));
    return [...JSON.stringify(data).matchAll(/"cursor":"([^"]+)"/g)].map(([, cursor = '']) => cursor);
  };

  /** A few pages from either end, and what lies between two cursors. */
  const walk = async (list: List): Promise<void> => {
    const [start, ...others] = await cursorsOf(list, { first: 3 }, 2);
    const lasts = await cursorsOf(list, { last: 3 }, 1);
    const end = lasts.at(-1);
    if (start === undefined || end === undefined) return;
    await cursorsOf(list, { first: 3, after: others.at(-1) ?? start }, 1);
    await cursorsOf(list, { last: 3, before: lasts[0] ?? end }, 1);
    await cursorsOf(list, { first: 1, after: start, before: end }, 1);
    await cursorsOf(list, { last: 1, after: start, before: end }, 1);
  };

  test('answers random operations as the plain reading does', async () => {
    for (let count = 0; count < OPERATIONS / BASES.length; ) {
      const operation = randomOperation(schema, random, comparison.pool);
      const document = parse(operation.source);
      if (!comparison.isValid(document)) continue;
      count++;
      await comparison.check(document, operation.variables);
      // Plans are kept: the same document with other values must not be answered with those of before.
      if (Object.keys(operation.variables).length > 0) await comparison.check(document, operation.redraw());
    }
  });
});

test('every field, argument and input field was asked for and gave something', () => {
  expect(coverage.missing()).toEqual([]);
});
