/** Tokens: the secret is shown once, valid and revoked at once, and never logged. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { seeded } from './seeds.ts';

const MERGE = `mutation {
  renameEntity(input: { entity: "Entity:person/ada-lovelace", name: "Ada King" }) {
    __typename
    ... on MutationError { message }
    ... on RenameEntityPayload { entity { name } }
  }
}`;

async function ask(url: string, query: string, token?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data?: unknown; errors?: { extensions: { code: string } }[] };
}

const codeOf = async (answer: ReturnType<typeof ask>) => (await answer).errors?.[0]?.extensions.code;

describe('token', () => {
  test('create, list and revoke print their result, and the secret only once', async () => {
    const database = await seeded();
    const made = await dateline([
      'token',
      'create',
      'ada',
      '--scopes',
      'correct,reseed',
      '--expires',
      '1',
      '--database',
      database,
    ]);
    expect([made.code, made.stdout]).toEqual([0, expect.stringMatching(/^dateline_[\w-]{43}\n$/)]);
    const listed = await dateline(['token', 'list', '--json', '--database', database]);
    const [token] = JSON.parse(listed.stdout);
    expect(token).toMatchObject({ name: 'ada', scopes: ['correct', 'reseed'], revokedAt: null });
    expect(Date.parse(token.expiresAt) - Date.parse(token.createdAt)).toBe(86_400_000);
    expect(listed.stdout).not.toContain(made.stdout.trim());
    expect((await dateline(['token', 'revoke', 'ada', '--database', database])).code).toBe(0);
    expect((await dateline(['token', 'list', '--database', database])).stdout).toMatch(
      /^ada {2}correct,reseed .* revoked 2/,
    );
  });

  test.each([
    [['create', 'ada', '--scopes', 'everything'], /Name some of read, ingest, correct, reseed/],
    [['create', 'ada', '--scopes', 'correct', '--expires', '0'], /1 to 36500 days/],
    [['create', 'ada'], /required option '--scopes/],
    [['revoke', 'nobody'], /There is no token "nobody"/],
    [['create', 'no name', '--scopes', 'correct'], /cannot be called "no name"/],
  ])('%j is rejected', async (words, message) => {
    const database = await seeded();
    const { code, stderr } = await dateline(['token', ...words, '--database', database]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('is valid for a running server until it is revoked, and is not logged', async () => {
    const database = await seeded();
    const server = await serve(['--database', database, '--log-level', 'debug']);
    expect(await codeOf(ask(server.url, MERGE))).toBe('UNAUTHORIZED');
    const { stdout } = await dateline(['token', 'create', 'ada', '--scopes', 'correct', '--database', database]);
    const token = stdout.trim();
    expect((await ask(server.url, MERGE, token)).data).toEqual({
      renameEntity: { __typename: 'RenameEntityPayload', entity: { name: 'Ada King' } },
    });
    expect(
      (await ask(server.url, '{ changes { nodes { createdBy type } } entity(key: "person/ada-lovelace") { name } }'))
        .data,
    ).toEqual({
      changes: { nodes: [{ createdBy: 'ada', type: 'RENAME_ENTITY' }] },
      entity: { name: 'Ada King' },
    });
    await dateline(['token', 'revoke', 'ada', '--database', database]);
    expect(await codeOf(ask(server.url, MERGE, token))).toBe('UNAUTHORIZED');
    expect(await server.stop()).toBe(0);
    expect(server.stderr()).toContain('"msg":"request"');
    expect(server.stderr()).not.toContain(token);
    expect(readFileSync(database).includes(token)).toBe(false);
  });
});

describe('serve', () => {
  test('answers queries while a mutation waits for another process and ends with BusyError', async () => {
    const database = await seeded();
    const { stdout } = await dateline(['token', 'create', 'ada', '--scopes', 'correct', '--database', database]);
    const server = await serve(['--database', database]);
    onTestFinished(async () => void (await server.stop()));
    const other = new Database(database);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    let answered = false;
    const change = ask(server.url, MERGE, stdout.trim()).finally(() => {
      answered = true;
    });
    expect((await ask(server.url, '{ statistics { articleCount } }')).data).toEqual({
      statistics: { articleCount: 2 },
    });
    expect(answered).toBe(false);
    expect((await change).data).toEqual({
      renameEntity: { __typename: 'BusyError', message: expect.stringContaining('are writing to the database') },
    });
    other.exec('ROLLBACK');
    expect((await ask(server.url, MERGE, stdout.trim())).data).toMatchObject({
      renameEntity: { __typename: 'RenameEntityPayload' },
    });
  });

  test('--read-only on: rejects every mutation, with a token or without', async () => {
    const database = await seeded();
    const { stdout } = await dateline(['token', 'create', 'ada', '--scopes', 'correct', '--database', database]);
    const server = await serve(['--database', database, '--read-only', 'on']);
    onTestFinished(async () => void (await server.stop()));
    expect(await codeOf(ask(server.url, MERGE, stdout.trim()))).toBe('DATABASE_UNWRITABLE');
    expect(await codeOf(ask(server.url, MERGE))).toBe('DATABASE_UNWRITABLE');
    expect((await ask(server.url, '{ changes { totalCount } }')).data).toEqual({ changes: { totalCount: 0 } });
  });
});
