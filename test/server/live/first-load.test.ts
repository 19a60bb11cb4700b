/** What a subscriber is told that waits while an empty database is filled. */
import { expect, onTestFinished, test } from 'vitest';
import { articleOf, entityOf } from '../../store/article-of.ts';
import { reseedTo } from '../../store/base.ts';
import { type EventStream, subscribe } from './event-stream.ts';
import { type LiveServer, openLiveServer } from './live-server.ts';

const INGESTED = 'subscription ($after: ID) { articleIngested(after: $after) { eventId article { key } } }';
const CHANGES = 'subscription { changeApplied { change { number } } }';
const ARTICLES = ['one', 'two', 'three'].map((key) => articleOf(key, `[Ada](person/ada) wrote ${key}`));
/** With the articles and Ada more than are told one by one. */
const MANY = Array.from({ length: 10_000 }, (_, at) => entityOf(`person/p-${at}`));

async function empty(): Promise<LiveServer> {
  const server = await openLiveServer([]);
  onTestFinished(() => server.close());
  return server;
}

async function open(server: LiveServer, body: object): Promise<EventStream> {
  const stream = await subscribe(server.url, body);
  onTestFinished(() => stream.close());
  return stream;
}

const keysOf = async (stream: EventStream): Promise<string[]> => {
  const keys: string[] = [];
  for (const _ of ARTICLES) keys.push((await stream.result()).data.articleIngested.article.key);
  return keys.sort();
};

test('each article of a small first load, and what comes after it', async () => {
  const server = await empty();
  const stream = await open(server, { query: INGESTED });
  server.reseed(...ARTICLES);
  expect(await keysOf(stream)).toEqual(['one', 'three', 'two']);
  server.reseed(...ARTICLES, articleOf('four', '[Ada](person/ada) wrote four'));
  expect((await stream.result()).data.articleIngested.article.key).toBe('four');
});

test('the same from a position before it', async () => {
  const server = await empty();
  const revision = server.writer.db.prepare("SELECT epoch || '-' || current FROM revisions").pluck().get();
  server.reseed(...ARTICLES);
  const stream = await open(server, { query: INGESTED, variables: { after: revision } });
  expect(await keysOf(stream)).toEqual(['one', 'three', 'two']);
});

test('of a large first load one code, to read anew, and the end; then it can subscribe anew', async () => {
  const server = await empty();
  const stream = await open(server, { query: INGESTED });
  const changes = await open(server, { query: CHANGES });
  reseedTo(server.writer, { articles: ARTICLES, known: MANY });
  expect((await stream.result()).errors).toMatchObject([{ extensions: { code: 'EVENT_EXPIRED' } }]);
  expect(await stream.next()).toMatchObject({ event: 'complete' });
  expect(await stream.next()).toBeUndefined();
  const again = await open(server, { query: INGESTED });
  reseedTo(server.writer, { articles: [...ARTICLES, articleOf('four', '[Ada](person/ada) wrote four')], known: MANY });
  expect((await again.result()).data.articleIngested.article.key).toBe('four');
  const number = server.change({ type: 'CREATE_ENTITY', kind: 'PERSON', name: 'Zoe' });
  expect((await changes.result()).data.changeApplied.change.number).toBe(number);
});
