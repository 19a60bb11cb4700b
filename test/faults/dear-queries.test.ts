/** Queries that take long, over HTTP: turns of clients, deadlines, clients that leave, and a server that is stopped meanwhile. */
import { expect, onTestFinished, test } from 'vitest';
import { writeArticles } from '../../bench/data/articles.ts';
import { createWorld } from '../../bench/data/world.ts';
import { openStore } from '../../src/store/database/open.ts';
import { createToken } from '../../src/store/database/tokens.ts';
import { newBase, reseedTo } from '../store/base.ts';
import { type Serving, serve } from '../support/cli.ts';
import { type Answer, connect } from '../support/connection.ts';
import { look } from './base.ts';

const ARTICLES = 200;

/** Far over the limits of a server, so that a few articles are enough. */
const WIDE = {
  '--max-cost': 999_999,
  '--max-root-fields': 1000,
  '--max-aliases': 1000,
  '--max-fields': 5000,
  '--max-tokens': 10_000,
  '--max-requests-per-minute': 0,
  '--operation-seconds': 3600,
  '--max-wait-seconds': 3600,
  '--drain-seconds': 3600,
  '--readers': 1,
  '--metrics': 'on',
};

/** Counts entities of mentions by a filter that all of them meet, so many times; each takes several milliseconds. */
function counts(times: number): string {
  const filter = '{ article: { mentions: { entity: { articles: { mentions: { score: { gte: 0 } } } } } } }';
  const fields = Array.from({ length: times }, (_, index) => `f${index}: mentions(filter: $filter) { ...F }`);
  return `query ($filter: MentionFilter = ${filter}) { ${fields.join(' ')} }
    fragment F on MentionConnection { facets { entities(first: 90) { count } } }`;
}

const DEAR = counts(12);
/** Takes long enough to be seen waiting on a busy machine. */
const LONG = counts(30);
/** Takes far longer than all the rest of a test. */
const ENDLESS = counts(700);

interface Server extends Serving {
  readonly path: string;
  readonly secret: string;
  /** A connection of its own that posts a query. Rejects when it is cut. */
  readonly ask: (query: string, from?: string) => Promise<Answer>;
  readonly waiting: (kind: string) => Promise<number>;
}

async function open(flags: Readonly<Record<string, number | string>> = {}): Promise<Server> {
  const path = newBase();
  const store = openStore(path);
  reseedTo(store, { articles: [...writeArticles(createWorld(ARTICLES), ARTICLES)] });
  const secret = createToken(store, {
    name: 'ada',
    scopes: ['correct'],
    createdAt: '2020-01-01T00:00:00Z',
    expiresAt: null,
  });
  store.close();
  const all = Object.entries({ ...WIDE, ...flags }).flatMap(([name, value]) => [name, String(value)]);
  const server = await serve(['--database', path, ...all]);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  const ask = async (query: string, from?: string): Promise<Answer> => {
    const connection = connect(server.url, { authorization: `Bearer ${secret}` }, from);
    onTestFinished(connection.close);
    return connection.ask(query);
  };
  const waiting = async (kind: string): Promise<number> => {
    const text = await (await fetch(new URL('/metrics', server.url))).text();
    return Number(new RegExp(`dateline_operations_waiting\\{kind="${kind}"\\} (\\d+)`).exec(text)?.[1]);
  };
  return { ...server, path, secret, ask, waiting };
}

const PATIENT = { timeout: 60_000, interval: 20 };
const MINUTES = { timeout: 240_000 };

const codeOf = ({ body }: Answer): unknown =>
  (body as { errors?: { extensions: { code: string } }[] }).errors?.[0]?.extensions.code;

test('clients of other addresses take turns, however many requests each of them has', MINUTES, async () => {
  const { ask, waiting } = await open();
  const order: string[] = [];
  let stopped = false;
  /** Repeats the query on so many connections. */
  const repeat = (from: string, connections: number): Promise<void>[] =>
    Array.from({ length: connections }, async () => {
      while (!stopped) {
        expect((await ask(DEAR, from)).status).toBe(200);
        order.push(from);
      }
    });
  const others = ['127.0.0.2', '127.0.0.3', '127.0.0.4', '127.0.0.5'];
  const load = others.flatMap((from) => repeat(from, 5));
  await expect.poll(() => waiting('query'), PATIENT).toBe(19);
  const turns: number[] = [];
  for (let count = 0; count < 3; count++) {
    const before = order.length;
    expect((await ask(DEAR, '127.0.0.1')).status).toBe(200);
    turns.push(order.length - before);
  }
  stopped = true;
  await Promise.all(load);
  // The query that runs, one of each other client, and one whose answer arrives together with it.
  expect(Math.max(...turns), String(turns)).toBeLessThanOrEqual(others.length + 2);
  expect(new Set(order)).toEqual(new Set(others));
});

test('a query over its time ends with TOO_SLOW, and its connection answers the next one', MINUTES, async () => {
  const { url } = await open({ '--operation-seconds': 1 });
  const connection = connect(url);
  onTestFinished(connection.close);
  for (let time = 0; time < 2; time++) {
    const slow = await connection.ask(ENDLESS);
    expect([slow.status, codeOf(slow), slow.headers.connection]).toEqual([200, 'TOO_SLOW', 'keep-alive']);
    const next = await connection.ask('{ articles(first: 1) { totalCount } }');
    expect(next.body).toMatchObject({ data: { articles: { totalCount: ARTICLES } } });
  }
});

test('a query ends when its client leaves, and the one that waits is executed', MINUTES, async () => {
  const { url, ask, waiting } = await open();
  const leaving = Array.from({ length: 3 }, () => connect(url));
  const cut = leaving.map(({ ask: post }) => expect(post(ENDLESS)).rejects.toThrow());
  await expect.poll(() => waiting('query'), PATIENT).toBe(2);
  const stays = ask(DEAR, '127.0.0.2');
  await expect.poll(() => waiting('query'), PATIENT).toBe(3);
  for (const { close } of leaving) close();
  await Promise.all(cut);
  const answer = await stays;
  expect([answer.status, codeOf(answer)]).toEqual([200, undefined]);
  expect(await waiting('query')).toBe(0);
});

const create = (name: string): string =>
  `mutation { done: createEntity(input: { kind: PERSON, name: "${name}" }) { ... on ChangePayload { change { number } } } }`;

/** Keeps others from writing until it is called. */
function holdUp(path: string): () => void {
  const { db, close } = openStore(path);
  db.exec('BEGIN IMMEDIATE');
  return () => {
    db.exec('ROLLBACK');
    close();
  };
}

test('stopped while threads execute queries and corrections, it answers all of them', MINUTES, async () => {
  const { ask, waiting, stop, path, stderr } = await open();
  const queries = Array.from({ length: 5 }, (_, index) => ask(LONG, `127.0.0.${index + 2}`));
  await expect.poll(() => waiting('query'), PATIENT).toBeGreaterThan(0);
  const release = holdUp(path);
  const corrections = ['Ada', 'Grace'].map((name) => ask(create(name)));
  await expect.poll(() => waiting('mutation'), PATIENT).toBe(1);
  const stopped = stop('SIGTERM');
  await expect.poll(stderr, PATIENT).toContain('draining');
  release();
  for (const answer of await Promise.all(queries)) expect([answer.status, codeOf(answer)]).toEqual([200, undefined]);
  expect((await Promise.all(corrections)).map(({ body }) => body)).toEqual(
    [1, 2].map((number) => expect.objectContaining({ data: { done: { change: { number } } } })),
  );
  expect(await stopped).toBe(0);
  expect(look(path).defects).toEqual([]);
});

test(
  'stopped while operations take longer than the drain time, it rejects them, and cuts off a correction',
  MINUTES,
  async () => {
    const { ask, waiting, stop, path } = await open({ '--drain-seconds': 1 });
    expect((await ask(create('Ada'))).body).toMatchObject({ data: { done: { change: { number: 1 } } } });
    const release = holdUp(path);
    const queries = [ENDLESS, ENDLESS, ENDLESS].map((query) => ask(query));
    await expect.poll(() => waiting('query'), PATIENT).toBe(2);
    // It waits some seconds for the other writer, which is more than the drain time.
    const running = expect(ask(create('Grace'))).rejects.toThrow();
    const waits = ask(create('Mary'));
    await expect.poll(() => waiting('mutation'), PATIENT).toBe(1);
    expect(await stop('SIGTERM')).toBe(0);
    for (const answer of await Promise.all([...queries, waits])) {
      expect([answer.status, codeOf(answer), answer.headers['retry-after']]).toEqual([503, 'OVERLOADED', '1']);
    }
    await running;
    release();
    const changes = openStore(path, { readonly: true });
    expect(changes.db.prepare('SELECT number FROM changes').pluck().all()).toEqual([1]);
    changes.close();
    expect(look(path).defects).toEqual([]);
  },
);
