/** Paths, numbers and arguments that make no sense: an exit code for them, and one line that says what is wrong. */
import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dateline, MAIN } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD, seeded } from './seeds.ts';

/** Exit code 2 or 4, nothing on standard output, and no "Unexpected" or stack trace. */
async function expectRefused(words: readonly string[], cwd: string): Promise<void> {
  const { code, stdout, stderr } = await dateline(words, { cwd });
  expect([words, stdout, stderr]).toEqual([words, '', expect.stringMatching(/(^|\n)error: .+\n(\(see --help\)\n)?$/)]);
  expect(stderr).not.toMatch(/Unexpected|^ +at /m);
  expect([words, code]).toEqual([words, stderr.includes('regular file') && code === 4 ? 4 : 2]);
}

describe('paths', () => {
  test.each([
    ['a folder', 'folder'],
    ['a link to itself', 'loop'],
    ['a path through a file', 'empty/file'],
    ['a device without an end', '/dev/zero'],
    ['nothing', ''],
  ])(
    '%s is refused wherever a file is expected',
    async (_what, path) => {
      const cwd = folderOf({ 'folder/a.txt': 'a', empty: '', ...GOOD });
      symlinkSync('loop', join(cwd, 'loop'));
      const database = ['--database', await seeded()];
      await expectRefused(['change', path, ...database], cwd);
      await expectRefused(['extract', path, '--from', '.'], cwd);
      await expectRefused(['restore', path, ...database], cwd);
      await expectRefused(['backup', path, ...database], cwd);
      await expectRefused(['migrate', '--database', path], cwd);
      await expectRefused(['seed', '--from', '.', '--database', path], cwd);
      if (path !== '') await expectRefused(['serve', '--port', '0', '--persisted', path, ...database], cwd);
      if (path !== 'folder')
        await expectRefused(['seed', '--dry-run', '--from', path, '--database', 'new.sqlite'], cwd);
    },
    60_000,
  );

  test('a file that is not UTF-8 is refused', async () => {
    const cwd = folderOf({ 'a.json': new Uint8Array([0xff, 0xfe]) });
    const database = ['--database', await seeded()];
    await expectRefused(['change', 'a.json', ...database], cwd);
    await expectRefused(['changes', 'import', 'a.json', ...database], cwd);
  });
});

test.each(['', 'NaN', '-1', '1e9', '99999999999999999999', '1.5', '0x10', 'Infinity', '١'])(
  'as a number, %j is refused',
  async (number) => {
    const database = ['--database', await seeded()];
    const cwd = folderOf({});
    await expectRefused(['changes', 'list', '--first', number, ...database], cwd);
    await expectRefused(['undo', number, ...database], cwd);
    await expectRefused(['serve', '--max-depth', number, ...database], cwd);
    await expectRefused(['token', 'create', 'a', '--scopes', 'correct', '--expires', number, ...database], cwd);
  },
  60_000,
);

test('a full device for standard output is an error', () => {
  const words = ['-c', '"$0" "$1" schema > /dev/full', process.execPath, MAIN];
  const { status, stderr } = spawnSync('bash', words, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([2, 'error: Standard output cannot be written (ENOSPC).\n']);
});
