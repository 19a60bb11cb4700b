/** The codes that seeds take for countries are those that locations know. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { isCountry } from '../../src/seeds/country.ts';

test('of all codes of two letters, those of the countries that ship are taken', () => {
  const file = readFileSync(join(PACKAGE_ROOT, 'model', 'locations.json'), 'utf8');
  const { countries } = JSON.parse(file) as { readonly countries: object };
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  expect(codes.filter(isCountry)).toEqual(Object.keys(countries).sort());
  expect(['', 'kg', 'KGZ', 'K1', 'US-ID'].filter(isCountry)).toEqual([]);
});
