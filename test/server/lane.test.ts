/** The lane and Yoga's road send the same, whatever is sent to them. `REQUESTS` says how many times to ask. */
import { once } from 'node:events';
import { Agent } from 'node:http';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../schema/index.ts';
import type { Limits } from '../../src/limits.ts';
import { poolOf } from '../schema/compile/both-ways.ts';
import { type RandomOperation, randomOperation } from '../schema/compile/operations.ts';
import { Random } from '../schema/compile/random.ts';
import { openShipped, type Shipped } from '../support/shipped.ts';
import { exchange, type Sending } from './exchange.ts';
import { openRoad, openRoads, type Road } from './roads.ts';
import { randomSending } from './sendings.ts';
import { UNHURRIED } from './stage.ts';

const REQUESTS = Number(process.env.REQUESTS ?? 600);
const SEED = Number(process.env.SEED ?? 1);

/** Limits that random requests do go beyond. */
const NARROW: Limits = { ...UNHURRIED, maxCost: 1500, maxBodyKilobytes: 16, maxDepth: 9 };

const operations: readonly RandomOperation[] = [
  {
    source: 'query Asked($id: ID) { entity(id: $id) { id kind name articleCount } }',
    variables: { id: 'Entity:place/bishkek-kg' },
  },
  {
    source: 'query Asked($id: ID) { entity(id: $id) { id kind name articleCount } }',
    variables: { id: 'Entity:place/nowhere' },
  },
  { source: 'query Asked($first: Int!) { articles(first: $first) { nodes { id title } } }', variables: { first: 3 } },
  { source: 'query Asked($first: Int!) { articles(first: $first) { nodes { id text } } }', variables: { first: 101 } },
  {
    source: 'query A { articles(first: 2) { totalCount } } query Asked { entities(first: 2) { nodes { name } } }',
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

test('answers are the same on both roads, and many come from the lane', async () => {
  const [lane, yoga] = await openRoads(shipped, { limits: NARROW });
  const agent = new Agent({ keepAlive: true });
  try {
    const random = new Random(SEED);
    const pool = await poolOf(schema, shipped.store);
    for (let count = 0; count < REQUESTS; count++) {
      const operation = random.chance(0.5) ? random.pick(operations) : randomOperation(schema, random, pool);
      const sending = randomSending(operation, random);
      for (let times = 0; times < 2; times++) {
        const [one, other] = [await exchange(lane.url, sending, agent), await exchange(yoga.url, sending, agent)];
        expect(one, JSON.stringify(sending)).toEqual(other);
      }
    }
    expect(lane.read()).toBeGreaterThan(REQUESTS / 4);
    expect(yoga.read()).toBe(0);
  } finally {
    agent.destroy();
    await lane.close();
    await yoga.close();
  }
}, 300_000);

describe('the lane', () => {
  const asked: Sending = {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json' },
    body: '{"query":"{ articles(first: 2) { nodes { id } } entities(first: 2) { nodes { id } } }"}',
  };
  const agent = new Agent();

  test('takes what was asked before', async () => {
    const stage = await openRoad(shipped, true, {});
    try {
      for (const read of [0, 1, 2]) {
        await exchange(stage.url, asked, agent);
        expect(stage.read()).toBe(read);
      }
    } finally {
      await stage.close();
    }
  });

  test('lets no more of one address in than Yoga does', async () => {
    const [lane, yoga] = await openRoads(shipped, { limits: { ...UNHURRIED, maxRequestsPerMinute: 3 } });
    try {
      for (let count = 0; count < 5; count++) {
        expect(await exchange(lane.url, asked, agent)).toEqual(await exchange(yoga.url, asked, agent));
      }
      expect(lane.read()).toBe(2);
    } finally {
      await lane.close();
      await yoga.close();
    }
  });

  test('does nothing for who has hung up', async () => {
    const stage = await openRoad(shipped, true, {});
    try {
      await exchange(stage.url, asked, agent);
      await exchange(stage.url, asked, agent);
      const { port, hostname } = new URL(stage.url);
      const head = `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${asked.body?.length}\r\n\r\n`;
      const sockets = Array.from({ length: 20 }, () => connect(Number(port), hostname));
      await Promise.all(sockets.map((socket) => once(socket, 'connect')));
      const accepted = promisify(stage.server.getConnections.bind(stage.server));
      await expect.poll(() => accepted()).toBeGreaterThanOrEqual(sockets.length);
      for (const socket of sockets) {
        socket.write(`${head}${asked.body}`);
        socket.destroy();
      }
      await exchange(stage.url, asked, agent);
      expect(stage.read()).toBe(2);
    } finally {
      await stage.close();
    }
  });
});

describe('GraphQL over HTTP', () => {
  let stage: Road;
  beforeAll(async () => {
    stage = await openRoad(shipped, true, {});
  });
  afterAll(() => stage.close());
  const auditsOf = () => serverAudits({ url: () => `${stage.url}/graphql`, fetchFn: fetch });
  // Asked once more, the lane answers what it can.
  const audits = [...auditsOf(), ...auditsOf()];

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
    const { status, ...rest } = await audit.fn();
    expect([status, 'reason' in rest ? rest.reason : null]).toEqual(['ok', null]);
  });
});
