/** Messages are printed as compilers do, in colour on a terminal only, and hidden characters as escapes. */
import { PassThrough } from 'node:stream';
import { WriteStream } from 'node:tty';
import { expect, test } from 'vitest';
import { formatMessage } from '../../src/cli/terminal.ts';

const problem = { severity: 'ERROR', file: 'a/b.md', line: 3, message: 'No end of the heading.' } as const;

/** A stream with the colours of a terminal in that environment. */
const terminalIn = (environment: Record<string, string>) =>
  Object.assign(new PassThrough(), {
    isTTY: true,
    getColorDepth: () => WriteStream.prototype.getColorDepth({ TERM: 'xterm', ...environment }),
  }) as unknown as NodeJS.WriteStream;

test('a message: file and line if any, severity, message', () => {
  expect(formatMessage(problem)).toBe('a/b.md:3: error: No end of the heading.');
  expect(formatMessage({ ...problem, line: null, severity: 'WARNING' })).toBe(
    'a/b.md: warning: No end of the heading.',
  );
  expect(formatMessage({ severity: 'ERROR', message: 'There is none.' })).toBe('error: There is none.');
});

test('colours: on a terminal unless NO_COLOR is set, never in a file', () => {
  const message = { severity: 'ERROR', message: 'There is none.' } as const;
  expect(formatMessage(message, terminalIn({}))).toBe('\u001b[31merror\u001b[39m: There is none.');
  expect(formatMessage(message, terminalIn({ NO_COLOR: '1' }))).toBe('error: There is none.');
  expect(formatMessage(message, new PassThrough() as never)).toBe('error: There is none.');
});

test('colours of others are shown as escapes', () => {
  const shown = formatMessage({ ...problem, file: '\u001b[2Ja.md', message: '\u001b[32mfine' }, terminalIn({}));
  expect(shown).toBe(String.raw`\u001b[2Ja.md:3: ${'\u001b[31merror\u001b[39m'}: \u001b[32mfine`);
});
