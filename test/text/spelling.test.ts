/** Spellings of one name are told apart from two names. */
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
])('spelling: %s and %s are one name', (a, b) => {
  expect(isSameSpelled(a, b)).toBe(true);
});

test.each([
  ['petrov', 'petrova'],
  ['kozlovskii', 'kozlovskaia'],
  ['kim', 'kin'],
  ['hassan', 'kassan'],
  ['chechnya', 'chelsea'],
  ['boeing737', 'boeing747'],
])('spelling: %s and %s are two names', (a, b) => {
  expect(isSameSpelled(a, b)).toBe(false);
});

test('spelling: is symmetric, and every name is a spelling of itself', () => {
  const word = fc.stringMatching(/^[a-zé’-]{1,14}$/).map(fold);
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(isSameSpelled(a, b)).toBe(isSameSpelled(b, a));
      expect(isSameSpelled(a, a)).toBe(true);
    }),
  );
});
