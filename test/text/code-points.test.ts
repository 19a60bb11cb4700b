/** Code points are found where counting finds them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createUtf16Offsets } from '../../src/text/offsets.ts';

const texts = fc.array(fc.constantFrom('a', 'é', '🦉', '\ud800', '\udc00', 'E\u0301'), { maxLength: 40 });

test('each code point, and the end, is where counting puts it, and there is nothing after', () => {
  fc.assert(
    fc.property(texts, (pieces) => {
      const points = [...pieces.join('')];
      const units = createUtf16Offsets(pieces.join(''));
      const counted = Array.from({ length: points.length + 1 }, (_, count) => points.slice(0, count).join('').length);
      expect(counted.map((_, codePoint) => units(codePoint))).toEqual(counted);
      expect(units(points.length + 1)).toBeNull();
    }),
  );
});
