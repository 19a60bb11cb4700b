/** Expects the form that every failure of a command has. */
import { expect } from 'vitest';
import type { CommandResult } from '../support/cli.ts';

/** Expects one line without a stack trace, and the documented exit code. */
export function expectFailure({ code, stdout, stderr }: CommandResult, exitCode: number, message: RegExp): void {
  expect([code, stdout]).toEqual([exitCode, '']);
  const lines = stderr.trim().split('\n');
  expect(lines.at(-1)).toMatch(/^error: /);
  expect(lines.at(-1)).toMatch(message);
  expect(lines.filter((line) => /^ +at |^error: /.test(line))).toHaveLength(1);
}
