/** Help, usage errors and failures: exit codes as documented, one line of reason, nothing but JSON for scripts. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { dateline } from '../support/cli.ts';
import { leaves } from '../support/commands.ts';
import { folderOf } from '../support/folder.ts';

const commands = createProgram().commands.map((command) => command.name());

describe('usage', () => {
  test.each(leaves().map(([words]) => words))(
    '%s --help names every flag with its variable, and ends well',
    async (name) => {
      const { code, stdout, stderr } = await dateline([...name.split(' '), '--help']);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage: dateline ${name}`);
      expect(stdout).toContain('--json');
      expect(stdout).toContain('DATELINE_LOG_LEVEL');
    },
  );

  test('--help lists the commands and the exit codes', async () => {
    const { code, stdout } = await dateline(['--help']);
    expect(code).toBe(0);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toMatch(/^ {2}3 {2}some seeds were bad/m);
  });

  test('--version is that of the package', async () => {
    expect((await dateline(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    ['no command', []],
    ['a command there is not', ['sow']],
    ['a flag there is not', ['migrate', '--fast']],
    ['a flag without its value', ['migrate', '--database']],
    ['a word too many', ['migrate', 'now']],
    ['a word too few', ['extract']],
    ['a bad setting', ['serve', '--port', '70000']],
    ['a folder there is not', ['seed', '--dry-run', '--from', '/nowhere/at/all']],
    ['a file there is not', ['extract', '/nowhere/at/all.txt']],
  ])('%s is exit code 2 and never a stack trace', async (_what, args) => {
    const { code, stdout, stderr } = await dateline(args, { cwd: folderOf({}) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('settings from the environment are checked by their own names, and flags win', async () => {
    const env = { DATELINE_LOG_LEVEL: 'loud' };
    const blamed = await dateline(['schema'], { env });
    expect([blamed.code, blamed.stderr]).toEqual([
      2,
      'error: DATELINE_LOG_LEVEL must be one of silent, error, warn, info, debug, not "loud".\n',
    ]);
    expect((await dateline(['schema', '--log-level', 'error'], { env })).code).toBe(0);
  });

  test('with --json a failure is JSON too', async () => {
    const { code, stdout, stderr } = await dateline(['migrate', '--json', '--database', folderOf({})]);
    expect([code, stderr]).toEqual([4, '']);
    expect(JSON.parse(stdout)).toEqual({ error: { code: 'DATABASE_UNWRITABLE', message: expect.any(String) } });
    const usage = await dateline(['migrate', '--json', '--fast']);
    expect([usage.code, JSON.parse(usage.stdout).error.code]).toEqual([2, 'BAD_USER_INPUT']);
  });

  test('a foreign file is refused as a database and left as it was', async () => {
    const folder = folderOf({ 'a.sqlite': 'not a database, and long enough to be read as one: '.repeat(100) });
    const { code, stderr } = await dateline(['reseed', '--database', join(folder, 'a.sqlite')]);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^error: .* is not a SQLite database, or its header is damaged\..*\n$/);
  });

  test('the reader of the output may leave early', async () => {
    const { code, stderr } = await dateline(['schema'], { closeOutput: true });
    expect([code, stderr]).toEqual([0, '']);
  });
});
