/** The fast path sends the same bytes as Yoga for any request. REQUESTS sets the number of random requests, SEED their seed. */
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import type { Limits } from '../../src/limits.ts';
import { PlainExecutor, printedSchema } from '../schema/plain/execute.ts';
import { loadBase } from '../schema/plain/load.ts';
import { poolOf } from '../schema/plain/operations/pool.ts';
import { Random } from '../schema/plain/operations/random.ts';
import { type Operation, randomOperation } from '../schema/plain/operations/random-operations.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { exchange, type RawRequest } from './exchange.ts';
import { randomRequest } from './random-requests.ts';
import { openBothServers, openShippedServer, type ShippedServer } from './shipped-server.ts';
import { NO_RATE_LIMIT } from './test-server.ts';

const REQUESTS = Number(process.env.REQUESTS ?? 600);
const SEED = Number(process.env.SEED ?? 1);

/** Limits that random requests exceed. */
const NARROW: Limits = { ...NO_RATE_LIMIT, maxCost: 1500, maxBodyKilobytes: 16, maxDepth: 9 };

const operations: readonly Operation[] = [
  {
    source: 'query Chosen($id: ID) { entity(id: $id) { id kind name articleCount } }',
    variables: { id: 'Entity:place/bishkek-kg' },
  },
  {
    source: 'query Chosen($id: ID) { entity(id: $id) { id kind name articleCount } }',
    variables: { id: 'Entity:place/nowhere' },
  },
  { source: 'query Chosen($first: Int!) { articles(first: $first) { nodes { id title } } }', variables: { first: 3 } },
  { source: 'query Chosen($first: Int!) { articles(first: $first) { nodes { id text } } }', variables: { first: 101 } },
  {
    source: 'query A { articles(first: 2) { totalCount } } query Chosen { entities(first: 2) { nodes { name } } }',
    variables: {},
  },
  { source: '{ articles(first: 1) { nodes { id } } entities(first: 1) { nodes { id } } }', variables: {} },
  { source: '{ search(query: "military", first: 1) { totalCount } }', variables: {} },
  { source: '{ entity(key: "a", id: "b") { id } }', variables: {} },
];

let shipped: Shipped;
beforeAll(async () => {
  shipped = await openShipped();
});
afterAll(() => shipped.close());

test('random requests: the same responses with the fast path and without, many by the fast path', async () => {
  const [withFastPath, yogaOnly] = await openBothServers(shipped, { limits: NARROW });
  const agent = new Agent({ keepAlive: true });
  try {
    const random = new Random(SEED);
    const base = loadBase(shipped.store.path);
    const pool = await poolOf(base, new PlainExecutor(printedSchema(), base, () => {}));
    for (let count = 0; count < REQUESTS; count++) {
      const operation = random.chance(0.5) ? random.pick(operations) : randomOperation(schema, random, pool);
      const request = randomRequest(operation, random);
      for (let times = 0; times < 2; times++) {
        const [one, other] = [
          await exchange(withFastPath.url, request, agent),
          await exchange(yogaOnly.url, request, agent),
        ];
        expect(one, JSON.stringify(request)).toEqual(other);
      }
    }
    expect(withFastPath.fastPathReads()).toBeGreaterThan(REQUESTS / 4);
    expect(yogaOnly.fastPathReads()).toBe(0);
  } finally {
    agent.destroy();
    await withFastPath.close();
    await yogaOnly.close();
  }
}, 300_000);

describe('fast path', () => {
  const request: RawRequest = {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ articles(first: 2) { nodes { id } } entities(first: 2) { nodes { id } } }"}',
  };
  const agent = new Agent();

  test('answers a query from its first request on', async () => {
    const server = await openShippedServer(shipped);
    try {
      for (const read of [1, 2, 3]) {
        await exchange(server.url, request, agent);
        expect(server.fastPathReads()).toBe(read);
      }
    } finally {
      await server.close();
    }
  });

  test('is under the same rate limit as Yoga', async () => {
    const [withFastPath, yogaOnly] = await openBothServers(shipped, {
      limits: { ...NO_RATE_LIMIT, maxRequestsPerMinute: 3 },
    });
    try {
      for (let count = 0; count < 5; count++) {
        expect(await exchange(withFastPath.url, request, agent)).toEqual(await exchange(yogaOnly.url, request, agent));
      }
      expect(withFastPath.fastPathReads()).toBe(3);
    } finally {
      await withFastPath.close();
      await yogaOnly.close();
    }
  });

  test('reads nothing for clients that hung up', async () => {
    const server = await openShippedServer(shipped);
    try {
      await exchange(server.url, request, agent);
      await exchange(server.url, request, agent);
      const { port, hostname } = new URL(server.url);
      const head = `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: ${request.body?.length}\r\n\r\n`;
      const sockets = Array.from({ length: 20 }, () => connect(Number(port), hostname));
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      const accepted = promisify(server.server.getConnections.bind(server.server));
      await expect.poll(() => accepted()).toBeGreaterThanOrEqual(sockets.length);
      for (const socket of sockets) {
        socket.write(`${head}${request.body}`);
        socket.destroy();
      }
      await exchange(server.url, request, agent);
      expect(server.fastPathReads()).toBe(3);
    } finally {
      await server.close();
    }
  });
});

describe('GraphQL over HTTP', () => {
  let server: ShippedServer;
  beforeAll(async () => {
    server = await openShippedServer(shipped);
  });
  afterAll(() => server.close());
  const auditsOf = () => serverAudits({ url: () => `${server.url}/graphql`, fetchFn: fetch });
  // In the second round the fast path answers what it can.
  const audits = [...auditsOf(), ...auditsOf()];

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const { status, ...rest } = await audit.fn();
    expect([status, 'reason' in rest ? rest.reason : null]).toEqual(['ok', null]);
  });
});
