/** Every audit of the GraphQL over HTTP specification, against the real server. */
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createContext } from '../../schema/context.ts';
import { schema } from '../../schema/index.ts';
import { openTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openTestServer(schema, { createContext });
});
afterAll(() => server.close());

const audits = serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch });

describe('GraphQL over HTTP', () => {
  test('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const { status, ...rest } = await audit.fn();
    expect([status, 'reason' in rest ? rest.reason : null]).toEqual(['ok', null]);
  });
});
