/** Readiness: 503 once another Dateline has migrated the database to a newer version. */
import Database from 'better-sqlite3';
import { buildSchema } from 'graphql';
import { expect, test } from 'vitest';
import { openTestServer } from './test-server.ts';

test('/ready: 200 until the database has a newer version than the server', async () => {
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
