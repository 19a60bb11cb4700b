/** Every audit of the GraphQL over HTTP specification, against the real server. */
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(schema, { createContext });
});
afterAll(() => stage.close());

const audits = serverAudits({ url: () => `${stage.url}/graphql`, fetchFn: fetch });

describe('GraphQL over HTTP', () => {
  test('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const { status, ...rest } = await audit.fn();
    expect([status, 'reason' in rest ? rest.reason : null]).toEqual(['ok', null]);
  });
});
