/** Databases without write permission, as a user who is not root. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { post } from '../server/test-server.ts';
import { dateline } from '../support/cli.ts';

const MAIN = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');
const NOBODY = 65_534;

const isRoot = process.getuid?.() === 0;
const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
/** Another user cannot run a package in a folder that only root can read. */
const runs = spawnSync(process.execPath, [MAIN, '--version'], { ...user, env: {} }).status === 0;
if (!runs) console.warn('Serving a database that is read-only is not tested: no other user may read this package.');

async function seeded(): Promise<{ folder: string; database: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'dateline-read-only-'));
  onTestFinished(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true });
  });
  const database = join(folder, 'a.sqlite');
  expect((await dateline(['seed', '--database', database, '--json'])).code).toBe(0);
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  return { folder, database };
}

/** Starts the server; resolves to its first line and its standard error when it listens or has ended. */
async function serveAsUser(database: string) {
  const child = spawn(process.execPath, [MAIN, 'serve', '--json', '--port', '0', '--database', database], {
    ...user,
    env: {},
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => code as number);
  const [line] = (await Promise.race([once(createInterface(child.stdout), 'line'), ended.then(() => ['{}'])])) as [
    string,
  ];
  return { ...(JSON.parse(line) as { url?: string; error?: unknown }), stderr: () => stderr, ended };
}

const ask = async (url: string | undefined) =>
  (await post(String(url).replace('/graphql', ''), { query: '{ statistics { articleCount } }' })).body.data;

test.skipIf(!runs)('serve: a read-only file is served', async () => {
  const { database } = await seeded();
  chmodSync(database, 0o444);
  const { url } = await serveAsUser(database);
  expect(await ask(url)).toEqual({ statistics: { articleCount: 16 } });
});

test.skipIf(!runs)('serve: a file without a log is served from a read-only folder', async () => {
  const { folder, database } = await seeded();
  const db = new Database(database);
  db.pragma('journal_mode = DELETE');
  db.close();
  chmodSync(database, 0o444);
  chmodSync(folder, 0o555);
  const { url } = await serveAsUser(database);
  expect(await ask(url)).toEqual({ statistics: { articleCount: 16 } });
});

test.skipIf(!runs)(
  'a file with a log, in a folder that may not be written to, is refused with what to do',
  async () => {
    const { folder, database } = await seeded();
    chmodSync(folder, 0o555);
    const { ended, error, stderr } = await serveAsUser(database);
    expect(await ended).toBe(4);
    expect(JSON.stringify(error)).toContain('PRAGMA journal_mode = DELETE');
    expect(stderr()).not.toMatch(/\n\s+at /);
  },
);

const RENAME = 'mutation { renameEntity(input: { entity: "Entity:place/kyrgyzstan", name: "X" }) { __typename } }';

/** The error code of a correction, and whether readers see a change. */
async function correct(url: string | undefined, token: string) {
  const base = String(url).replace('/graphql', '');
  const { body } = await post(base, { query: RENAME }, { authorization: `Bearer ${token}` });
  const after = await post(base, { query: '{ changes { totalCount } }' });
  return { code: body.errors?.[0]?.extensions.code, message: body.errors?.[0]?.message, after: after.body.data };
}

test.skipIf(!runs)('serve: a correction of a read-only file is rejected with the reason', async () => {
  const { folder, database } = await seeded();
  const { stdout } = await dateline(['token', 'create', 'ada', '--scopes', 'correct', '--database', database]);
  const db = new Database(database);
  db.pragma('journal_mode = DELETE');
  db.close();
  chmodSync(database, 0o444);
  for (const mode of [0o755, 0o555]) {
    chmodSync(folder, mode);
    const { url, stderr } = await serveAsUser(database);
    expect(await correct(url, stdout.trim())).toEqual({
      code: 'DATABASE_UNWRITABLE',
      message: expect.stringContaining('cannot be written'),
      after: { changes: { totalCount: 0 } },
    });
    expect(stderr()).not.toMatch(/\n\s+at /);
  }
});

/** Runs a command; resolves to its exit code and standard error. */
async function runAsUser(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { ...user, env: {} });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  const [code] = await once(child, 'close');
  return { code, stderr };
}

test.skipIf(!runs)('commands that write: refuse before they read anything', async () => {
  const { folder, database } = await seeded();
  chmodSync(database, 0o444);
  chmodSync(folder, 0o555);
  const commands = [
    ['reseed', '--database', database],
    ['check', '--database', database],
    ['restore', '--database', database, database],
    ['seed', '--database', join(folder, 'new.sqlite')],
    ['migrate', '--database', join(folder, 'new.sqlite')],
    ['backup', '--database', database, join(folder, 'new.sqlite')],
  ];
  for (const args of commands) {
    const { code, stderr } = await runAsUser(args);
    expect([args[0], code]).toEqual([args[0], 4]);
    expect(stderr).toMatch(/^error: (This user may not write to|.* keeps a log beside it, and its folder).*\n$/);
  }
  expect(readdirSync(folder)).toEqual(['a.sqlite']);
});
