/** The commands seed, reseed, migrate, check, extract and schema: the built command line on real files. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/database/open.ts';
import { dateline } from '../support/cli.ts';
import { addTo, folderOf } from '../support/folder.ts';
import { GOOD, HALF_BAD } from './seeds.ts';

function place(files = GOOD) {
  const from = folderOf(files);
  const database = join(folderOf({}), 'a.sqlite');
  return { from, database, flags: ['--from', from, '--database', database] };
}

const counts = ({ stdout }: { stdout: string }) => {
  const { added, changed, removed, unchanged } = JSON.parse(stdout).articles;
  return [added, changed, removed, unchanged];
};

describe('seed', () => {
  test('loads a new database once, and refers to reseed the second time', async () => {
    const { database, from, flags } = place();
    const first = await dateline(['seed', ...flags]);
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(
      /^Seeded .*a\.sqlite from .* in \d+\.\d s\.\nArticles: 2 added, 0 changed, 0 removed, 0 unchanged\.\n/,
    );
    const second = await dateline(['seed', ...flags]);
    expect([second.code, second.stdout]).toEqual([6, '']);
    expect(second.stderr).toContain(`dateline reseed --database ${database}`);
    expect(existsSync(from)).toBe(true);
  });

  test('--dry-run: reports the same and creates nothing', async () => {
    const { database, flags } = place();
    const ran = await dateline(['seed', '--dry-run', '--json', ...flags]);
    expect([ran.code, ran.stderr, counts(ran)]).toEqual([0, '', [2, 0, 0, 0]]);
    expect(existsSync(database)).toBe(false);
  });

  test('reports a bad seed with its file and line, loads the others, exits with 3', async () => {
    const { flags } = place(HALF_BAD);
    const ran = await dateline(['seed', ...flags]);
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/^broken\.json(:\d+)?: error: .+$/m);
    expect(ran.stderr).toMatch(/^1 error, 0 warnings$/m);
    expect(ran.stdout).toContain('Articles: 1 added');
  });

  test('--json: prints the report as JSON', async () => {
    const { flags, from, database } = place(HALF_BAD);
    const { code, stdout, stderr } = await dateline(['seed', '--json', ...flags]);
    expect([code, stderr]).toEqual([3, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      command: 'SEED',
      from,
      database,
      dryRun: false,
      problems: [{ code: 'SYNTAX', severity: 'ERROR', file: 'broken.json' }],
    });
  });

  test('prints progress as lines without a terminal', async () => {
    const { flags } = place();
    const { stderr } = await dateline(['seed', ...flags]);
    expect(stderr).toMatch(/^reading: \d+ of 2$/m);
    expect(stderr).not.toContain('\u001b');
  });

  test('takes settings from the environment', async () => {
    const { from, database } = place();
    const env = { DATELINE_FROM: from, DATELINE_DATABASE: database };
    expect(counts(await dateline(['seed', '--json'], { env }))).toEqual([2, 0, 0, 0]);
  });
});

describe('reseed', () => {
  test('applies nothing, a change, an addition and a removal', async () => {
    const { from, flags } = place();
    const reseed = (...more: string[]) => dateline(['reseed', '--json', ...flags, ...more]);
    await dateline(['seed', ...flags]);
    expect(counts(await reseed())).toEqual([0, 0, 0, 2]);
    addTo(from, {
      'visit.txt': 'Babbage at home\n\nCharles Babbage came home to London.\n',
      'new.txt': 'New\n\nAda Lovelace slept.\n',
    });
    expect(counts(await reseed('--dry-run'))).toEqual([1, 1, 0, 1]);
    expect(counts(await reseed())).toEqual([1, 1, 0, 1]);
    const { flags: fewer } = place({ 'engine.md': GOOD['engine.md'] ?? '' });
    expect(counts(await reseed(...fewer.slice(0, 2)))).toEqual([0, 0, 2, 1]);
  });

  test('creates a database when there is none', async () => {
    const { flags } = place();
    expect(counts(await dateline(['reseed', '--dry-run', '--json', ...flags]))).toEqual([2, 0, 0, 0]);
    expect(existsSync(flags[3] ?? '')).toBe(false);
    expect(counts(await dateline(['reseed', '--json', ...flags]))).toEqual([2, 0, 0, 0]);
    expect((await dateline(['check', ...flags.slice(2)])).code).toBe(0);
  });
});

test('migrate: creates a database, then has nothing to do', async () => {
  const { database } = place();
  const first = await dateline(['migrate', '--json', '--database', database]);
  const { from, to } = JSON.parse(first.stdout);
  expect([first.code, from]).toEqual([0, 0]);
  const second = await dateline(['migrate', '--database', database]);
  expect([second.code, second.stdout]).toEqual([0, `Nothing to do: the database has version ${to} already.\n`]);
});

describe('check', () => {
  test('finds no defects after a seed', async () => {
    const { database, flags } = place();
    await dateline(['seed', ...flags]);
    const { code, stdout } = await dateline(['check', '--json', '--database', database]);
    expect([code, JSON.parse(stdout)]).toEqual([0, { database, defects: [] }]);
  });

  test('prints each defect and exits with 8', async () => {
    const { database, flags } = place();
    await dateline(['seed', ...flags]);
    const store = openStore(database);
    store.db.exec('UPDATE entities SET mention_count = mention_count + 1');
    store.close();
    const { code, stdout } = await dateline(['check', '--database', database]);
    expect(code).toBe(8);
    expect(stdout).not.toBe('');
  });
});

describe('extract', () => {
  test('prints a line for each mention', async () => {
    const file = join(folderOf(GOOD), 'engine.md');
    const { code, stdout } = await dateline(['extract', file]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Ada Lovelace writes to Paris$/m);
    expect(stdout).toMatch(/^\d+-\d+ +PERSON +FULL_NAME +\d\.\d\d +Ada Lovelace +person\/ada-lovelace$/m);
    expect(stdout).toMatch(/ PLACE +FULL_NAME +\d\.\d\d +Paris +place\//);
  });

  test('--json: prints the text, and spans whose slices are the surfaces', async () => {
    const file = join(folderOf(GOOD), 'visit.txt');
    const { code, stdout, stderr } = await dateline(['extract', file, '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const { title, text, mentions } = JSON.parse(stdout);
    expect(title).toBe('Babbage in Turin');
    expect(mentions.length).toBeGreaterThan(3);
    for (const mention of mentions) {
      expect(Object.keys(mention).sort()).toEqual(['end', 'entity', 'form', 'kind', 'score', 'start', 'surface']);
      expect(text.slice(mention.start, mention.end)).toBe(mention.surface);
    }
  });
});

test('schema: prints the schema of the repository', async () => {
  const { code, stdout } = await dateline(['schema']);
  expect(code).toBe(0);
  expect(stdout).toContain('type Query {');
  const { stdout: json } = await dateline(['schema', '--json']);
  expect(JSON.parse(json).schema.trim()).toBe(stdout.trim());
});
