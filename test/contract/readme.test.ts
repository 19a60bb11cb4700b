/** Runs every example of the README against the shipped seeds and demands the answer that stands there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';

const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
const examples = [...readme.matchAll(/```graphql\n(.*?)```\s*```json\n(.*?)```/gs)].map(([, query, answer]) => ({
  query: query as string,
  answer: answer as string,
}));

let shipped: Shipped;
beforeAll(async () => {
  shipped = await openShipped();
});
afterAll(() => shipped.close());

describe('README', () => {
  test('shows at least three queries with their answers', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
  });

  test.each(examples)('example $#: the answer is the one shown', async ({ query, answer }) => {
    const result = await graphql({ schema, source: query, contextValue: createContext(shipped.store) });
    expect(JSON.parse(JSON.stringify(result))).toEqual(JSON.parse(answer));
  });
});
