/** A server that is stopped or killed while it answers. */

import { statSync } from 'node:fs';
import { type ClientRequest, request } from 'node:http';
import { expect, test } from 'vitest';
import { serve } from '../support/cli.ts';
import { articlesOf, baseOf, look, rewrite } from './base.ts';

const BODY = JSON.stringify({ query: '{ articles(first: 1) { totalCount nodes { text } } }' });

/** A request that the server has begun to take: it has told the client to go on and send the body. */
function begun(url: string): Promise<ClientRequest> {
  const headers = { 'content-type': 'application/json', 'content-length': BODY.length, expect: '100-continue' };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers, agent: false });
    sent.on('continue', () => resolve(sent)).on('error', reject);
    sent.flushHeaders();
  });
}

/** The count that comes back; rejects when the connection is cut. */
function answerTo(sent: ClientRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    sent.on('error', reject);
    sent.on('response', async (response) => {
      resolve(JSON.parse(Buffer.concat(await response.toArray()).toString()).data.articles.totalCount);
    });
  });
}

function finish(sent: ClientRequest): Promise<unknown> {
  const answer = answerTo(sent);
  sent.end(BODY);
  return answer;
}

const isRefused = (url: string): Promise<boolean> =>
  fetch(new URL('/health', url)).then(
    () => false,
    () => true,
  );

const logOf = (path: string): number => statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;

test('stopped under load it answers requests in flight, accepts no new ones, and leaves no log', async () => {
  const path = baseOf(5);
  const server = await serve(['--database', path, '--drain-seconds', '60', '--max-wait-seconds', '60']);
  rewrite(path, articlesOf('spoke', 9));
  const underWay = await Promise.all(Array.from({ length: 20 }, () => begun(server.url)));
  const stopped = server.stop('SIGTERM');
  await expect.poll(() => isRefused(server.url)).toBe(true);
  expect(await Promise.all(underWay.map(finish))).toEqual(Array(20).fill(9));
  expect(await stopped).toBe(0);
  expect(logOf(path)).toBe(0);
});

test('stopped while clients never finish, it ends after the grace period', async () => {
  const server = await serve(['--database', baseOf(1), '--drain-seconds', '1']);
  const underWay = await Promise.all([begun(server.url), begun(server.url)]);
  const cut = underWay.map((sent) => expect(answerTo(sent)).rejects.toThrow());
  expect(await server.stop('SIGTERM')).toBe(0);
  await Promise.all(cut);
});

test('killed while it serves, it does not hinder the next server', async () => {
  const path = baseOf(5);
  const server = await serve(['--database', path]);
  rewrite(path, articlesOf('spoke', 9));
  const underWay = await begun(server.url);
  const cut = expect(answerTo(underWay)).rejects.toThrow();
  await server.stop('SIGKILL');
  await cut;
  const again = await serve(['--database', path]);
  expect(await finish(await begun(again.url))).toBe(9);
  expect(await again.stop()).toBe(0);
  expect(look(path).defects).toEqual([]);
});
