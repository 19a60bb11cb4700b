/** Problems read as compilers write them, in colour on a terminal alone. */
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

/** A stream that answers for its colours as a terminal does, from the environment. */
const terminal = Object.assign(new PassThrough(), {
  isTTY: true,
  getColorDepth: () => WriteStream.prototype.getColorDepth({ TERM: 'xterm', ...environment }),
}) as unknown as NodeJS.WriteStream;
let environment: Record<string, string> = {};

test('a problem says its place first, then how grave it is', () => {
  expect(formatProblem(problem)).toBe('a/b.md:3: error: No end of the heading.');
  expect(formatProblem({ ...problem, line: null, severity: 'WARNING' })).toBe(
    'a/b.md: warning: No end of the heading.',
  );
});

test('a terminal gets colours, unless NO_COLOR is set; a file gets none', () => {
  environment = {};
  expect(colour('red', 'error', terminal)).toBe('\u001b[31merror\u001b[39m');
  environment = { NO_COLOR: '1' };
  expect(colour('red', 'error', terminal)).toBe('error');
  expect(colour('red', 'error', new PassThrough() as never)).toBe('error');
});
