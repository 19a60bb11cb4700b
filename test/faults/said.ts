/** What every failure that people meet must look like. */
import { expect } from 'vitest';
import type { CommandResult } from '../support/cli.ts';

/** One line, no stack trace, and the exit code that the README gives. */
export function expectFailure({ code, stdout, stderr }: CommandResult, exitCode: number, message: RegExp): void {
  expect([code, stdout]).toEqual([exitCode, '']);
  const lines = stderr.trim().split('\n');
  expect(lines.at(-1)).toMatch(/^error: /);
  expect(lines.at(-1)).toMatch(message);
  expect(lines.filter((line) => /^ +at |^error: /.test(line))).toHaveLength(1);
}
