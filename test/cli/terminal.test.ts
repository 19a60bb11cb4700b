/** Problems are printed as compilers do, in colour on a terminal only. */
import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
import { colour, formatProblem } from '../../src/cli/terminal.ts';

const problem = {
  code: 'SYNTAX',
  severity: 'ERROR',
  file: 'a/b.md',
  line: 3,
  message: 'No end of the heading.',
} as const;

/** A stream with the colours of a terminal in that environment. */
const terminal = Object.assign(new PassThrough(), {
  isTTY: true,
  getColorDepth: () => WriteStream.prototype.getColorDepth({ TERM: 'xterm', ...environment }),
}) as unknown as NodeJS.WriteStream;
let environment: Record<string, string> = {};

test('a problem: file and line, severity, message', () => {
  expect(formatProblem(problem)).toBe('a/b.md:3: error: No end of the heading.');
  expect(formatProblem({ ...problem, line: null, severity: 'WARNING' })).toBe(
    'a/b.md: warning: No end of the heading.',
  );
});

test('colours: on a terminal unless NO_COLOR is set, never in a file', () => {
  environment = {};
  expect(colour('red', 'error', terminal)).toBe('\u001b[31merror\u001b[39m');
  environment = { NO_COLOR: '1' };
  expect(colour('red', 'error', terminal)).toBe('error');
  expect(colour('red', 'error', new PassThrough() as never)).toBe('error');
});
