/** Readiness follows the file: damaged, deleted or replaced, and no error over HTTP says where it is. */
import { closeSync, copyFileSync, openSync, renameSync, rmSync, statSync, truncateSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '../../src/store/database/open.ts';
import { createToken } from '../../src/store/database/tokens.ts';
import { baseOf, PAGE } from '../faults/base.ts';
import { open } from '../store/base.ts';
import { serve } from '../support/cli.ts';

const ready = async (url: string) => {
  const response = await fetch(new URL('/ready', url));
  return { status: response.status, text: await response.text() };
};

const ask = async (url: string, query: string, token?: string) => {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return response.text();
};

const QUERY = '{ articles(first: 10) { nodes { text } } }';

const write = (path: string, at: number, bytes: Buffer): void => {
  const file = openSync(path, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
};

/** Overwrites everything but the first page. */
function overwrite(path: string): void {
  const db = new Database(path);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  write(path, PAGE, Buffer.alloc(statSync(path).size - PAGE, 0x5a));
}

test.each([
  ['damaged beyond its first page', overwrite, /damaged/],
  ['deleted', (path: string) => rmSync(path), /deleted or replaced/],
  [
    'replaced by a copy',
    (path: string) => {
      copyFileSync(path, `${path}.copy`);
      renameSync(`${path}.copy`, path);
    },
    /deleted or replaced/,
  ],
  ['emptied', (path: string) => truncateSync(path), /emptied/],
  ['moved', (path: string) => renameSync(path, `${path}.away`), /deleted or replaced/],
])('/ready is 503 when the file was %s, and says no path', async (_, change, message) => {
  const path = baseOf(20);
  const server = await serve(['--database', path]);
  expect(await ask(server.url, QUERY)).not.toContain('errors');
  expect((await ready(server.url)).status).toBe(200);
  change(path);
  const { status, text } = await ready(server.url);
  expect([status, text]).toEqual([503, expect.stringMatching(message)]);
  expect(text).not.toContain(dirname(path));
  await server.stop();
});

/** Overwrites an index of the entities, which a probe does not read. */
function damageIndex(path: string): void {
  const db = new Database(path);
  const root = db
    .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'sqlite_autoindex_entities_1'")
    .pluck()
    .get();
  db.close();
  write(path, (Number(root) - 1) * PAGE, Buffer.alloc(PAGE));
}

test('/ready is 503 once a query met damage', async () => {
  const path = baseOf(40);
  damageIndex(path);
  const server = await serve(['--database', path]);
  expect((await ready(server.url)).status).toBe(200);
  expect(await ask(server.url, '{ entity(key: "person/ada") { name } }')).toContain('INTERNAL_SERVER_ERROR');
  expect(await ready(server.url)).toMatchObject({ status: 503, text: expect.stringMatching(/met damage/) });
  await server.stop();
});

/** A server with a token that may correct. */
async function serveCorrections(path: string) {
  const store = openStore(path);
  const token = { name: 'ada', scopes: ['correct'], createdAt: '2020-01-01T00:00:00Z', expiresAt: null } as const;
  const secret = createToken(store, token);
  store.close();
  return { secret, server: await serve(['--database', path]) };
}

const MUTATION = `mutation { renameEntity(input: { entity: "Entity:person/ada", name: "Ada L." }) {
  __typename ... on MutationError { message } } }`;

test.each([
  ['is damaged', overwrite, /DATABASE_CORRUPT|INTERNAL_SERVER_ERROR/],
  ['is deleted', (path: string) => rmSync(path), /NOT_FOUND|DATABASE|SERVER_ERROR/],
  ['is kept busy', (path: string) => open(path).db.exec('BEGIN IMMEDIATE'), /BusyError|DATABASE_BUSY/],
  [
    'was changed by another program',
    (path: string) => open(path).db.exec('CREATE VIEW evil AS SELECT 1'),
    /DATABASE_NOT_OURS/,
  ],
])('a correction says no path when the database %s', async (_, change, message) => {
  const path = baseOf(20);
  const { server, secret } = await serveCorrections(path);
  change(path);
  const text = await ask(server.url, MUTATION, secret);
  expect(text).toMatch(message);
  expect(text).not.toContain(dirname(path));
  await server.stop();
});

test('/ready is 503 once a correction met damage on its thread, and the log says which', async () => {
  const path = baseOf(40);
  const { server, secret } = await serveCorrections(path);
  damageIndex(path);
  expect((await ready(server.url)).status).toBe(200);
  expect(await ask(server.url, MUTATION, secret)).toMatch(/DATABASE_CORRUPT|INTERNAL_SERVER_ERROR/);
  expect(await ready(server.url)).toMatchObject({ status: 503, text: expect.stringMatching(/met damage/) });
  expect(server.stderr()).toMatch(/"level":"error".*is damaged.*"msg":"database error"/);
  await server.stop();
});
