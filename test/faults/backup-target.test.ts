/** What a backup or restore may write to: never the database by another path, and only regular files. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { backup } from '../../src/store/database/backup.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { restore } from '../../src/store/database/restore.ts';
import { createToken, revokeToken } from '../../src/store/database/tokens.ts';
import { migrationsUpTo, newBase, open } from '../store/base.ts';
import { dateline, start } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { articlesOf, baseOf, look, rewrite } from './base.ts';
import { expectFailure } from './expect-failure.ts';

const FORCE = { force: true };
const newFile = (): string => join(folderOf({}), 'copy.sqlite');

function linkedFolder(path: string): string {
  const link = join(folderOf({}), 'alias');
  symlinkSync(dirname(path), link);
  return join(link, basename(path));
}

const hardLink = (path: string): string => {
  linkSync(path, `${path}.link`);
  return `${path}.link`;
};

const symbolicLink = (path: string): string => {
  symlinkSync(path, `${path}.link`);
  return `${path}.link`;
};

test.each([
  ['in a linked folder', linkedFolder],
  ['as a hard link', hardLink],
  ['as a symbolic link', symbolicLink],
  ['with a path that is written otherwise', (path: string) => join(dirname(path), '.', `./${basename(path)}`)],
  ['as its log in a linked folder', (path: string) => `${linkedFolder(path)}-wal`],
  ['as its shared memory', (path: string) => `${path}-shm`],
])('backup --force refuses the database %s, and loses nothing', async (_, pathTo) => {
  const path = baseOf(3);
  const store = open(path);
  store.db.exec("UPDATE articles SET section = 'acknowledged'");
  const before = statSync(path).ino;
  const to = pathTo(path);
  expectFailure(await dateline(['backup', to, '--force', '--database', path]), 2, /is the database itself/);
  expectFailure(await dateline(['restore', path, '--database', pathTo === symbolicLink ? to : path]), 2, /itself/);
  expect(statSync(path).ino).toBe(before);
  const other = openStore(path, { readonly: true });
  expect(other.prepare('SELECT DISTINCT section FROM articles').all()).toEqual([{ section: 'acknowledged' }]);
  other.close();
});

test('backup --force refuses a name of SQLite, and a file with a log beside it', async () => {
  const [path, served] = [baseOf(3), baseOf(2)];
  for (const name of ['copy.sqlite-wal', 'copy.sqlite-SHM', 'copy.sqlite-journal']) {
    const refused = backup(path, join(folderOf({}), name), FORCE);
    await expect(refused).rejects.toMatchObject({ code: 'BAD_USER_INPUT', message: /Choose another name/ });
  }
  const store = open(served);
  store.db.exec("UPDATE articles SET section = 'acknowledged'");
  await expect(backup(path, served, FORCE)).rejects.toMatchObject({
    code: 'BAD_USER_INPUT',
    message: /-wal is the log/,
  });
  store.close();
  expect(await backup(path, served, FORCE)).toBe(3);
});

test.each([
  ['a folder', (path: string) => mkdirSync(path), /not a regular file/],
  ['a FIFO', (path: string) => execFileSync('mkfifo', [path]), /not a regular file/],
  ['a link to a device', (path: string) => symlinkSync('/dev/null', path), /is a symbolic link|not a regular file/],
  ['a link to a file', (path: string) => symlinkSync('/etc/hostname', path), /is a symbolic link/],
  ['a link to nothing', (path: string) => symlinkSync('/nowhere/at/all', path), /is a symbolic link|does not exist/],
])('neither backup --force nor restore replaces %s', async (_, make, message) => {
  const [path, file] = [baseOf(2), newFile()];
  make(file);
  const before = lstatSync(file);
  expectFailure(await dateline(['backup', file, '--force', '--database', path]), 2, message);
  const { code } = await dateline(['restore', path, '--database', file]);
  expect([2, 4]).toContain(code);
  expect([lstatSync(file).ino, lstatSync(file).mode]).toEqual([before.ino, before.mode]);
});

test('a database is not written by one of several names of its file', async () => {
  const [path, copy, from] = [
    baseOf(3),
    newFile(),
    folderOf({ 'a.txt': 'Ada Lovelace met Charles Babbage in London.' }),
  ];
  await backup(path, copy, FORCE);
  const link = hardLink(path);
  const create = ['entity', 'create', 'Grace', '--kind', 'PERSON'];
  for (const args of [['reseed', '--from', from], ['migrate'], ['restore', copy], ['backup', newFile()], create]) {
    for (const name of [path, link]) {
      expectFailure(await dateline([...args, '--database', name]), 4, /is one of 2 names of its file/);
    }
  }
  rmSync(link);
  expect((await dateline([...create, '--database', path])).code).toBe(0);
});

test('a FIFO is refused as a database instead of being waited for', async () => {
  const fifo = newFile();
  execFileSync('mkfifo', [fifo]);
  for (const args of [['serve'], ['check'], ['migrate'], ['backup', newFile()], ['changes', 'list']]) {
    expectFailure(await dateline([...args, '--database', fifo]), 4, /is not a regular file/);
  }
});

test('a new database is not restored beside the log of another', async () => {
  const [path, file] = [newFile(), newFile()];
  await backup(baseOf(2), file, FORCE);
  writeFileSync(`${path}-wal`, 'log');
  expectFailure(await dateline(['restore', file, '--database', path]), 2, /-wal is the log of a database/);
  expect(existsSync(path)).toBe(false);
});

test('of two backups into one new file one is refused, and the file is whole', async () => {
  const [path, file] = [baseOf(300), newFile()];
  const both = await Promise.allSettled([backup(path, file, { force: false }), backup(path, file, { force: false })]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(look(file).defects).toEqual([]);
  expect(readdirSync(dirname(file)).filter((name) => name.includes('part'))).toEqual([]);
});

test('a backup has the permissions of the database', async () => {
  const [path, file] = [baseOf(1), newFile()];
  execFileSync('chmod', ['600', path]);
  await backup(path, file, FORCE);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test('what a killed backup leaves is deleted by the next one', async () => {
  const [path, file] = [baseOf(1500), newFile()];
  const leftovers = () => readdirSync(dirname(file)).filter((name) => name.includes('.part'));
  writeFileSync(file, 'dear');
  for (let attempt = 0; attempt < 8 && leftovers().length === 0; attempt++) {
    const child = start(['backup', file, '--force', '--database', path], {});
    child.stderr.once('data', () => child.kill('SIGKILL'));
    await once(child, 'close');
  }
  expect(leftovers()).not.toEqual([]);
  const living = `${file}.${process.pid}.00.part`;
  writeFileSync(living, '');
  expect(await backup(path, file, FORCE)).toBe(1500);
  expect(leftovers()).toEqual([basename(living)]);
});

const SCOPES = { scopes: ['correct'], createdAt: '2020-01-01T00:00:00Z', expiresAt: null } as const;

test('a restore keeps tokens and revocations that are newer than the backup, and says so', async () => {
  const [path, file] = [baseOf(3), newFile()];
  const store = openStore(path);
  for (const name of ['good', 'leaked', 'long.gone']) createToken(store, { name, ...SCOPES });
  revokeToken(store, 'long.gone', '2021');
  await backup(path, file, FORCE);
  revokeToken(store, 'leaked', '2022');
  createToken(store, { name: 'later', ...SCOPES });
  const before = store.prepare('SELECT * FROM tokens ORDER BY name').all();
  store.close();
  const ran = await dateline(['restore', file, '--database', path]);
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/^Tokens revoked since the backup, which stay revoked: leaked\.$/m);
  expect(ran.stdout).toMatch(/^Tokens that the backup does not have, which were kept: later\.$/m);
  expect(open(path).prepare('SELECT * FROM tokens ORDER BY name').all()).toEqual(before);
  const again = await dateline(['restore', file, '--database', path, '--json']);
  expect(JSON.parse(again.stdout)).toMatchObject({ articles: 3, tokens: { revoked: ['leaked'], added: ['later'] } });
});

test('a restore takes tokens that only the backup has, their revocations, and no other secret of a name', async () => {
  const [path, other, file] = [newBase(), newBase(), newFile()];
  const store = open(path);
  const from = open(other);
  for (const name of ['both', 'theirs', 'theirs.revoked']) createToken(from, { name, ...SCOPES });
  revokeToken(from, 'theirs.revoked', '2021');
  createToken(store, { name: 'both', ...SCOPES });
  const own = store.prepare("SELECT digest FROM tokens WHERE name = 'both'").get();
  await backup(other, file, FORCE);
  expect((await dateline(['restore', file, '--database', path])).code).toBe(0);
  const rows = store.prepare('SELECT name, revoked_at FROM tokens ORDER BY name').all();
  expect(rows).toEqual([
    { name: 'both', revoked_at: null },
    { name: 'theirs', revoked_at: null },
    { name: 'theirs.revoked', revoked_at: '2021' },
  ]);
  expect(store.prepare("SELECT digest FROM tokens WHERE name = 'both'").get()).toEqual(own);
});

test('a token that is revoked while a restore copies stays revoked', async () => {
  const [path, file] = [baseOf(3), newFile()];
  const store = open(path);
  createToken(store, { name: 'leaked', ...SCOPES });
  await backup(path, file, FORCE);
  rewrite(path, articlesOf('spoke', 4));
  store.db.exec('BEGIN IMMEDIATE');
  const restored = restore(file, path);
  // The restore has read the tokens, and waits for this transaction.
  await new Promise((resolve) => setTimeout(resolve, 200));
  store.db.exec("UPDATE tokens SET revoked_at = '2022'; COMMIT");
  expect(await restored).toEqual({ articles: 3, tokens: { revoked: ['leaked'], added: [] } });
  expect(store.prepare('SELECT name, revoked_at FROM tokens').all()).toEqual([{ name: 'leaked', revoked_at: '2022' }]);
});

test('an older backup without tokens keeps those of the database', async () => {
  const [path, older] = [baseOf(3), newFile()];
  migrate(older, migrationsUpTo(7));
  const store = open(path);
  createToken(store, { name: 'later', ...SCOPES });
  expect((await dateline(['restore', older, '--database', path])).code).toBe(0);
  expect(store.prepare('SELECT name FROM tokens').all()).toEqual([{ name: 'later' }]);
});
