/** Binary search finds what linear search finds. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastBefore } from '../../src/text/binary-search.ts';

test('lastBefore: returns the last item that starts at or before the offset', () => {
  const starts = fc.array(fc.nat(30), { maxLength: 20 });
  fc.assert(
    fc.property(starts, fc.integer({ min: -1, max: 31 }), (numbers, offset) => {
      const items = numbers.sort((a, b) => a - b).map((start) => ({ start }));
      expect(lastBefore(items, offset)).toBe(items.findLast(({ start }) => start <= offset));
    }),
  );
});
