/** A migration that is killed leaves the version before it, and the next start migrates. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { listMigrations } from '../../src/store/database/version.ts';
import { folderOf } from '../support/folder.ts';
import { baseOf, look } from './base.ts';

/** Built by `npm test` before any test runs. */
const MIGRATE_TO = join(PACKAGE_ROOT, 'dist', 'test', 'faults', 'migrate-to.js');
const LATEST = listMigrations().length;

const withNext = (sql: string): string => {
  const folder = folderOf({ [`${String(LATEST + 1).padStart(3, '0')}_next.sql`]: sql });
  for (const { file } of listMigrations()) copyFileSync(file, join(folder, basename(file)));
  return folder;
};

const peek = (path: string): unknown => {
  const db = new Database(path);
  try {
    const tables = db.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'next'").pluck().get();
    return [db.pragma('user_version', { simple: true }), tables];
  } finally {
    db.close();
  }
};

/** Changes an existing table, writes more than the page cache holds, and never ends. */
const ENDLESS = `
  CREATE TABLE next (words TEXT) STRICT;
  DELETE FROM statistics;
  PRAGMA cache_size = 10;
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) INSERT INTO next SELECT hex(randomblob(2000)) FROM n;`;

test('a migration killed while it writes to the disk leaves the version before it', async () => {
  const path = baseOf(10);
  const before = look(path);
  const child = spawn(process.execPath, [MIGRATE_TO, path, withNext(ENDLESS)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  await once(child.stdout, 'data');
  await vi.waitUntil(() => (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 1_000_000, 30_000);
  child.kill('SIGKILL');
  await ended;
  expect(peek(path)).toEqual([LATEST, 0]);
  expect(look(path)).toEqual(before);
  const next = withNext('CREATE TABLE next (words TEXT) STRICT;');
  expect(migrate(path, next)).toEqual({ from: LATEST, to: LATEST + 1 });
  expect(peek(path)).toEqual([LATEST + 1, 1]);
});
