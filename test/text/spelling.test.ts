/** Tests what counts as one name spelled twice. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import { isSameSpelled } from '../../src/text/spelling.ts';

test.each([
  ['nazarbaev', 'nazarbayev'],
  ['tarasiuk', 'tarasyuk'],
  ['khrushchev', 'hrushchev'],
  ['mohammed', 'mohamed'],
  ['zarqawi', 'zarkawi'],
  ['yushchenko', 'yuschenko'],
  ['elbaradei', 'el-baradei'],
])('%s and %s are one', (a, b) => {
  expect(isSameSpelled(a, b)).toBe(true);
});

test.each([
  ['petrov', 'petrova'],
  ['kozlovskii', 'kozlovskaia'],
  ['kim', 'kin'],
  ['hassan', 'kassan'],
  ['chechnya', 'chelsea'],
  ['boeing737', 'boeing747'],
])('%s and %s are two', (a, b) => {
  expect(isSameSpelled(a, b)).toBe(false);
});

test('order does not matter, and every name is spelled as itself', () => {
  const word = fc.stringMatching(/^[a-zé’-]{1,14}$/).map(fold);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isSameSpelled(a, b)).toBe(isSameSpelled(b, a));
      expect(isSameSpelled(a, a)).toBe(true);
    }),
  );
});
