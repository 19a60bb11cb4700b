/** The commands that change something, undo it, list the log, and export and import it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { dump } from '../../src/store/check/dump.ts';
import { openStore } from '../../src/store/database/open.ts';
import { dateline } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD, seeded } from './seeds.ts';

const MAIN = join(PACKAGE_ROOT, 'dist', 'src', 'cli', 'main.js');

function dumpOf(path: string): string[] {
  const store = openStore(path, { readonly: true });
  const lines = [...dump(store)];
  store.close();
  return lines;
}

let database: string;
beforeEach(async () => {
  database = await seeded();
});

const run = (...words: string[]) => dateline([...words, '--database', database]);
const runJson = async (...words: string[]) => JSON.parse((await run(...words, '--json')).stdout);

const MERGE = ['entity', 'merge', 'person/ada-lovelace', 'Entity:person/charles-babbage'];

describe('entity, mention and undo', () => {
  test('log who made the change, --by or the user of the process, and why', async () => {
    const { code, stdout } = await run(...MERGE, '--by', 'grace', '--reason', 'one hand');
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^Change 1 is made\.\nEntity:person\/ada-lovelace {2}Ada Lovelace\nMentions: 3\.\n$/s),
    ]);
    await run('mention', 'reject', 'engine:0-12');
    const listed = (await run('changes', 'list')).stdout.trim().split('\n');
    expect(listed).toEqual([
      expect.stringMatching(/^2 {2}\S+Z {2}\S+ {2}REJECT_MENTION {2}HOLDS$/),
      expect.stringMatching(/^1 {2}\S+Z {2}grace {2}MERGE_ENTITIES {2}HOLDS {2}one hand$/),
    ]);
    expect((await run('check')).code).toBe(0);
  });

  test('change nothing with --preview', async () => {
    const before = dumpOf(database);
    expect(await runJson(...MERGE, '--preview')).toMatchObject({ change: null, outcome: { mentionCount: 3 } });
    expect(dumpOf(database)).toEqual(before);
  });

  test('undo a change only after later ones that build on it', async () => {
    const before = dumpOf(database);
    await run(...MERGE);
    await run('entity', 'split', 'person/ada-lovelace', 'Babbage', '--kind', 'PERSON', '--articles', 'visit');
    const refused = await run('undo', '1');
    expect([refused.code, refused.stderr]).toEqual([9, expect.stringContaining('later ones that build on it: 2.')]);
    expect((await run('undo', '2')).code).toBe(0);
    expect((await run('undo', '1')).code).toBe(0);
    expect(dumpOf(database)).toEqual(before);
  });

  test('refuse a change with --if-unchanged-since when a later one touched the same', async () => {
    await run('entity', 'rename', 'person/ada-lovelace', 'Ada King');
    const late = ['entity', 'rename', 'person/ada-lovelace', 'Lady Ada', '--if-unchanged-since'];
    expect((await run(...late, '0')).code).toBe(9);
    expect((await run(...late, '1')).code).toBe(0);
  });

  test.each([
    [['entity', 'rename', 'person/nobody', 'Nobody'], /nobody/],
    [['mention', 'reject', 'nowhere'], /One looks like Mention:/],
    [['undo', 'x'], /One looks like Change:/],
    [['entity', 'create', 'Ada', '--kind', 'HUMAN'], /Allowed choices are PERSON/],
    [['entity', 'rename', 'person/ada-lovelace', 'A', '--if-unchanged-since', 'x'], /whole number/],
  ])('refuse %j', async (words, message) => {
    const before = dumpOf(database);
    const { code, stderr } = await run(...words);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(dumpOf(database)).toEqual(before);
  });
});

describe('change', () => {
  const mutation = JSON.stringify({ addAlias: { entity: 'Entity:person/ada-lovelace', name: 'Countess of Lovelace' } });

  test('runs the mutation of a file, or of standard input', async () => {
    const file = join(folderOf({ 'change.json': mutation }), 'change.json');
    expect(await runJson('change', file)).toMatchObject({ change: { number: 1 } });
    const piped = spawnSync(process.execPath, [MAIN, 'change', '-', '--database', database, '--json'], {
      input: mutation.replace('Countess', 'Lady'),
      encoding: 'utf8',
    });
    expect(JSON.parse(piped.stdout)).toMatchObject({ change: { number: 2 } });
  });

  test.each([
    ['{', /is no JSON/],
    ['[]', /asks for no change/],
    ['{"addAlias": {}, "undoChange": {}}', /asks for no change/],
    ['{"seed": {}}', /There is no mutation "seed"; there are acceptMention/],
    ['{"addAlias": {"entity": "Entity:person/ada-lovelace"}}', /Field "name" of required type/],
  ])('refuses %s', async (text, message) => {
    const file = join(folderOf({ 'change.json': text }), 'change.json');
    const { code, stderr } = await run('change', file);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });
});

describe('changes list', () => {
  const listed = async (...flags: string[]) => {
    const { code, stdout, stderr } = await run('changes', 'list', ...flags);
    expect([code, stderr]).toEqual([0, '']);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Number.parseInt(line, 10));
  };

  test('lists changes by type, state, author and number, in pages', async () => {
    await run(...MERGE, '--by', 'grace');
    await run('mention', 'reject', 'engine:0-12', '--by', 'ada');
    await run('entity', 'create', 'Zed', '--kind', 'PERSON', '--by', 'grace');
    await run('undo', '3', '--by', 'grace');
    expect(await listed()).toEqual([4, 3, 2, 1]);
    expect(await listed('--types', 'MERGE_ENTITIES', 'UNDO')).toEqual([4, 1]);
    expect(await listed('--states', 'UNDONE')).toEqual([3]);
    expect(await listed('--created-by', 'grace', '--states', 'HOLDS')).toEqual([4, 1]);
    expect(await listed('--since', '2')).toEqual([4, 3]);
    expect(await listed('--first', '2')).toEqual([4, 3]);
    expect(await listed('--first', '2', '--after', '3')).toEqual([2, 1]);
    expect(await listed('--after', '1')).toEqual([]);
  });

  test.each([
    [['--types', 'SEED'], /Allowed choices are CREATE_ENTITY/],
    [['--states', 'GONE'], /Allowed choices are HOLDS/],
    [['--since', 'yesterday'], /whole number/],
    [['--after', 'x'], /whole number/],
    [['--first', '101'], /may be 0 to 100/],
  ])('refuses %j', async (flags, message) => {
    const { code, stderr } = await run('changes', 'list', ...flags);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('lists changes that a reseed orphaned, of which the reseed warned', async () => {
    await run('mention', 'reject', 'engine:0-12');
    const { stdout } = await run('reseed', '--from', folderOf({ 'visit.txt': GOOD['visit.txt'] ?? '' }), '--json');
    expect(JSON.parse(stdout).problems).toMatchObject([{ code: 'CORRECTION_ORPHANED', severity: 'WARNING' }]);
    expect((await run('changes', 'list', '--states', 'ORPHANED')).stdout).toMatch(
      /^1 {2}\S+ {2}\S+ {2}REJECT_MENTION {2}ORPHANED \(ARTICLE_GONE\)\n$/,
    );
  });
});

test('changes export and import: copy the log to another database, once', async () => {
  await run(...MERGE);
  await run('mention', 'reject', 'engine:0-12');
  await run('undo', '2');
  const file = join(folderOf({}), 'changes.jsonl');
  const { stdout } = await run('changes', 'export');
  writeFileSync(file, stdout);
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3);
  const other = await seeded();
  const importFile = async () =>
    JSON.parse((await dateline(['changes', 'import', file, '--json', '--database', other])).stdout);
  expect(await importFile()).toEqual({ added: 3, known: 0, orphaned: [] });
  expect(await importFile()).toEqual({ added: 0, known: 3, orphaned: [] });
  expect(dumpOf(other)).toEqual(dumpOf(database));
  expect((await dateline(['check', '--database', other])).code).toBe(0);
});

/** A line of a log with other fields. */
const withFields = (line: string, fields: object): string => JSON.stringify({ ...JSON.parse(line), ...fields });

test('changes import: adds all lines or none, and names the invalid one', async () => {
  await run(...MERGE);
  await run('mention', 'reject', 'engine:0-12');
  const good = (await run('changes', 'export')).stdout;
  const [first = '', second = ''] = good.split('\n');
  const other = await seeded();
  const before = dumpOf(other);
  const bad: readonly [string, RegExp][] = [
    [`${first}\n{"key":`, /Line 2 is no JSON/],
    [`${first}\n${second.replace('REJECT_MENTION', 'SHRED_MENTION')}`, /Line 2 is no change: input/],
    [`${first}\n${second.replace(/"createdAt":"[^"]*"/, '"createdAt":"yesterday"')}`, /Line 2 is no change: createdAt/],
    [`${first}\n${second}\n{"key":"x","createdBy":"x"}`, /Line 3 is no change/],
    [withFields(first, { extra: 1 }), /Line 1 is no change: Unrecognized key: "extra"/],
    [`${first}\n\n${second}\n{"key":`, /Line 4 is no JSON/],
    ...[
      'me\u001b[2J',
      'me\nyou',
      'me\u2028you',
      'me\u202eyou',
      'me\ud800',
      ' ',
      '',
      '\u3164',
      '\u2800',
      'x'.repeat(1001),
    ].map((name): [string, RegExp] => [
      `${first}\n${withFields(second, { createdBy: name })}`,
      /Line 2 is no change: createdBy: /,
    ]),
    ...['why\u001b[2J', 'why\ud800'].map((reason): [string, RegExp] => [
      `${first}\n${withFields(second, { reason })}`,
      /Line 2 is no change: reason: has /,
    ]),
    ...['person/\u001b', 'person/', 'x', 'person/a b', 'person/\u3164'].map((key): [string, RegExp] => [
      `${first}\n${withFields(second, { input: { type: 'CREATE_ENTITY', entity: { key, kind: 'PERSON', name: 'A' } } })}`,
      /Line 2 is no change: input.entity.key: is no key of at most 400 characters/,
    ]),
    [
      withFields(first, {
        input: { type: 'CREATE_ENTITY', entity: { key: 'person/a', kind: 'PERSON', name: 'A\u0007' } },
      }),
      /Line 1 is no change: input.entity.name: has to be one line/,
    ],
  ];
  for (const [text, message] of bad) {
    const file = join(folderOf({ 'changes.jsonl': text }), 'changes.jsonl');
    const { code, stderr } = await dateline(['changes', 'import', file, '--database', other]);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(dumpOf(other)).toEqual(before);
  }
}, 60_000);
