/** Snapshots isolate readers from commits, and end with the work that reads them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/store/database/migrate.ts';
import { openStore, type Store } from '../../src/store/database/open.ts';
import { withSnapshot } from '../../src/store/database/snapshot.ts';

let folder: string;
let reader: Store;
let writer: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dateline-snapshot-'));
  const path = join(folder, 'a.sqlite');
  migrate(path);
  reader = openStore(path, { readonly: true });
  writer = openStore(path);
});
afterEach(() => {
  reader.close();
  writer.close();
  rmSync(folder, { recursive: true });
});

const count = (): unknown => reader.db.prepare('SELECT count(*) FROM asserters').pluck().get();
const write = (name: string) =>
  writer.db.prepare("INSERT INTO asserters (type, name, version) VALUES ('SEED', ?, '')").run(name);

test('a commit is not seen within a snapshot, and is seen after it', () => {
  withSnapshot(reader, () => {
    expect(count()).toBe(0);
    write('one');
    expect(count()).toBe(0);
  });
  expect(count()).toBe(1);
});

test('a snapshot ends when its work waits', async () => {
  const work = withSnapshot(reader, async () => {
    const before = count();
    await Promise.resolve();
    return before;
  });
  write('one');
  expect(count()).toBe(1);
  expect(await work).toBe(0);
});

test('a snapshot ends when its work fails', () => {
  const fail = (): never => {
    throw new Error('no');
  };
  expect(() => withSnapshot(reader, fail)).toThrow('no');
  write('one');
  expect(count()).toBe(1);
});
