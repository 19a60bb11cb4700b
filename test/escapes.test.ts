/** Escapes: what a terminal obeys or hides is shown, and a shell reads the same word. */
import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { escapeForTerminal, quoteForShell } from '../src/escapes.ts';

const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('for a terminal', () => {
  test.each([
    ['control characters', [...range(0x00, 0x1f), ...range(0x7f, 0x9f)]],
    ['line and paragraph separators', [0x2028, 0x2029]],
    ['text direction', [...range(0x202a, 0x202e), ...range(0x2066, 0x2069), 0x200e, 0x200f, 0x061c]],
    ['invisible characters', [0x00ad, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2064, 0x3164, 0xfeff, 0xfff9]],
    ['tags', range(0xe0000, 0xe007f)],
    ['lone surrogates', [0xd800, 0xdbff, 0xdc00, 0xdfff]],
  ])('shows %s as escapes of JSON', (_what, codePoints) => {
    for (const codePoint of codePoints) {
      const shown = escapeForTerminal(`a${String.fromCodePoint(codePoint)}b`);
      expect(shown).toMatch(/^a(\\u[0-9a-f]{4}){1,2}b$/);
      expect(JSON.parse(`"${shown}"`)).toBe(`a${String.fromCodePoint(codePoint)}b`);
    }
  });

  test('leaves everything else as it is', () => {
    const text = 'Zoë, “naïve”—Владимир 東京 🇬🇧 ❤️ \u0301 \u00a0\\u001b \ud83d\ude00';
    expect(escapeForTerminal(text)).toBe(text);
  });

  test('keeps the meaning of JSON', () => {
    const value = { a: `\\${'\u202e'}\n\t"\u{e0041}\u0085\ud800`, '\u2028': [1, null] };
    const shown = escapeForTerminal(JSON.stringify(value));
    expect(shown).toMatch(/^[\x20-\x7e]+$/);
    expect(JSON.parse(shown)).toEqual(value);
  });
});

test.each([
  'plain/file-1.sqlite',
  '',
  'a b',
  "it's",
  '$HOME `id` "x" \\ *',
  "\u001b[2J'\\n",
  'a\nb',
  '\u202egpj',
  '\u{e0041}é',
  '~',
])('a shell reads %j as one word', (word) => {
  const quoted = quoteForShell(word);
  expect(escapeForTerminal(quoted)).toBe(quoted);
  expect(execFileSync('bash', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' })).toBe(word);
});
