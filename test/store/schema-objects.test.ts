/** Databases whose schema is not what the migrations make are refused, wherever the file comes from. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { check } from '../../src/store/check/check.ts';
import { backup } from '../../src/store/database/backup.ts';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore } from '../../src/store/database/open.ts';
import { restore } from '../../src/store/database/restore.ts';
import { SCHEMA_DIGESTS, schemaDigest } from '../../src/store/database/schema.ts';
import { listMigrations } from '../../src/store/database/version.ts';
import { dateline } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { newBase, olderBase, open } from './base.ts';

const newFile = (): string => join(folderOf({}), 'copy.sqlite');

/** Runs `work` on a plain connection that may write everything. */
function alter(path: string, work: (db: Database.Database) => void): string {
  const db = new Database(path).unsafeMode();
  try {
    work(db);
  } finally {
    db.close();
  }
  return path;
}

test('every version has the digest of the schema that its migrations make', () => {
  const versions = listMigrations().map(({ version }) => version);
  const digests = versions.map((version) => {
    const db = new Database(olderBase(version), { readonly: true });
    try {
      return schemaDigest(db);
    } finally {
      db.close();
    }
  });
  expect(SCHEMA_DIGESTS).toEqual([schemaDigest(new Database(':memory:')), ...digests]);
});

const editSchema =
  (sql: string) =>
  (db: Database.Database): void => {
    db.pragma('writable_schema = ON');
    db.exec(sql);
  };

const CHANGES: readonly (readonly [string, (db: Database.Database) => void, RegExp])[] = [
  [
    'a trigger',
    (db) => db.exec("CREATE TRIGGER evil AFTER INSERT ON changes BEGIN UPDATE articles SET title = 'x'; END"),
    /trigger "evil" is not made by the migrations/,
  ],
  ['a view', (db) => db.exec('CREATE VIEW evil AS SELECT * FROM tokens'), /view "evil" is not made/],
  ['a table', (db) => db.exec('CREATE TABLE evil (id)'), /table "evil" is not made/],
  ['an index', (db) => db.exec('CREATE INDEX evil ON articles (abs(id))'), /index "evil" is not made/],
  ['no index of ours', (db) => db.exec('DROP INDEX mentions_by_origin'), /index "mentions_by_origin" is missing/],
  [
    'a generated column',
    (db) => db.exec('ALTER TABLE tokens ADD COLUMN evil TEXT AS (upper(name))'),
    /table "tokens" is not as the migrations make it/,
  ],
  [
    'a view in the place of a table',
    (db) => db.exec('ALTER TABLE tokens RENAME TO evil; CREATE VIEW tokens AS SELECT * FROM evil'),
    /view "tokens" is not made.*table "tokens" is missing/,
  ],
  [
    'a CHECK that was taken out of its text',
    editSchema("UPDATE sqlite_schema SET sql = replace(sql, ' CHECK (name <> '''')', '') WHERE name = 'tokens'"),
    /table "tokens" is not as/,
  ],
  ['a version that is not its own', (db) => db.pragma('user_version = 3'), /is not made/],
  ['a negative version', (db) => db.pragma('user_version = -1'), /is not made/],
  ['the version of an empty file', (db) => db.pragma('user_version = 0'), /is not made/],
];

describe.each(CHANGES)('a database with %s', (_, change, message) => {
  const refusal = expect.objectContaining({ code: 'DATABASE_NOT_OURS', message: expect.stringMatching(message) });

  test('is refused by opening, migrating, backup and restore', async () => {
    const path = alter(newBase(), change);
    expect(() => openStore(path)).toThrow(refusal);
    expect(() => openStore(path, { readonly: true })).toThrow(refusal);
    expect(() => migrate(path)).toThrow(refusal);
    await expect(backup(path, newFile(), { force: false })).rejects.toEqual(refusal);
    await expect(restore(path, newBase())).rejects.toEqual(refusal);
  });
});

test('a database of another encoding is refused, empty or not', () => {
  const path = newFile();
  alter(path, (db) => {
    db.pragma('encoding = "UTF-16le"');
    db.exec('CREATE TABLE gone (id); DROP TABLE gone');
  });
  expect(() => migrate(path)).toThrow(expect.objectContaining({ code: 'DATABASE_NOT_OURS' }));
});

test('a changed database of an older version is not migrated', async () => {
  const path = alter(olderBase(5), (db) => db.exec('CREATE TABLE evil (id)'));
  expect(() => migrate(path)).toThrow(expect.objectContaining({ code: 'DATABASE_NOT_OURS' }));
  await expect(restore(path, newBase())).rejects.toMatchObject({ code: 'DATABASE_NOT_OURS' });
});

test('tables that ANALYZE makes are allowed, and every older version is', () => {
  const path = alter(newBase(), (db) => db.exec("ANALYZE; INSERT INTO sqlite_stat1 VALUES ('runs', NULL, '1')"));
  expect(check(open(path))).toEqual([]);
  for (const { version } of listMigrations()) {
    const older = olderBase(version);
    expect(migrate(older)).toEqual({ from: version, to: listMigrations().length });
    expect(check(open(older))).toEqual([]);
  }
});

test('an open store reports what another program added since', () => {
  const path = newBase();
  const store = open(path);
  alter(path, (db) => db.exec('CREATE VIEW evil AS SELECT 1'));
  expect(check(store)).toEqual([{ table: 'database', key: '', message: 'view "evil" is not made by the migrations' }]);
});

test('check prints the name of a foreign object as an escape, with exit code 4', async () => {
  const path = alter(newBase(), (db) => db.exec('CREATE TABLE "evil\u001b[2J" (id)'));
  const { code, stderr } = await dateline(['check', '--database', path]);
  expect(code).toBe(4);
  expect(stderr).toContain('table "evil\\u001b[2J" is not made by the migrations');
});

test('the schema of a database that is open may not call functions that SQLite does not trust', () => {
  const path = newBase();
  const { db } = open(path);
  expect(db.pragma('trusted_schema', { simple: true })).toBe(0);
  expect(db.pragma('cell_size_check', { simple: true })).toBe(1);
  db.pragma('writable_schema = ON');
  expect(() => db.exec("UPDATE sqlite_schema SET sql = ''")).toThrow(/may not be modified/);
});
