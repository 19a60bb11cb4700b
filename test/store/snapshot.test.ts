/** Snapshots isolate readers from commits, and end with the last piece of work that uses them. */
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

test('a commit is not seen within a snapshot, and is seen after it', async () => {
  await withSnapshot(reader, async () => {
    expect(count()).toBe(0);
    write('one');
    await new Promise(setImmediate);
    expect(count()).toBe(0);
  });
  expect(count()).toBe(1);
});

test('overlapping work shares a snapshot, which ends with the last of it', async () => {
  const later: (() => void)[] = [];
  const pause = () => new Promise<void>((resolve) => later.push(resolve));
  const first = withSnapshot(reader, async () => {
    expect(count()).toBe(0);
    await pause();
  });
  write('one');
  const second = withSnapshot(reader, async () => {
    await pause();
    return count();
  });
  later[0]?.();
  await first;
  later[1]?.();
  expect(await second).toBe(0);
  expect(await withSnapshot(reader, count)).toBe(1);
});

test('a snapshot ends when its work fails', async () => {
  await expect(withSnapshot(reader, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  await expect(
    withSnapshot(reader, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  write('one');
  expect(count()).toBe(1);
});
