/** An export that is killed at any moment leaves nothing under its name, or the earlier export as it was. */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { articleOf } from '../store/article-of.ts';
import { shared } from '../store/shared.ts';
import { dateline, start } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';

const ARTICLES = 1500;
/** Of a text of which a thousand take some megabytes. */
const WORDS = 'words that are written down one after another '.repeat(60);
const PART = /\.part$/;

const base = shared({
  articles: Array.from({ length: ARTICLES }, (_, at) =>
    articleOf(`news/${at}`, `[Ada](person/ada) wrote ${at}. ${WORDS}`),
  ),
});

const contentOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

const partsBeside = (out: string): string[] => readdirSync(dirname(out)).filter((name) => PART.test(name));

const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

/** Kills an export when it has written so many bytes. */
async function killedAt(bytes: number, out: string, ...flags: readonly string[]): Promise<void> {
  const child = start(['export', '--format', 'jsonl', '--database', base().path, '--out', out, ...flags], {});
  const ended = once(child, 'close');
  for (;;) {
    const [part] = partsBeside(out);
    if (part !== undefined && sizeOf(join(dirname(out), part)) >= bytes) break;
    expect(child.exitCode).toBeNull();
    await wait(1);
  }
  child.kill('SIGKILL');
  expect((await ended)[1]).toBe('SIGKILL');
}

const exportTo = (out: string, ...flags: readonly string[]) =>
  dateline(['export', '--format', 'jsonl', '--database', base().path, '--out', out, ...flags]);

test.each([0, 1, 1_000_000, 3_000_000])(
  'after %d bytes: no folder of that name, and the next export is whole and deletes what was left',
  async (bytes) => {
    const [out, other] = [join(folderOf({}), 'out'), join(folderOf({}), 'whole')];
    await killedAt(bytes, out);
    expect(existsSync(out)).toBe(false);
    expect(partsBeside(out)).toHaveLength(1);
    expect((await exportTo(out)).code).toBe(0);
    expect(readdirSync(dirname(out))).toEqual([basename(out)]);
    expect((await exportTo(other)).code).toBe(0);
    expect(contentOf(out)).toEqual(contentOf(other));
  },
  60_000,
);

test('with --force: the earlier export is as it was', async () => {
  const out = join(folderOf({}), 'out');
  expect((await exportTo(out)).code).toBe(0);
  const before = contentOf(out);
  await killedAt(1_000_000, out, '--force');
  expect(contentOf(out)).toEqual(before);
  expect((await exportTo(out, '--force')).code).toBe(0);
  expect(readdirSync(dirname(out))).toEqual([basename(out)]);
}, 60_000);
