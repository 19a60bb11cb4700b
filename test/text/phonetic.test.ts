/** Names that are written by ear, or in the letters of another language, are alike; other names are not. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/text/fold.ts';
import {
  beginningLikeness,
  nameLikeness,
  nameWords,
  phoneticCodes,
  phoneticForm,
  wordLikeness,
} from '../../src/text/phonetic.ts';

/** As typed, and as it is written. */
const ALIKE = `
  condoleza condoleezza, selenskyj zelensky, zelenskyy zelensky, gorbatschow gorbachev, kadhafi gaddafi, qadhafi gaddafi, jelzin yeltsin,
  chruschtschow khrushchev, khrouchtchev khrushchev, tschaikowski tchaikovsky, ahmadinedschad ahmadinejad, moubarak mubarak, poutine putin,
  janukowitsch yanukovych, juschtschenko yushchenko, schewardnadse shevardnadze, karsai karzai, miloschewitsch milosevic, usama osama,
  chodorkowski khodorkovsky, katami khatami, breschnew brezhnev, bernake bernanke, belusconi berlusconi, merkle merkel, busch bush, kiew kiev`;
const APART =
  'clinton clifton, baker barker, martin marvin, iran iraq, rice reis, bush bash, tulip turnip, johnson jackson, b52 b53, lovelace loveless';

const pairs = (text: string): [string, string][] =>
  text.split(',').map((pair) => pair.trim().split(/\s+/) as [string, string]);

const shareCode = (one: string, other: string): boolean =>
  phoneticCodes(one).some((code) => phoneticCodes(other).includes(code));

test.each(pairs(ALIKE))('%s is alike %s, and shares a code with it', (typed, written) => {
  expect(wordLikeness(typed, written)).toBeGreaterThanOrEqual(0.87);
  expect(wordLikeness(written, typed)).toBe(wordLikeness(typed, written));
  expect(shareCode(typed, written)).toBe(true);
});

test.each(pairs(APART))('%s is not alike %s', (one, other) => {
  expect(wordLikeness(one, other)).toBe(0);
});

test('letters of one sound, vowels and changed places weigh half of what other letters do', () => {
  expect(wordLikeness('zelenski', 'selenski')).toBe(1 - 1 / 16);
  expect(wordLikeness('bernanke', 'bernenke')).toBe(1 - 1 / 16);
  expect(wordLikeness('bernanke', 'bernakne')).toBe(1 - 1 / 16);
  expect(wordLikeness('bernanke', 'bernatke')).toBe(1 - 2 / 16);
});

test('transliterations of one name sound the same', () => {
  expect(new Set(['juschtschenko', 'yushchenko', 'iouchtchenko'].map(phoneticForm)).size).toBe(1);
});

describe('names of several words', () => {
  const like = (typed: string, name: string): number => nameLikeness(nameWords(fold(typed)), nameWords(fold(name)));
  test('are as alike as their words are on average, in any order', () => {
    expect(like('Condoleza Rice', 'Condoleezza Rice')).toBe((1 - 1 / 18 + 1) / 2);
    expect(like('Rice, Condoleza', 'Condoleezza Rice')).toBe((1 - 1 / 18 + 1) / 2);
  });
  test('are not alike if a word that was typed is like none', () => {
    expect(like('Condoleza Jones', 'Condoleezza Rice')).toBe(0);
    expect(like('', 'Condoleezza Rice')).toBe(0);
  });
});

test('a word that is being typed is alike the beginning of another', () => {
  expect(beginningLikeness('selens', 'zelensky')).toBe(1 - 1 / 12);
  expect(beginningLikeness('ze', 'zelensky')).toBe(1);
  expect(beginningLikeness('se', 'zelensky')).toBe(0);
});

const word = fc.string({ unit: fc.constantFrom(...'abcdehikmnorstuvwyzш'), minLength: 1, maxLength: 50 });

test('any two words: likeness is between 0 and 1, the same both ways, and 1 for a word and itself', () => {
  fc.assert(
    fc.property(word, word, (one, other) => {
      const likeness = wordLikeness(one, other);
      expect(likeness === 0 || (likeness >= 0.87 && likeness <= 1)).toBe(true);
      expect(wordLikeness(other, one)).toBeCloseTo(likeness, 12);
      expect(wordLikeness(one, one)).toBe(1);
    }),
  );
});
