/** B-cubed compares clusters of mentions, whatever the names of the clusters. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bcubed, type Labelled } from '../../model/evaluate/bcubed.ts';

const mentions = (...entities: (string | null)[]): Labelled[] =>
  entities.map((entity, i) => ({ start: 10 * i, end: 10 * i + 5, entity }));

test('B-cubed: ignores the names of entities', () => {
  const measure = bcubed([{ gold: mentions('a', 'a', 'b'), found: mentions('x', 'x', 'y') }]);
  expect(measure).toEqual({ precision: 1, recall: 1, f1: 1, gold: 3, found: 3 });
});

test('B-cubed: joining two clusters costs precision, splitting one costs recall', () => {
  const joined = bcubed([{ gold: mentions('a', 'a', 'b', 'b'), found: mentions('x', 'x', 'x', 'x') }]);
  expect(joined.precision).toBe(0.5);
  expect(joined.recall).toBe(1);
  const parted = bcubed([{ gold: mentions('a', 'a', 'b', 'b'), found: mentions('w', 'x', 'y', 'y') }]);
  expect(parted.precision).toBe(1);
  expect(parted.recall).toBe(0.75);
});

test('B-cubed: gives the textbook result for clusters of 5, 2 and 5 mentions, the last two joined', () => {
  const gold = mentions('1', '1', '1', '1', '1', '2', '2', '3', '3', '3', '3', '3');
  const found = mentions('a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b', 'b', 'b');
  expect(bcubed([{ gold, found }]).precision).toBeCloseTo(0.762, 3);
});

test('B-cubed: counts an unresolved mention as its own cluster, and missing and extra mentions as wrong', () => {
  expect(bcubed([{ gold: mentions('a', 'a'), found: mentions('x', null) }]).recall).toBe(0.5);
  const missing = bcubed([{ gold: mentions('a', 'a'), found: mentions('x').slice(0, 1) }]);
  expect(missing.precision).toBe(1);
  expect(missing.recall).toBe(0.25);
  const needless = bcubed([{ gold: mentions('a'), found: mentions('x', 'x') }]);
  expect(needless.precision).toBe(0.25);
  expect(needless.recall).toBe(1);
});

test('B-cubed: compares articles separately, weighs them by mentions, and is 1 without mentions', () => {
  const wrong = { gold: mentions('a', 'b'), found: mentions('x', 'x') };
  const right = { gold: mentions('a', 'a', 'a', 'a'), found: mentions('x', 'x', 'x', 'x') };
  expect(bcubed([wrong, right]).precision).toBeCloseTo((0.5 + 0.5 + 4) / 6);
  expect(bcubed([]).f1).toBe(1);
});

test('B-cubed: swapping the sides swaps precision and recall', () => {
  const side = fc
    .uniqueArray(fc.tuple(fc.nat(8), fc.option(fc.constantFrom('a', 'b', 'c'))), { selector: ([at]) => at })
    .map((pairs): Labelled[] => pairs.map(([at, entity]) => ({ start: at, end: at + 1, entity })));
  fc.assert(
    fc.property(side, side, (gold, found) => {
      const [one, other] = [bcubed([{ gold, found }]), bcubed([{ gold: found, found: gold }])];
      expect(other.precision).toBe(one.recall);
      expect(other.recall).toBe(one.precision);
      expect(bcubed([{ gold, found: gold }]).f1).toBe(1);
    }),
  );
});
