/** Help, usage errors and failures: documented exit codes, one line of reason, JSON only with --json. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { dateline } from '../support/cli.ts';
import { leaves } from '../support/commands.ts';
import { folderOf } from '../support/folder.ts';

const commands = createProgram().commands.map((command) => command.name());

describe('usage', () => {
  test.each(leaves().map(([words]) => words))(
    '%s --help: prints flags with their variables, exits with 0',
    async (name) => {
      const { code, stdout, stderr } = await dateline([...name.split(' '), '--help']);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout).toContain(`Usage: dateline ${name}`);
      expect(stdout).toContain('--json');
      expect(stdout).toContain('DATELINE_LOG_LEVEL');
    },
  );

  test('--help: lists the commands and the exit codes', async () => {
    const { code, stdout } = await dateline(['--help']);
    expect(code).toBe(0);
    for (const name of commands) expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout).toMatch(/^ {2}3 {2}some seeds were bad/m);
  });

  test('--version: prints that of the package', async () => {
    expect((await dateline(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    ['no command', []],
    ['an unknown command', ['sow']],
    ['an unknown flag', ['migrate', '--fast']],
    ['a flag without its value', ['migrate', '--database']],
    ['an extra argument', ['migrate', 'now']],
    ['a missing argument', ['extract']],
    ['an invalid setting', ['serve', '--port', '70000']],
    ['a missing folder', ['seed', '--dry-run', '--from', '/nowhere/at/all']],
    ['a missing file', ['extract', '/nowhere/at/all.txt']],
  ])('%s: exits with 2, without a stack trace', async (_what, args) => {
    const { code, stdout, stderr } = await dateline(args, { cwd: folderOf({}) });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).not.toBe('');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test('an invalid variable is named, and flags win over variables', async () => {
    const env = { DATELINE_LOG_LEVEL: 'loud' };
    const refused = await dateline(['schema'], { env });
    expect([refused.code, refused.stderr]).toEqual([
      2,
      'error: DATELINE_LOG_LEVEL must be one of silent, error, warn, info, debug, not "loud".\n',
    ]);
    expect((await dateline(['schema', '--log-level', 'error'], { env })).code).toBe(0);
  });

  test('--json: failures are JSON too', async () => {
    const { code, stdout, stderr } = await dateline(['migrate', '--json', '--database', folderOf({})]);
    expect([code, stderr]).toEqual([4, '']);
    expect(JSON.parse(stdout)).toEqual({ error: { code: 'DATABASE_UNWRITABLE', message: expect.any(String) } });
    const usage = await dateline(['migrate', '--json', '--fast']);
    expect([usage.code, JSON.parse(usage.stdout).error.code]).toEqual([2, 'BAD_USER_INPUT']);
  });

  test('a file that is not a database is refused and left unchanged', async () => {
    const folder = folderOf({ 'a.sqlite': 'not a database, and long enough to be read as one: '.repeat(100) });
    const { code, stderr } = await dateline(['reseed', '--database', join(folder, 'a.sqlite')]);
    expect(code).toBe(4);
    expect(stderr).toMatch(/^error: .* is not a SQLite database, or its header is damaged\..*\n$/);
  });

  test('a closed pipe ends the command without an error', async () => {
    const { code, stderr } = await dateline(['schema'], { closeOutput: true });
    expect([code, stderr]).toEqual([0, '']);
  });
});
