/** Windows contain all tokens in order, within the maximum length. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { windows } from '../../../src/extract/onnx/windows.ts';

const words = fc.array(fc.array(fc.integer({ min: 10, max: 99 }), { maxLength: 9 }), { maxLength: 40 });

test('windows: contain each token once, with the index of its first subword', () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 4, max: 12 }), (all, maxLength) => {
      const found = [...windows(all, { before: [1, 2], after: [3], maxLength })];
      for (const { ids } of found) {
        expect(ids.length).toBeLessThanOrEqual(maxLength);
        expect([ids[0], ids[1], ids.at(-1)]).toEqual([1, 2, 3]);
      }
      const firsts = found.flatMap(({ ids, firsts: places }) =>
        places.map((place) => (place === null ? null : ids[place])),
      );
      expect(firsts).toEqual(all.map((word) => word[0] ?? null));
    }),
  );
});

test('windows: keep tokens together that fit into one window', () => {
  const frame = { before: [1], after: [2], maxLength: 6 };
  expect([...windows([[10, 11], [12], [13], [14, 15, 16, 17, 18]], frame)]).toEqual([
    { ids: [1, 10, 11, 12, 13, 2], firsts: [1, 3, 4] },
    { ids: [1, 14, 15, 16, 17, 2], firsts: [1] },
  ]);
});
