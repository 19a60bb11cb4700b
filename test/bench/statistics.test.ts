/** The statistics and number format of the benchmark's reports. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { median, slope } from '../../bench/report/statistics.ts';
import { formatNumber } from '../../bench/report/table.ts';

const number = fc.integer({ min: -1000, max: 1000 });

describe('median', () => {
  test('has as many numbers above as below, in any order', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
        const middle = median(numbers);
        const [above, below] = [numbers.filter((one) => one > middle), numbers.filter((one) => one < middle)];
        expect(Math.max(above.length, below.length)).toBeLessThanOrEqual(numbers.length / 2);
        expect(median(numbers.toReversed())).toBe(middle);
      }),
    );
  });
});

describe('slope', () => {
  test('is the slope of the line through all points', () => {
    fc.assert(
      fc.property(number, number, fc.uniqueArray(number, { minLength: 2, maxLength: 20 }), (rise, start, xs) => {
        expect(slope(xs.map((x) => ({ x, y: start + rise * x })))).toBeCloseTo(rise);
      }),
    );
  });

  test('is 0 for values that go up and down around a level', () => {
    expect(slope([0, 1, 2, 3, 4].map((x) => ({ x, y: x % 2 })))).toBe(0);
  });
});

test.each([
  [12_345, '12,345'],
  [12.345, '12.3'],
  [0.12345, '0.12'],
  [0, '0'],
  [Number.NaN, '-'],
])('formatNumber: %d is shown as %s', (value, shown) => {
  expect(formatNumber(value)).toBe(shown);
});
