/** `dateline export` and `dateline import`: from one database through a folder into another, and clear errors. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { correct, SEEDS } from '../export/base.ts';
import { dumpOf, open, seeded } from '../store/base.ts';
import { dateline } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';

describe('export', () => {
  test('an export that is imported gives the same database', async () => {
    const store = seeded(SEEDS);
    correct(store);
    const folder = folderOf({});
    const [out, copy] = [join(folder, 'out'), join(folder, 'copy.sqlite')];
    const exported = await dateline(['export', '--format', 'jsonl', '--out', out, '--database', store.path, '--json']);
    expect([exported.code, exported.stderr]).toEqual([0, '']);
    expect(JSON.parse(exported.stdout)).toMatchObject({ format: 'jsonl', articles: 3, out });
    const imported = await dateline(['import', out, '--database', copy]);
    expect([imported.code, imported.stdout]).toEqual([
      0,
      `Imported 4 articles and 5 changes from ${out} into ${copy}.\n`,
    ]);
    expect(dumpOf(open(copy))).toEqual(dumpOf(store));
    const again = await dateline(['import', out, '--database', copy]);
    expect([again.code, again.stdout]).toEqual([6, '']);
    expect((await dateline(['import', folder, '--database', join(folder, 'no.sqlite')])).code).toBe(2);
    expect(existsSync(join(folder, 'no.sqlite'))).toBe(false);
  });

  test('a filter chooses the articles', async () => {
    const store = seeded(SEEDS);
    const folder = folderOf({ 'filter.json': '{ "source": { "eq": "Gazette" } }' });
    const args = ['export', '--format', 'csv', '--filter', 'filter.json', '--database', store.path];
    const { code, stdout } = await dateline(args, { cwd: folder });
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Exported 2 articles and \d+ entities of .* as csv into export-csv: /),
    ]);
    expect(readFileSync(join(folder, 'export-csv', 'articles.csv'), 'utf8')).toMatch(/^key,title,/);
    expect(readdirSync(folder).sort()).toEqual(['export-csv', 'filter.json']);
  });

  test.each([
    ['an unknown format', ['--format', 'xls'], 2, /format <format>.*xls.*jsonl, csv, turtle/],
    ['no format', [], 2, /--format/],
    ['no filter of that name', ['--format', 'csv', '--filter', 'none.json'], 2, /none\.json does not exist/],
    ['a filter that is no JSON', ['--format', 'csv', '--filter', 'broken.json'], 2, /The filter is no JSON/],
    [
      'a filter of another type',
      ['--format', 'csv', '--filter', 'bad.json'],
      2,
      /Field "sauce" is not defined by type "ArticleFilter"/,
    ],
    ['no database', ['--format', 'csv', '--database', 'none.sqlite'], 2, /There is no database at none\.sqlite/],
    ['a folder with other files', ['--format', 'csv', '--out', '.'], 2, /is not empty/],
    ['a folder within a file', ['--format', 'csv', '--out', 'bad.json/out'], 2, /bad\.json/],
  ])('%s: is refused, and nothing is written', async (_what, args, exitCode, message) => {
    const folder = folderOf({ 'broken.json': '{', 'bad.json': '{ "sauce": 1 }' });
    const database = args.includes('--database') ? [] : ['--database', seeded({ articles: [] }).path];
    const { code, stdout, stderr } = await dateline(['export', ...args, ...database], { cwd: folder });
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ +at /m);
    expect(readdirSync(folder).sort()).toEqual(['bad.json', 'broken.json']);
  });
});
