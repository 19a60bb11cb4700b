/** The operations that GraphiQL opens with have something to show of any knowledge base, at the price of a few statements. */
import { Kind, type OperationDefinitionNode, parse, validate } from 'graphql';
import { afterAll, describe, expect, test } from 'vitest';
import { exampleDocuments, examplesFor } from '../../schema/examples.ts';
import { schema } from '../../schema/index.ts';
import { KNOWN, WITH_GUESTS } from './library.ts';
import { stageOfSeeds } from './seeds-stage.ts';
import { type Stage, stageOf } from './stage.ts';

const stage = await stageOfSeeds();
const library = stageOf(WITH_GUESTS, KNOWN);
const empty = stageOf([]);
afterAll(() => {
  for (const each of [stage, library, empty]) each.close();
});

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

function variablesOf(of: Stage, name: string): Record<string, string> {
  const example = examplesFor(of.store).find((each) => each.name === name);
  return JSON.parse(example?.variables || '{}') as Record<string, string>;
}

describe.each(exampleDocuments)('$name', ({ name, query }) => {
  test('is one operation with a name of one word', () => {
    expect(operationIn(query).name?.value).toMatch(/^[A-Z][a-z]+$/);
    expect(validate(schema, parse(query))).toEqual([]);
  });

  test('has something to show in every part of the shipped seeds', async () => {
    const data = await stage.get(query, variablesOf(stage, name));
    const allowed = /\.(publishedAt|publishedPrecision|source|start|year|entity|title)$/;
    expect(empties(data).filter((path) => !allowed.test(path))).toEqual([]);
  });

  test('has something to show of other seeds', async () => {
    const data = await library.get(query, variablesOf(library, name));
    for (const root of Object.values(data as Record<string, Record<string, unknown>>)) {
      expect(root).not.toBeNull();
      expect([0, []]).not.toContainEqual(root.totalCount ?? root.nodes);
    }
  });

  test('meets no error in an empty knowledge base', async () => {
    expect((await empty.ask(query, variablesOf(empty, name))).errors).toBeUndefined();
  });

  test.each([1, 5, 100])('takes few statements with pages of %i', async (size) => {
    const roots = operationIn(query).selectionSet.selections.length;
    const variables = variablesOf(stage, name);
    stage.statements();
    await stage.get(query.replaceAll(/first: \d+/g, `first: ${size}`), variables);
    const statements = stage.statements();
    expect(statements).toBeLessThanOrEqual(PER_ROOT_FIELD * roots);
  });
});
