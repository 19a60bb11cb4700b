/** Persisted documents: those of a manifest, and those that clients sent with their hash; with the fast path and without. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createExecutor } from '../../schema/execute.ts';
import { schema } from '../../schema/index.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { openManifest } from '../../src/server/persisted.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { openBothServers, openShippedServer, type ShippedServer } from './shipped-server.ts';
import { post } from './test-server.ts';

let shipped: Shipped;
let folder: string;
beforeAll(async () => {
  shipped = await openShipped();
  folder = mkdtempSync(join(tmpdir(), 'dateline-persisted-'));
});
afterAll(() => {
  shipped.close();
  rmSync(folder, { recursive: true });
});

const query = '{ articles(first: 2) { nodes { id } } }';
const byId = 'query ById($id: ID!) { entity(id: $id) { id name } }';
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const naming = (sha256Hash: string, more: object = {}) => ({
  extensions: { persistedQuery: { version: 1, sha256Hash } },
  ...more,
});

describe('a document sent with its hash', () => {
  let servers: readonly ShippedServer[];
  beforeAll(async () => {
    servers = await openBothServers(shipped);
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  test.each([
    ['with the fast path', 0],
    ['without', 1],
  ])('is found by its hash from then on: %s', async (_what, at) => {
    const { url, fastPathReads } = servers[at] as ShippedServer;
    const unknown = await post(url, naming(hashOf(query)));
    expect([unknown.status, unknown.body]).toEqual([
      200,
      { errors: [{ message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] },
    ]);
    const sent = await post(url, naming(hashOf(query), { query }));
    expect(sent.body.data.articles.nodes).toHaveLength(2);
    const named = await post(url, naming(hashOf(query)));
    expect(named.body).toEqual(sent.body);
    expect(fastPathReads()).toBe(at === 0 ? 1 : 0);
    const search = `extensions=${encodeURIComponent(JSON.stringify(naming(hashOf(query)).extensions))}`;
    const got = await fetch(`${url}/graphql?${search}`, { headers: { accept: 'application/json' } });
    expect([await got.json(), got.headers.get('etag')]).toEqual([sent.body, expect.any(String)]);
  });

  test.each([
    ['with a hash of another text', naming(hashOf('{ a }'), { query })],
    ['with the hash in another form', naming(hashOf(query).toUpperCase(), { query })],
    ['by another version', { query, extensions: { persistedQuery: { version: 2, sha256Hash: hashOf(query) } } }],
    ['without a hash', { query, extensions: { persistedQuery: {} } }],
  ])('is rejected %s', async (_what, body) => {
    for (const { url } of servers) {
      const answer = await post(url, body, { accept: 'application/graphql-response+json' });
      expect([answer.status, answer.body.errors[0].extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });
});

describe('a manifest', () => {
  const write = (text: string): string => {
    const path = join(folder, 'persisted.json');
    writeFileSync(path, text);
    return path;
  };

  const openWith = (text: string) => {
    const { compile } = createExecutor(shipped.store);
    return openManifest(write(text), { schema, limits: DEFAULT_LIMITS, compile });
  };

  test('makes its documents available at once, by any keys', async () => {
    const path = write(JSON.stringify({ one: query, two: byId }));
    const server = await openShippedServer(shipped, { persisted: path });
    try {
      expect((await post(server.url, naming('one'))).body.data.articles.nodes).toHaveLength(2);
      expect(server.fastPathReads()).toBe(1);
      const id = 'Entity:place/bishkek-kg';
      expect((await post(server.url, naming('two', { variables: { id } }))).body.data.entity.id).toBe(id);
      expect(server.fastPathReads()).toBe(2);
      expect((await post(server.url, naming('one', { query }))).status).toBe(200);
      expect((await post(server.url, naming('three'))).body.errors[0].message).toBe('PersistedQueryNotFound');
    } finally {
      await server.close();
    }
  });

  test.each([
    ['that is no JSON', '{', /persisted\.json: .* cannot be read/],
    ['that is a list', '["{ a }"]', /must be one JSON object/],
    ['of other things than texts', '{"one":{}}', /must be one JSON object/],
    ['with a document that does not parse', '{"one":"{"}', /"one" is invalid: Syntax Error: .* \(line 1, column 2\)/],
    ['with an invalid document', '{"one":"{ nothing }"}', /"one" is invalid: Cannot query field "nothing"/],
    [
      'with a document over a limit',
      `{"one":"{ ${'a '.repeat(1001)} }"}`,
      /"one" is invalid: .* more than 1000 tokens/,
    ],
  ])('%s is rejected with the reason', async (_what, text, message) => {
    await expect(openWith(text)).rejects.toThrow(message);
  });

  test('that does not exist is rejected', async () => {
    const { compile } = createExecutor(shipped.store);
    const opened = openManifest(join(folder, 'none.json'), { schema, limits: DEFAULT_LIMITS, compile });
    await expect(opened).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
