/** Every command, flag, variable and exit code stands in the README. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT_MEANINGS } from '../../src/cli/exit-codes.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { SETTINGS } from '../../src/settings.ts';
import { leaves } from '../support/commands.ts';

const readme = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');
const commands = leaves();
/** What stands in backticks in the README, code blocks apart. */
const spoken = [...readme.replaceAll(/```.*?```/gs, '').matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');

const isSpokenOf = (words: string): boolean => spoken.some((code) => ` ${code} `.includes(` ${words} `));

describe('the README documents', () => {
  test.each(commands.map(([words]) => words))('the command `dateline %s`', (name) => {
    expect(isSpokenOf(`dateline ${name}`)).toBe(true);
  });

  const flags = new Set(commands.flatMap(([, command]) => command.options.map(({ long }) => long ?? '')));
  test.each([...flags])('the flag %s', (flag) => {
    expect(isSpokenOf(flag)).toBe(true);
  });

  test.each([...Object.values(SETTINGS).map(({ variable }) => variable), 'NO_COLOR'])('the variable %s', (variable) => {
    expect(isSpokenOf(variable)).toBe(true);
  });

  test.each(Object.entries(EXIT_MEANINGS))('the exit code %s: %s', (code, meaning) => {
    expect(readme).toMatch(new RegExp(`\\| *\`?${code}\`? *\\|`));
    expect(readme).toContain(meaning);
  });

  test('no command, flag or variable that there is not', () => {
    const all = spoken.join('\n');
    const named = [...all.matchAll(/(?<!\w)dateline ([a-z]+(?: [a-z]+)?)|(?<![\w-])(--[a-z-]+)|\b(DATELINE_[A-Z_]+)/g)];
    const known = new Set<string>([
      ...commands.flatMap(([words]) => [words, words.replace(/ .*/, '')]),
      ...flags,
      '--help',
      '--version',
      ...Object.values(SETTINGS).map(({ variable }) => variable),
    ]);
    expect(
      named.map(([, command, flag, variable]) => command ?? flag ?? variable ?? '').filter((name) => !known.has(name)),
    ).toEqual([]);
  });
});
