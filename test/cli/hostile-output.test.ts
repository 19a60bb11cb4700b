/** What others wrote does not reach the terminal as it is: names of files, arguments, authors, reasons, titles and variables. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CommandResult, dateline, serve } from '../support/cli.ts';
import { folderOf } from '../support/folder.ts';
import { GOOD, seeded } from './seeds.ts';

/** All but the line breaks between lines; the bar of progress is drawn on terminals only. */
const HIDDEN =
  /[^\n\P{Cc}]|[\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u;
const NASTY =
  'a\u001b]0;t\u0007\u001b[2J\u0085\u009b\u007f\u202e\u2066\u200f\u2028\u2029\u200b\u{e0041}\nother.txt:1: error: made up\r\tz';

function expectVisible({ stdout, stderr }: Omit<CommandResult, 'code'>): void {
  expect(HIDDEN.exec(stdout)).toBeNull();
  expect(HIDDEN.exec(stderr)).toBeNull();
  expect(stdout + stderr).not.toMatch(/^other\.txt/m);
}

describe('seeds with hostile names and texts', () => {
  const seeds = {
    ...GOOD,
    [`${NASTY}.txt`]: '\0',
    [`folder ${NASTY}/b.txt`]: 'Ada Lovelace wrote.',
    'yaml.md': `---\ntitle: ${JSON.stringify(NASTY)}\npublishedAt: ${JSON.stringify(NASTY)}\n${NASTY}: 1\n---\nAda Lovelace wrote.\n`,
    'json.json': JSON.stringify({ headline: NASTY, [NASTY]: NASTY, url: NASTY, articleBody: `Ada Lovelace ${NASTY}` }),
    'lines.jsonl': `{"headline": ${NASTY}\n`,
    'engine.ann': `T1\tPerson 0 3\t${NASTY}\n${NASTY}\n`,
    'gazetteer/people.yml': `- kind: PERSON\n  key: ${JSON.stringify(NASTY)}\n  name: ${JSON.stringify(NASTY)}\n`,
  };

  test('seed and extract show escapes', async () => {
    const folder = folderOf(seeds);
    const database = join(folderOf({}), 'a.sqlite');
    const loaded = await dateline(['seed', '--from', folder, '--database', database]);
    expect(loaded.code).toBe(3);
    expect(loaded.stderr).toContain(String.raw`a\u001b]0;t\u0007\u001b[2J`);
    expectVisible(loaded);
    const json = await dateline(['reseed', '--json', '--from', folder, '--database', database]);
    expectVisible(json);
    expect(JSON.parse(json.stdout).problems.map(({ file }: { file: string }) => file)).toContain(`${NASTY}.txt`);
    expectVisible(await dateline(['check', '--database', database]));
    for (const flags of [[], ['--json']]) {
      expectVisible(await dateline(['extract', join(folder, 'json.json'), '--from', folderOf(GOOD), ...flags]));
      expectVisible(await dateline(['extract', join(folder, `${NASTY}.txt`), '--from', folderOf(GOOD), ...flags]));
    }
  });
});

describe('changes', () => {
  let database: string;
  beforeEach(async () => {
    database = await seeded();
  });
  const run = (...words: string[]) => dateline([...words, '--database', database]);

  test.each([NASTY, 'me\u001b[2J', 'me\nyou', 'me\u202eyou', ' ', '\u200b', 'x'.repeat(1001)])(
    '--by is held to one visible line: %j',
    async (by) => {
      const result = await run('mention', 'reject', 'engine:0-12', '--by', by);
      expect([result.code, result.stderr]).toEqual([2, expect.stringContaining('The name of who makes the change ')]);
      expectVisible(result);
      expect((await run('changes', 'list')).stdout).toBe('');
    },
  );

  test('lists and exports show reasons on one line, and an export can be imported', async () => {
    const reason = 'first\nother.txt:1: error: made up\t\u202eend';
    expect((await run('mention', 'reject', 'engine:0-12', '--by', ' Zoë\u200b ', '--reason', reason)).code).toBe(0);
    const listed = await run('changes', 'list');
    expectVisible(listed);
    expect(listed.stdout).toMatch(/^1 {2}\S+ {2}Zoë {2}REJECT_MENTION {2}HOLDS {2}first\\u000aother.*\\u202eend\n$/);
    const exported = await run('changes', 'export');
    expectVisible(exported);
    expect(JSON.parse(exported.stdout)).toMatchObject({ createdBy: 'Zoë', reason });
    const file = join(folderOf({ 'log.jsonl': exported.stdout }), 'log.jsonl');
    const other = await seeded();
    expect((await dateline(['changes', 'import', file, '--database', other])).code).toBe(0);
    expect((await dateline(['changes', 'export', '--database', other])).stdout).toBe(exported.stdout);
  });

  test('arguments that a message quotes are shown as escapes', async () => {
    const attempts = [
      ['entity', 'rename', NASTY, 'x'],
      ['entity', 'rename', 'person/ada-lovelace', NASTY],
      ['entity', 'create', 'x', '--kind', NASTY],
      ['entity', 'create', 'x', '--kind', 'PERSON', '--key', NASTY],
      ['entity', NASTY],
      ['mention', 'reject', NASTY],
      ['undo', NASTY],
      ['change', NASTY],
      ['changes', 'list', '--types', NASTY],
      ['changes', 'import', NASTY],
      ['token', 'create', NASTY, '--scopes', 'correct'],
      ['token', 'create', 'a', '--scopes', NASTY],
      ['token', 'revoke', NASTY],
      ['restore', NASTY],
    ];
    for (const words of attempts) {
      const result = await run(...words);
      expect([words, result.code, result.stdout]).toEqual([words, 2, '']);
      expect(result.stderr).not.toBe('');
      expectVisible(result);
      const json = await run(...words, '--json');
      expectVisible(json);
      expect(JSON.parse(json.stdout).error.message).toEqual(expect.any(String));
    }
  }, 60_000);
});

test('commands, flags, variables and paths that a message quotes are shown as escapes', async () => {
  const attempts: readonly [string[], Record<string, string>?][] = [
    [[NASTY]],
    [[`seed${NASTY}`]],
    [['seed', `--${NASTY}`]],
    [['seed', NASTY]],
    [['help', NASTY]],
    [['seed', '--from', NASTY]],
    [['seed', '--log-level', NASTY]],
    [['serve', '--port', NASTY]],
    [['check'], { DATELINE_DATABASE: NASTY }],
    [['check'], { DATELINE_LOG_LEVEL: NASTY }],
    [['extract', NASTY]],
  ];
  for (const [words, env = {}] of attempts) {
    const result = await dateline(words, { env, cwd: folderOf({}) });
    expect([words, result.code]).not.toEqual([words, 1]);
    expectVisible(result);
  }
}, 60_000);

test.each(['1', '2'])('the log of %s process(es) shows escapes', async (workers) => {
  const folder = folderOf({ [`${NASTY}.sqlite`]: readFileSync(await seeded()) });
  const database = join(folder, `${NASTY}.sqlite`);
  const { url, stderr, stop } = await serve(['--database', database, '--log-level', 'debug', '--workers', workers]);
  const operation = { query: '{ __typename }', operationName: NASTY };
  await fetch(`${url}/\u202e\u0085?x=%1b`);
  await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  });
  await stop();
  expectVisible({ stdout: '', stderr: stderr() });
  const lines = stderr().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line)).some((line) => line.database === database)).toBe(true);
});
