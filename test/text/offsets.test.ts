/** Offsets are converted between UTF-16, code points and UTF-8 as counting converts them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertOffset, createUtf16Offsets } from '../../src/text/offsets.ts';
import { countWords } from '../../src/text/tokens.ts';
import { text as anyText } from './texts.ts';

test('convertOffset: returns the length of the text before the offset, in each unit', () => {
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

test('convertOffset: moves an offset inside a surrogate pair to its start, and one past the end to the end', () => {
  expect(convertOffset('a🎉b', 2, 'CODE_POINT')).toBe(1);
  expect(convertOffset('a🎉b', 99, 'UTF8')).toBe(6);
});

test('countWords: counts compounds and possessives once', () => {
  expect(countWords("Ada Lovelace's well-known U.S. notes — 7 of them!")).toBe(8);
  expect(countWords(' -- … ')).toBe(0);
});

const wideTexts = fc.array(fc.constantFrom('a', 'é', '🦉', '\ud800', '\udc00', 'E\u0301'), { maxLength: 40 });

test('createUtf16Offsets: finds each code point and the end of the text, and nothing after it', () => {
  fc.assert(
    fc.property(wideTexts, (pieces) => {
      const points = [...pieces.join('')];
      const units = createUtf16Offsets(pieces.join(''));
      const counted = Array.from({ length: points.length + 1 }, (_, count) => points.slice(0, count).join('').length);
      expect(counted.map((_, codePoint) => units(codePoint))).toEqual(counted);
      expect(units(points.length + 1)).toBeNull();
    }),
  );
});
