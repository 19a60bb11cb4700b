/** Folding and slugs of names. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, slug } from '../../src/text/fold.ts';
import { text as anyText } from './texts.ts';

describe('fold', () => {
  test('makes names comparable', () => {
    expect(fold('  Ángel\n DÍAZ ')).toBe('angel diaz');
    expect(fold('O’Brien')).toBe(fold("o'brien"));
    expect([fold('Łódź'), fold('Tromsø'), fold('STRASSE'), fold('straße'), fold('İzmir')]).toEqual([
      ...['lodz', 'tromso', 'strasse', 'strasse', 'izmir'],
    ]);
  });

  test('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
      { numRuns: 2000 },
    );
  });
});

describe('slug', () => {
  test('joins words of any script', () => {
    expect([slug('Ada Lovelace'), slug("Cote d'Ivoire"), slug('北京'), slug('U.S.')]).toEqual([
      'ada-lovelace',
      'cote-d-ivoire',
      '北京',
      'u-s',
    ]);
  });

  test('is a hash for a text without letters, so that two such texts differ', () => {
    expect(slug('!!!')).toMatch(/^[0-9a-f]{16}$/);
    expect(slug('!!!')).not.toBe(slug('???'));
    expect(slug('')).toBe('');
  });

  test('is never empty, and has no hyphen at its ends', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(slug(text)).toMatch(text === '' ? /^$/ : /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u);
      }),
      { numRuns: 2000 },
    );
  });
});
