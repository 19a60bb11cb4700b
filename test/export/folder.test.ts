/** The folder of an export: it appears when it is complete, and nothing else is written or replaced. */
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inNewFolder } from '../../src/export/export-folder.ts';
import { fileNameOf } from '../../src/export/file-names.ts';
import type { Format } from '../../src/export/format.ts';
import type { Records } from '../../src/export/records.ts';
import { writeFiles } from '../../src/export/write-files.ts';
import { addTo, folderOf } from '../support/folder.ts';

const NO_RECORDS = {} as Records;
const plain = (write: () => Iterable<string>): Format => ({
  summary: '',
  mediaType: 'text/plain',
  files: [{ name: 'a.txt', write }],
});
const pause = () => Promise.resolve();

const exportTo = (out: string, text: string, force = false) =>
  inNewFolder(out, force, (folder) =>
    writeFiles(folder, { format: plain(() => [text]), records: NO_RECORDS, facts: { format: 'plain' }, pause }),
  );

test('writes into a new folder, an empty one, and with force over an earlier export', async () => {
  const out = join(folderOf({}), 'deep', 'out');
  expect(await exportTo(out, 'one')).toBeGreaterThan(3);
  expect(JSON.parse(readFileSync(join(out, 'export.json'), 'utf8'))).toMatchObject({
    dateline: 'export',
    fileCount: 1,
  });
  await expect(exportTo(out, 'two')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('one');
  await exportTo(out, 'two', true);
  expect(readFileSync(join(out, 'a.txt'), 'utf8')).toBe('two');
  expect(readdirSync(join(out, '..'))).toEqual(['out']);
  const empty = folderOf({});
  await exportTo(empty, 'three');
  expect(readdirSync(empty).sort()).toEqual(['a.txt', 'export.json']);
});

test('replaces nothing but an export, even with force', async () => {
  const folder = folderOf({ 'mine.txt': 'mine', file: 'f' });
  symlinkSync(folder, join(folder, 'link'));
  for (const out of [folder, join(folder, 'file'), join(folder, 'link')])
    await expect(exportTo(out, 'text', true)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  const out = join(folder, 'out');
  await exportTo(out, 'one');
  addTo(out, { 'notes.txt': 'mine' });
  await expect(exportTo(out, 'two', true)).rejects.toThrow(/holds more than an export/);
  expect(readFileSync(join(out, 'notes.txt'), 'utf8')).toBe('mine');
});

test('leaves no folder when it fails, and deletes what a killed process left', async () => {
  const folder = folderOf({});
  const out = join(folder, 'out');
  // No process has such a number.
  mkdirSync(`${out}.4194999.00ff.part`);
  mkdirSync(`${out}.${process.pid}.00ff.part`);
  const failing = plain(function* () {
    yield 'half';
    throw new Error('stop');
  });
  const files = { format: failing, records: NO_RECORDS, facts: {}, pause };
  await expect(inNewFolder(out, false, (inner) => writeFiles(inner, files))).rejects.toThrow('stop');
  // That of a running process stays.
  expect(readdirSync(folder)).toEqual([`out.${process.pid}.00ff.part`]);
});

test('waits after each piece, so that a slow disk or reader slows the reading down', async () => {
  const out = join(folderOf({}), 'out');
  let [given, most] = [0, 0];
  let waiting = 0;
  const format = plain(function* () {
    for (; given < 50; given++) yield 'x'.repeat(100_000);
  });
  const counting = async (): Promise<void> => {
    waiting++;
    most = Math.max(most, given + 1 - waiting);
  };
  await inNewFolder(out, false, (folder) =>
    writeFiles(folder, { format, records: NO_RECORDS, facts: {}, pause: counting }),
  );
  expect(most).toBeLessThanOrEqual(1);
  expect(existsSync(out)).toBe(true);
});

test('names of files: are safe and different, whatever the keys', () => {
  for (const key of [
    '../../etc/passwd',
    '/root',
    'a\\b',
    'con',
    'nul.txt',
    '.hidden',
    'a/b',
    'a:b',
    'A',
    '',
    '.',
    'x'.repeat(400),
  ]) {
    expect(fileNameOf(key)).toMatch(/^[a-z0-9][a-z0-9_.~-]{0,150}$/);
    expect(fileNameOf(key)).not.toMatch(/^(con|nul)(\.|$)/);
  }
  expect(fileNameOf('2005-07-11-bakiyev-elected')).toBe('2005-07-11-bakiyev-elected');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (one, other) => {
      // On some file systems case does not count.
      expect(fileNameOf(one).toLowerCase() === fileNameOf(other).toLowerCase()).toBe(one === other);
    }),
  );
});
