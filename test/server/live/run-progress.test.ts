/** The subscription to the progress of a run, over server-sent events and WebSocket, of runs in any process. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { reseed } from '../../../src/store/reseed.ts';
import { createRunProgress } from '../../../src/store/write/run-progress.ts';
import { articleOf } from '../../store/article-of.ts';
import { dateline, serve } from '../../support/cli.ts';
import { newsOf } from '../../support/news.ts';
import { NO_RATE_LIMIT } from '../test-server.ts';
import { type EventStream, subscribe } from './event-stream.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';

const PROGRESS =
  'subscription ($id: ID) { runProgress(id: $id) { eventId runId stage done total run { number command articlesAdded } } }';

let server: LiveServer;
beforeAll(async () => {
  const articles = [articleOf('first', '[Ada](person/ada) wrote')];
  server = await openLiveServer(articles, { limits: { ...NO_RATE_LIMIT, heartbeatSeconds: 1 } });
});
afterAll(() => server.close());

async function open(variables: object = {}, headers = {}): Promise<EventStream> {
  const stream = await subscribe(server.url, { query: PROGRESS, variables }, headers);
  onTestFinished(() => stream.close());
  return stream;
}
const lastRun = (): number => server.writer.db.prepare('SELECT max(id) FROM runs').pluck().get() as number;

/** Tells what it is given at once. */
const begin = () => createRunProgress(server.writer, 0);

function finish(number: () => number | null, key: string): void {
  reseed(server.writer, {
    articles: [articleOf(key, '[Ada](person/ada) spoke')],
    keep: new Set(),
    scope: [],
    gazetteer: null,
    run: { command: 'INGEST', startedAt: '2020-01-01T00:00:00Z', extractor: null, extractorVersion: null, number },
  });
}

describe('runProgress', () => {
  test('tells each step of the run that it names, then the finished run, and ends', async () => {
    const { tell, number, end } = begin();
    tell({ stage: 'READING', done: 1, total: 3 });
    const id = `Run:${number()}`;
    expect(number()).toBe(lastRun() + 1);
    const stream = await open({ id });
    const step = { runId: id, run: null, eventId: expect.any(String) };
    expect((await stream.result()).data.runProgress).toEqual({ ...step, stage: 'READING', done: 1, total: 3 });
    tell({ stage: 'READING', done: 2, total: 3 });
    expect((await stream.result()).data.runProgress).toEqual({ ...step, stage: 'READING', done: 2, total: 3 });
    tell({ stage: 'INDEXING', done: 0, total: null });
    expect((await stream.result()).data.runProgress).toEqual({ ...step, stage: 'INDEXING', done: 0, total: null });
    finish(number, 'named');
    end();
    const run = { number: number(), command: 'INGEST', articlesAdded: 1 };
    expect((await stream.result()).data.runProgress).toMatchObject({
      runId: id,
      stage: 'FINISHED',
      done: 1,
      total: 1,
      run,
    });
    expect((await stream.next())?.event).toBe('complete');
    expect(await stream.next()).toBeUndefined();
  });

  test('answers at once for a run that has ended, also over WebSocket, and where it is gone on with', async () => {
    const id = `Run:${lastRun()}`;
    const stream = await open({ id });
    const { data } = await stream.result();
    expect(data.runProgress).toMatchObject({ runId: id, stage: 'FINISHED' });
    expect((await stream.next())?.event).toBe('complete');
    const again = await open({ id }, { 'last-event-id': data.runProgress.eventId });
    expect((await again.next())?.event).toBe('complete');
    const client = createClient({
      url: `${server.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    });
    onTestFinished(() => void client.dispose());
    const told = [];
    for await (const result of client.iterate({ query: PROGRESS, variables: { id } })) told.push(result.data);
    expect(told).toMatchObject([{ runProgress: { runId: id, stage: 'FINISHED' } }]);
  });

  test('without an id follows the run in progress, or else the next one', async () => {
    const waiting = await open();
    const { tell, number, end } = begin();
    tell({ stage: 'READING', done: 0, total: 9 });
    const joined = await open();
    for (const stream of [waiting, joined]) {
      expect((await stream.result()).data.runProgress).toMatchObject({ runId: `Run:${number()}`, done: 0, total: 9 });
    }
    finish(number, 'next');
    end();
    for (const stream of [waiting, joined]) {
      expect((await stream.result()).data.runProgress).toMatchObject({ stage: 'FINISHED', run: { number: number() } });
      expect((await stream.next())?.event).toBe('complete');
    }
    const quick = await open();
    finish(() => null, 'quick');
    expect((await quick.result()).data.runProgress).toMatchObject({ stage: 'FINISHED', run: { number: lastRun() } });
  });

  test('ends with NOT_FOUND for a run that fails, and refuses one that never was', async () => {
    const { tell, number, end } = begin();
    tell({ stage: 'READING', done: 1, total: 3 });
    const stream = await open({ id: `Run:${number()}` });
    await stream.result();
    end();
    expect((await stream.result()).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    expect((await stream.next())?.event).toBe('complete');
  });

  test.each([
    ['of no run', { id: 'Run:99999' }, 'NOT_FOUND'],
    ['of an article', { id: 'Article:first' }, 'BAD_USER_INPUT'],
    ['that is none', { id: 'Run:1 OR 1=1' }, 'BAD_USER_INPUT'],
    ['that is empty', { id: '' }, 'BAD_USER_INPUT'],
    ['beyond numbers', { id: `Run:${'9'.repeat(40)}` }, 'BAD_USER_INPUT'],
  ])('refuses an id %s', async (_, variables, code) => {
    const { response, ...stream } = await open(variables);
    expect(response.statusCode).toBe(200);
    const { errors } = await stream.result();
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  test.each(['x', 'r1-FINISHED', '0000000000000000-1', 'r-1', 'n99999999999999999999'])(
    'refuses to go on after %s',
    async (id) => {
      const { errors } = await (await open({}, { 'last-event-id': id })).result();
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    },
  );

  test('forgets what a process that was killed left behind, when the next run begins', () => {
    const insert = server.writer.db.prepare("INSERT INTO run_progress VALUES (5000, 'READING', 0, 1, ?)");
    const { tell, number, end } = begin();
    tell({ stage: 'READING', done: 0, total: 1 });
    const name = server.writer.db.prepare('SELECT process FROM run_progress').pluck().get() as string;
    end();
    insert.run(name.replace(/\d+$/, '4194305'));
    const next = begin();
    next.tell({ stage: 'READING', done: 0, total: 1 });
    expect([number(), next.number()]).toEqual([lastRun() + 1, lastRun() + 1]);
    next.end();
  });
});

test('a command in another process is followed by a server', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const [database, more] = [join(folder, 'a.sqlite'), join(folder, 'more.jsonl')];
  writeFileSync(join(folder, 'a.txt'), newsOf(1));
  await dateline(['seed', '--from', folder, '--database', database]);
  const lines = Array.from({ length: 600 }, (_, index) =>
    JSON.stringify({ key: `k${index}`, text: newsOf(index + 2) }),
  );
  writeFileSync(more, lines.join('\n'));
  const serving = await serve(['--database', database]);
  onTestFinished(async () => void (await serving.stop()));
  const stream = await subscribe(new URL(serving.url).origin, { query: PROGRESS });
  onTestFinished(() => stream.close());
  const ingesting = dateline(['ingest', more, '--database', database, '--threads', '1']);
  const told = [];
  for (let { data } = await stream.result(); ; { data } = await stream.result()) {
    told.push(data.runProgress);
    if (data.runProgress.stage === 'FINISHED') break;
  }
  expect(await ingesting).toMatchObject({ code: 0 });
  expect(told.length).toBeGreaterThan(1);
  expect(told[0]).toMatchObject({ runId: 'Run:2', stage: 'READING', run: null });
  expect(told.at(-1)).toMatchObject({ runId: 'Run:2', run: { number: 2, articlesAdded: 600 } });
});
