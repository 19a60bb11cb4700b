/** Subscriptions over server-sent events. */
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../../../src/server/metrics.ts';
import { forgetChanges } from '../../../src/store/write/revisions.ts';
import { articleOf } from '../../store/article-of.ts';
import { NO_RATE_LIMIT, post } from '../test-server.ts';
import { type EventStream, subscribe } from './event-stream.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';

const FIRST = articleOf('first', '[Ada](person/ada) met [Bob](person/bob)', { source: 'Post' });
const KEYS =
  'subscription ($filter: ArticleFilter, $after: ID) { articleIngested(filter: $filter, after: $after) { eventId article { key source } } }';
const MENTIONS =
  'subscription ($entity: ID!) { mentionOf(entity: $entity) { eventId entity { key } article { key } mentions { nodes { surface } } } }';
const CHANGES = 'subscription ($after: ID) { changeApplied(after: $after) { eventId change { number type state } } }';

const LIMITS = { ...NO_RATE_LIMIT, heartbeatSeconds: 1, maxSubscriptions: 12, maxSubscriptionsPerAddress: 8 };

let server: LiveServer;
let count = 0;
beforeAll(async () => {
  server = await openLiveServer([FIRST], {
    limits: LIMITS,
    trustedProxies: 1,
    corsOrigins: ['https://one.example'],
    metrics: createMetrics('none'),
  });
});
afterAll(() => server.close());

const from = (client: string) => ({ 'x-forwarded-for': client });

async function open(body: object, headers?: Readonly<Record<string, string>>): Promise<EventStream> {
  const stream = await subscribe(server.url, body, headers);
  onTestFinished(() => stream.close());
  return stream;
}

/** An article that no other test has, beside the first one. */
function store(text = '[Ada](person/ada) wrote', facts = {}): string {
  const key = `article-${++count}`;
  server.reseed(FIRST, articleOf(key, text, facts));
  return key;
}
// biome-ignore lint/suspicious/noExplicitAny: the result of any subscription
const keyIn = ({ data }: any): string => (data.articleIngested ?? data.mentionOf).article.key;
const revision = async (): Promise<string> =>
  (await post(server.url, { query: '{ statistics { revision } }' })).body.data.statistics.revision;
const openSubscriptions = async (): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^dateline_subscriptions (\d+)/m.exec(text)?.[1]);
};

describe('articleIngested', () => {
  test('sends an article that another process stores, with its id', async () => {
    const stream = await open({ query: KEYS });
    expect(stream.response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    const key = store();
    const { event, id, data } = (await stream.next()) ?? {};
    expect(event).toBe('next');
    expect(JSON.parse(data ?? '')).toEqual({
      data: { articleIngested: { eventId: id, article: { key, source: null } } },
      extensions: { cost: expect.any(Number) },
    });
  });

  test('sends only what its filter lets through', async () => {
    const stream = await open({ query: KEYS, variables: { filter: { source: { eq: 'Gazette' } } } });
    store();
    const key = store('[Ada](person/ada) wrote', { source: 'Gazette' });
    expect(keyIn(await stream.result())).toBe(key);
  });

  test('sends an article that a correction changes, and again one whose correction is undone', async () => {
    const stream = await open({ query: KEYS });
    const request = { type: 'EDIT_ARTICLE', article: 'first', edit: { source: 'Times' } };
    const number = server.change(request);
    expect((await stream.result()).data.articleIngested.article).toEqual({ key: 'first', source: 'Times' });
    server.change({ type: 'UNDO', change: number });
    expect((await stream.result()).data.articleIngested.article).toEqual({ key: 'first', source: 'Post' });
  });
});

describe('mentionOf', () => {
  test('sends articles that mention the entity, with its mentions', async () => {
    const stream = await open({ query: MENTIONS, variables: { entity: 'Entity:person/bob' } });
    store();
    const key = store('[Bob](person/bob) saw [Ada](person/ada)');
    const { eventId: _id, ...told } = (await stream.result()).data.mentionOf;
    expect(told).toEqual({
      entity: { key: 'person/bob' },
      article: { key },
      mentions: { nodes: [{ surface: 'Bob' }] },
    });
  });

  test('follows a merge to the survivor, and back when it is undone', async () => {
    server.reseed(FIRST, articleOf('carl', '[Carl](person/carl)'), articleOf('carol', '[Carol](person/carol)'));
    const stream = await open({ query: MENTIONS, variables: { entity: 'Entity:person/carl' } });
    const told = async () => {
      const { entity, article } = (await stream.result()).data.mentionOf;
      return [entity.key, article.key];
    };
    const merge = { type: 'MERGE_ENTITIES', survivor: 'person/carol', merged: ['person/carl'] };
    const number = server.change(merge);
    expect(await told()).toEqual(['person/carol', 'carl']);
    server.change({ type: 'UNDO', change: number });
    expect(await told()).toEqual(['person/carl', 'carl']);
  });

  test.each([
    ['Entity:person/nobody', 'NOT_FOUND'],
    ['Article:first', 'BAD_USER_INPUT'],
  ])('of %s is refused (%s)', async (entity, code) => {
    const stream = await open({ query: MENTIONS, variables: { entity } });
    expect((await stream.result()).errors).toMatchObject([{ path: ['mentionOf'], extensions: { code } }]);
    expect((await stream.next())?.event).toBe('complete');
  });
});

test('changeApplied sends each change once, in the order of the log', async () => {
  const stream = await open({ query: CHANGES });
  const create = (name: string) => server.change({ type: 'CREATE_ENTITY', kind: 'PERSON', name });
  const made = [create('Dan'), create('Eve')];
  made.push(server.change({ type: 'UNDO', change: made[1] as number }));
  const results = [await stream.result(), await stream.result(), await stream.result()];
  expect(results.map(({ data }) => data.changeApplied.change.number)).toEqual(made);
  const after = results[0].data.changeApplied.eventId;
  const resumed = await open({ query: CHANGES, variables: { after } });
  expect((await resumed.result()).data.changeApplied.change).toEqual({
    number: made[1],
    type: 'CREATE_ENTITY',
    state: 'UNDONE',
  });
});

describe('a client that was away', () => {
  test('gets what it missed after the last event, by the header or the argument', async () => {
    const first = await open({ query: KEYS });
    store();
    await first.result();
    first.close();
    const missed = store();
    const id = first.lastId() as string;
    const byHeader = await open({ query: KEYS, variables: { after: 'not looked at' } }, { 'last-event-id': id });
    const byArgument = await open({ query: KEYS, variables: { after: id } });
    expect([keyIn(await byHeader.result()), keyIn(await byArgument.result())]).toEqual([missed, missed]);
  });

  test('goes on from a revision, or from a heartbeat when no event came', async () => {
    const since = await revision();
    const filtered = await open({ query: KEYS, variables: { filter: { source: { eq: 'nobody' } } } });
    void filtered.next();
    await expect.poll(filtered.lastId).toBe(since);
    const missed = store();
    const stream = await open({ query: KEYS, variables: { after: since } });
    expect(keyIn(await stream.result())).toBe(missed);
  });

  test('is told when it is not known any more what it missed', async () => {
    const since = await revision();
    store();
    const kept = await revision();
    store();
    forgetChanges(server.writer, 1);
    const stream = await open({ query: KEYS, variables: { after: since } });
    expect((await stream.result()).errors).toMatchObject([{ extensions: { code: 'EVENT_EXPIRED' } }]);
    expect(await stream.next()).toMatchObject({ event: 'complete' });
    expect(kept).not.toBe(since);
  });

  test.each(['x', 'Article:first', '0000000000000000-c1'])('is refused with %j, which is no event', async (after) => {
    const stream = await open({ query: KEYS, variables: { after } });
    expect((await stream.result()).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('is told that an event is of another database', async () => {
    const stream = await open({ query: KEYS, variables: { after: '0000000000000000-1' } });
    expect((await stream.result()).errors).toMatchObject([{ extensions: { code: 'EVENT_EXPIRED' } }]);
  });
});

describe('a subscription is refused', () => {
  test.each([
    ['TOO_COSTLY', 'article { mentions(first: 100) { nodes { entity { articles(first: 100) { nodes { key } } } } } }'],
    ['TOO_DEEP', `article { ${'versions { edges { node { '.repeat(4)} key ${'} } }'.repeat(4)} }`],
    ['BAD_USER_INPUT', 'article { mentions(first: 1000) { totalCount } }'],
    ['GRAPHQL_VALIDATION_FAILED', 'nothing'],
  ])('%s as a query is', async (code, selection) => {
    const query = `{ articleIngested { ${selection} } }`;
    const stream = await open({ query: `subscription ${query}` });
    const { errors } = await stream.result();
    expect(errors).toMatchObject([{ extensions: { code } }]);
    if (code !== 'TOO_COSTLY') return;
    const asked = await post(server.url, {
      query: '{ articles(first: 100) { nodes { mentions(first: 100) { nodes { surface } } } } }',
    });
    expect(errors[0].message.replace(/\d+/, '')).toBe(asked.body.errors[0].message.replace(/\d+/, ''));
  });

  test('without a media type for a stream', async () => {
    const { status, body } = await post(server.url, { query: KEYS });
    expect(status).toBe(406);
    expect(body.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('beyond those of an address, and of the process', async () => {
    await expect.poll(openSubscriptions).toBe(0);
    for (let each = 0; each < 8; each++) await open({ query: KEYS }, from('10.0.0.1'));
    const second = await open({ query: KEYS }, from('10.0.0.1'));
    expect(second.response.statusCode).toBe(429);
    expect((await second.result()).errors).toMatchObject([{ extensions: { code: 'TOO_MANY_SUBSCRIPTIONS', most: 8 } }]);
    for (let each = 0; each < 4; each++) await open({ query: KEYS }, from('10.0.0.2'));
    const third = await open({ query: KEYS }, from('10.0.0.3'));
    expect(third.response.statusCode).toBe(503);
    expect(await openSubscriptions()).toBe(12);
  });

  test('for a host that is not this one', async () => {
    const stream = await open({ query: KEYS }, { host: 'evil.example' });
    expect(stream.response.statusCode).toBe(421);
  });
});

test('queries are answered while as many subscriptions are open as requests may be in flight, and pages of listed origins may read', async () => {
  const few = await openLiveServer([FIRST], {
    limits: { ...LIMITS, maxInFlight: 2 },
    corsOrigins: ['https://one.example'],
  });
  onTestFinished(few.close);
  const streams: EventStream[] = [];
  for (let each = 0; each < 3; each++) {
    streams.push(await subscribe(few.url, { query: KEYS }, { origin: 'https://one.example' }));
  }
  expect(streams[2]?.response.headers['access-control-allow-origin']).toBe('https://one.example');
  expect((await post(few.url, { query: '{ statistics { articleCount } }' })).status).toBe(200);
  for (const { close } of streams) close();
});

test('nothing is left of clients that were killed', async () => {
  await expect.poll(openSubscriptions).toBe(0);
  const streams = await Promise.all(Array.from({ length: 5 }, () => subscribe(server.url, { query: KEYS })));
  expect(await openSubscriptions()).toBe(5);
  for (const { response } of streams) response.socket.resetAndDestroy();
  await expect.poll(openSubscriptions).toBe(0);
});

test('a reader that does not read is dropped with a code, others are not', async () => {
  // More than the buffers of the system hold.
  const text = `[Ada](person/ada) ${'x'.repeat(900_000)}`;
  const large = Array.from({ length: 12 }, (_, at) => articleOf(`large-${at}`, text));
  const query = 'subscription { articleIngested { article { key text } } }';
  const [slow, quick] = [await open({ query }), await open({ query })];
  slow.response.pause();
  server.reseed(FIRST, ...large);
  const read: string[] = [];
  for (const _each of large) read.push(keyIn(await quick.result()));
  expect(read.toSorted()).toEqual(large.map(({ key }) => key).toSorted());
  await expect.poll(openSubscriptions, { timeout: 10_000 }).toBe(1);
  const codes: unknown[] = [];
  for (let block = await slow.next(); block?.event === 'next'; block = await slow.next()) {
    codes.push(...(JSON.parse(block.data ?? '').errors ?? []).map((error: { extensions: object }) => error.extensions));
  }
  expect(codes).toEqual([{ code: 'SLOW_READER' }]);
}, 30_000);

test('an event that is larger than a megabyte is told as an error, and the next one is sent', async () => {
  const stream = await open({ query: 'subscription { articleIngested { article { key text } } }' });
  store(`[Ada](person/ada) ${'x'.repeat(1_200_000)}`);
  expect((await stream.result()).errors).toMatchObject([{ extensions: { code: 'ANSWER_TOO_LARGE' } }]);
  const key = store();
  expect(keyIn(await stream.result())).toBe(key);
}, 20_000);
