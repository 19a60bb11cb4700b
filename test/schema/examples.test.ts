/** The operations that GraphiQL opens with have something to show, at the price of a few statements whatever their pages. */
import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { examples } from '../../schema/examples.ts';
import { schema } from '../../schema/index.ts';
import { stageOfSeeds } from './seeds-stage.ts';

const stage = await stageOfSeeds();
afterAll(stage.close);

/** Statements that one root field may take: as many as it has kinds of things below it, never as many as there are things. */
const PER_ROOT_FIELD = 12;

const operationIn = (query: string): OperationDefinitionNode => {
  const [operation, ...others] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || others.length > 0) throw new Error('Not one operation');
  return operation;
};

/** Where an answer is null or an empty list, by path. */
const empties = (value: unknown, path = ''): string[] => {
  if (value === null || (Array.isArray(value) && value.length === 0)) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value as object).flatMap(([key, inner]) => empties(inner, `${path}.${key}`));
};

describe.each(examples)('$name', ({ query }) => {
  test('is one named operation that needs no variables', () => {
    const { name, variableDefinitions } = operationIn(query);
    expect(name?.value).toMatch(/^[A-Z]\w+$/);
    expect(variableDefinitions).toEqual([]);
    expect(validate(schema, parse(query))).toEqual([]);
  });

  test('has something to show in every part', async () => {
    const data = await stage.get(query);
    const allowed = /\.(publishedAt|publishedPrecision|source|start|year|entity)$/;
    expect(empties(data).filter((path) => !allowed.test(path))).toEqual([]);
  });

  test.each([1, 5, 100])('takes few statements with pages of %i', async (size) => {
    const roots = operationIn(query).selectionSet.selections.length;
    stage.statements();
    await stage.get(query.replaceAll(/first: \d+/g, `first: ${size}`));
    const statements = stage.statements();
    expect(statements).toBeLessThanOrEqual(PER_ROOT_FIELD * roots);
  });
});
