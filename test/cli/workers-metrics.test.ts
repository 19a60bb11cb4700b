/** Metrics of a cluster: any worker answers with those of all. */
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { connect } from '../support/connection.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD } from './seeds.ts';

const COUNT = '{ articles(first: 1) { totalCount } }';
const REQUESTS = 40;

/** Scrapes over a new connection, so that any worker may answer. */
async function scrape(url: string): Promise<string[]> {
  const response = await fetch(new URL('/metrics', url), { headers: { connection: 'close' } });
  expect([response.status, response.headers.get('content-type')]).toEqual([
    200,
    expect.stringMatching(/^text\/plain; version=0\.0\.4/),
  ]);
  return (await response.text()).split('\n');
}

const sumOf = (lines: readonly string[], name: string): number =>
  lines
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
    .reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);

test('/metrics of any worker has the sums of all workers, and the size of the one database', async () => {
  const database = join(folderOf({}), 'a.sqlite');
  const flags = ['--from', folderOf(GOOD), '--database', database];
  expect((await dateline(['seed', ...flags])).code).toBe(0);
  const server = await serve(['--workers', '2', '--metrics', 'on', ...flags]);
  onTestFinished(() => void server.child.kill('SIGKILL'));
  for (let count = 0; count < REQUESTS; count++) {
    const connection = connect(server.url);
    expect((await connection.ask(COUNT)).status).toBe(200);
    connection.close();
  }
  // One after the other, and at the same time.
  const scrapes = [
    await scrape(server.url),
    ...(await Promise.all(Array.from({ length: 12 }, () => scrape(server.url)))),
  ];
  for (const lines of scrapes) {
    expect(sumOf(lines, 'dateline_requests_total')).toBe(REQUESTS);
    expect(sumOf(lines, 'dateline_request_duration_seconds_count')).toBe(REQUESTS);
    expect(sumOf(lines, 'dateline_database_bytes')).toBeLessThan(2_000_000);
    expect(sumOf(lines, 'dateline_database_bytes')).toBeGreaterThan(10_000);
  }
  expect(await server.stop()).toBe(0);
});
