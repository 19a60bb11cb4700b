/** Damaged database files: commands report the damage, do not serve wrong data, and do not write. */
import { copyFileSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { dateline, serve } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { baseOf, isSame, PAGE } from './base.ts';
import { expectFailure } from './expect-failure.ts';

const overwrite = (path: string, at: number, bytes: Buffer): void => {
  writeSync(openSync(path, 'r+'), bytes, 0, bytes.length, at);
};

/** The page at which a table or index begins, from 1. */
function rootOf(path: string, name: string): number {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name) as number;
  } finally {
    db.close();
  }
}

const zeroRootOf = (path: string, name: string): void =>
  overwrite(path, (rootOf(path, name) - 1) * PAGE, Buffer.alloc(PAGE));

/** Puts the log of another database beside it, as moving files by hand may do. */
function takeLogOfAnother(path: string): void {
  const other = new Database(join(folderOf({}), 'other.sqlite'));
  other.pragma('journal_mode = WAL');
  other.exec('CREATE TABLE recipes (name); INSERT INTO recipes VALUES (1)');
  copyFileSync(`${other.name}-wal`, `${path}-wal`);
  other.close();
}

/** Files on which no connection can be opened. */
const UNUSABLE: readonly (readonly [string, (path: string) => void, RegExp])[] = [
  ['text', (path) => writeFileSync(path, 'Dear diary, '.repeat(1000)), /is not a SQLite database/],
  ['cut in half', (path) => truncateSync(path, Math.floor(readFileSync(path).length / 2)), /is damaged\. Move it away/],
  ['without its header', (path) => overwrite(path, 0, Buffer.alloc(100, 0xff)), /or its header is damaged/],
  ['beside the log of another', takeLogOfAnother, /is (damaged|a database of another program)/],
];

describe.each(UNUSABLE)('a file that is %s', (_, damage, message) => {
  test.each(['serve', 'reseed', 'migrate', 'check', 'backup'])('is refused by %s and not changed', async (name) => {
    const path = baseOf(40);
    damage(path);
    const before = readFileSync(path);
    const more = name === 'backup' ? [join(folderOf({}), 'copy.sqlite')] : [];
    expectFailure(await dateline([name, ...more, '--database', path]), 4, message);
    expect(isSame(path, before)).toBe(true);
  });
});

const ask = async (url: string, query: string) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return (await response.json()) as { data: unknown; errors?: { message: string }[] };
};

const TEXTS = '{ articles(first: 10) { nodes { text } } }';
const ENTITY = '{ entity(key: "person/ada") { name } }';

describe.each([
  ['a page of a table', 'article_texts', TEXTS],
  ['a page of an index', 'sqlite_autoindex_entities_1', ENTITY],
])('a file with %s blank', (_, name, query) => {
  const damaged = (): string => {
    const path = baseOf(40);
    zeroRootOf(path, name);
    return path;
  };

  test('is reported by check', async () => {
    const { code, stdout } = await dateline(['check', '--database', damaged()]);
    expect(code).toBe(8);
    expect(stdout).toMatch(/^database: .+$/m);
    expect(stdout).toMatch(/^Defects: \d+\.$/m);
  });

  test('is not backed up', async () => {
    const file = join(folderOf({}), 'copy.sqlite');
    expectFailure(await dateline(['backup', file, '--database', damaged()]), 4, /is damaged/);
  });

  test('gives errors instead of answers', async () => {
    const server = await serve(['--database', damaged()]).catch((error: Error) => error);
    if (server instanceof Error) {
      expect(server.message).toContain('is damaged');
      return;
    }
    const { errors } = await ask(server.url, query);
    expect(errors?.length).toBeGreaterThan(0);
    expect(await server.stop()).toBe(0);
    expect(server.stderr()).toContain('malformed');
  });
});
