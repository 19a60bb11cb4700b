/** Offsets are converted between UTF-16, code points and UTF-8 as counting converts them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOffsets, createUtf16Offsets } from '../../src/text/offsets.ts';
import { countWords } from '../../src/text/tokens.ts';
import { text as anyText } from './texts.ts';

test('createOffsets: gives the length of the text before each offset, in each unit, in whatever order they are asked for', () => {
  fc.assert(
    fc.property(anyText, fc.array(fc.nat(), { maxLength: 5 }), (text, some) => {
      const [points, convert] = [[...text], createOffsets(text)];
      for (const each of some) {
        const before = points.slice(0, each % (points.length + 1)).join('');
        expect(convert(before.length, 'UTF16')).toBe(before.length);
        expect(convert(before.length, 'CODE_POINT')).toBe([...before].length);
        expect(convert(before.length, 'UTF8')).toBe(Buffer.byteLength(before));
      }
    }),
    { numRuns: 1000 },
  );
});

test('createOffsets: moves an offset inside a surrogate pair to its start, and one past the end to the end', () => {
  const convert = createOffsets('a🎉b');
  expect([2, 99, 2, 3].map((at) => convert(at, 'CODE_POINT'))).toEqual([1, 3, 1, 2]);
  expect(convert(99, 'UTF8')).toBe(6);
});

test('createOffsets: walks from the last offset of the same unit', () => {
  let walked = 0;
  const convert = createOffsets('a'.repeat(1000), (characters) => {
    walked += characters;
  });
  for (let at = 0; at <= 1000; at += 10) for (const unit of ['CODE_POINT', 'UTF8'] as const) convert(at, unit);
  expect(walked).toBe(2000);
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
