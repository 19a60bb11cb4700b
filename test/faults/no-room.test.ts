/** A full disk and a limit on the size of files: reported in one line, and the old state stays. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { type CommandResult, dateline } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { newsOf } from '../support/news.ts';
import { baseOf, look } from './base.ts';
import { expectFailure } from './expect-failure.ts';

const MAIN = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');
const MANY = Array.from({ length: 300 }, (_, index) => JSON.stringify({ articleBody: newsOf(index) })).join('\n');

const mount = (folder: string, size: string): boolean =>
  spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder]).status === 0;
const unmount = (folder: string): void => void spawnSync('umount', [folder]);

/** Why no small disk can be mounted here; null when one can. */
function whyNoDisk(): string | null {
  if (process.getuid?.() !== 0) return 'only root may mount a small disk';
  const probe = spawnSync('bash', [
    '-c',
    'd=$(mktemp -d); mount -t tmpfs -o size=1m tmpfs $d && umount $d; s=$?; rmdir $d; exit $s',
  ]);
  return probe.status === 0 ? null : 'this machine lets nobody mount a small disk';
}
const noDisk = whyNoDisk();
if (noDisk) console.warn(`A full disk is not tested: ${noDisk}.`);

/** A disk with a database on it and little room beside. */
function smallDisk(size: string): { folder: string; path: string } {
  const folder = folderOf({});
  expect(mount(folder, size)).toBe(true);
  onTestFinished(() => unmount(folder));
  const path = join(folder, 'a.sqlite');
  copyFileSync(baseOf(20), path);
  return { folder, path };
}

test.skipIf(noDisk)('a reseed on a full disk leaves the old state, and works when there is room', async () => {
  const { folder, path } = smallDisk('1200k');
  const before = look(path);
  const flags = ['--from', folderOf({ 'many.jsonl': MANY }), '--database', path, '--threads', '1'];
  const ran = await dateline(['reseed', ...flags]);
  expectFailure(ran, 4, /No room is left for .*a\.sqlite.*the database is as it was\. Free some/);
  expect(look(path)).toEqual(before);
  expect(spawnSync('mount', ['-o', 'remount,size=64m', folder]).status).toBe(0);
  expect((await dateline(['reseed', ...flags])).code).toBe(0);
  expect(look(path).defects).toEqual([]);
});

test.skipIf(noDisk)('a backup on a full disk leaves nothing there', async () => {
  const { folder, path } = smallDisk('1200k');
  const big = baseOf(600);
  const file = join(folder, 'copy.sqlite');
  expectFailure(await dateline(['backup', file, '--database', big]), 4, /No room is left for .*copy\.sqlite/);
  expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  expect(look(path).defects).toEqual([]);
});

test.skipIf(noDisk)('a restore on a full disk leaves the old state', async () => {
  const { path } = smallDisk('1200k');
  const before = look(path);
  const file = join(folderOf({}), 'copy.sqlite');
  expect((await dateline(['backup', file, '--database', baseOf(600)])).code).toBe(0);
  expectFailure(await dateline(['restore', file, '--database', path]), 4, /No room is left for .*a\.sqlite/);
  expect(look(path)).toEqual(before);
});

/** Runs it where no file may be larger than so many KiB. */
async function datelineWithin(kibibytes: number, args: readonly string[]): Promise<CommandResult> {
  const shell = `ulimit -f ${kibibytes}; exec "$0" "$@"`;
  const child = spawn('bash', ['-c', shell, process.execPath, MAIN, ...args], { env: { PATH: process.env.PATH } });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (output.stderr += text));
  const [code] = await once(child, 'close');
  return { code, ...output };
}

test('a reseed that exceeds the limit on the size of files leaves the old state', async () => {
  const path = baseOf(20);
  const before = look(path);
  const flags = ['--from', folderOf({ 'many.jsonl': MANY }), '--database', path, '--threads', '1'];
  const room = Math.ceil(statSync(path).size / 1024) + 64;
  const ran = await datelineWithin(room, ['reseed', ...flags]);
  expectFailure(
    ran,
    4,
    /(could not be read or written|temporary file of extracted articles could not be written).*(ulimit -f|SQLITE_TMPDIR)/,
  );
  expect(look(path)).toEqual(before);
  expect(existsSync(`${path}-journal`)).toBe(false);
});
