import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertOffset } from '../../src/text/offsets.ts';
import { countWords } from '../../src/text/tokens.ts';
import { text as anyText } from './texts.ts';

test('an offset is the length of what stands before it, in each unit', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, some) => {
      const points = [...text];
      const before = points.slice(0, some % (points.length + 1)).join('');
      expect(convertOffset(text, before.length, 'UTF16')).toBe(before.length);
      expect(convertOffset(text, before.length, 'CODE_POINT')).toBe([...before].length);
      expect(convertOffset(text, before.length, 'UTF8')).toBe(Buffer.byteLength(before));
    }),
    { numRuns: 1000 },
  );
});

test('an offset inside a surrogate pair is its start, one past the end the end', () => {
  expect(convertOffset('a🎉b', 2, 'CODE_POINT')).toBe(1);
  expect(convertOffset('a🎉b', 99, 'UTF8')).toBe(6);
});

test('words are counted once each, compounds and possessives included', () => {
  expect(countWords("Ada Lovelace's well-known U.S. notes — 7 of them!")).toBe(8);
  expect(countWords(' -- … ')).toBe(0);
});
