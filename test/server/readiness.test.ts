/** Readiness follows the database: ready while it is of our version, not ready when another Dateline has changed it. */
import Database from 'better-sqlite3';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { openTestServer } from './test-server.ts';

test('the server is ready until the database becomes newer than it', async () => {
  const server = await openTestServer(buildSchema('type Query { a: Int }'));
  try {
    const ready = await fetch(`${server.url}/ready`);
    expect(ready.status).toBe(200);
    const { status, databaseVersion } = (await ready.json()) as { status: string; databaseVersion: number };
    expect(status).toBe('ready');

    const other = new Database(server.database);
    other.pragma(`user_version = ${databaseVersion + 1}`);
    other.close();
    const late = await fetch(`${server.url}/ready`);
    expect(late.status).toBe(503);
    expect(await late.json()).toMatchObject({ status: 'not ready', reason: expect.stringContaining('newer') });
  } finally {
    await server.close();
  }
});
