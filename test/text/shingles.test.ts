/** Near copies of a text: edits as papers make them are found, and filled-in forms are told apart. Words and edits are drawn with a fixed seed. */
import { expect, test } from 'vitest';
import { bandsOf, MIN_LIKENESS, sameWordsKey, shinglesOf, textLikeness } from '../../src/text/shingles.ts';

/** Numbers from 0 up to 1: mulberry32. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomOf(7);
const below = (most: number): number => Math.floor(random() * most);

const WORDS = Array.from({ length: 3000 }, () =>
  Array.from({ length: 3 + below(6) }, () => 'abcdefghijklmnoprstuvwy'.charAt(below(23))).join(''),
);
/** Few words are frequent and most are rare, as in language. */
const word = (): string => WORDS[Math.floor(WORDS.length * random() ** 3)] as string;
const wordsOf = (count: number): string[] => Array.from({ length: count }, word);

const changed = (words: readonly string[], share: number): string[] =>
  words.map((each) => (random() < share ? word() : each));

const isVersion = (one: readonly string[], other: readonly string[]): boolean => {
  const [a, b] = [shinglesOf(one.join(' ')), shinglesOf(other.join(' '))];
  const bands = new Set(bandsOf(a));
  return bandsOf(b).some((band) => bands.has(band)) && textLikeness(a, b) >= MIN_LIKENESS;
};

const PAIRS = 200;
const shareOf = (holds: () => boolean): number => Array.from({ length: PAIRS }, holds).filter(Boolean).length / PAIRS;

test.each([
  ['two in a hundred words changed', 0.99, (story: readonly string[]) => changed(story, 0.02)],
  ['eight in a hundred words changed', 0.95, (story: readonly string[]) => changed(story, 0.08)],
  ['another headline', 0.99, (story: readonly string[]) => [...wordsOf(9), ...story.slice(9)]],
  ['a fifth added', 0.99, (story: readonly string[]) => [...story, ...wordsOf(story.length / 5)]],
  ['the last two fifths cut off', 0.97, (story: readonly string[]) => story.slice(0, story.length * 0.6)],
])('a story with %s is found', (_edit, least, edit) => {
  const found = shareOf(() => {
    const story = wordsOf(80 + below(300));
    return isVersion(story, edit(story));
  });
  expect(found).toBeGreaterThanOrEqual(least);
});

test('stories of their own words are no versions, nor is a piece of a story', () => {
  expect(shareOf(() => isVersion(wordsOf(200), wordsOf(200)))).toBe(0);
  const story = wordsOf(300);
  expect(isVersion(story, story.slice(0, 60))).toBe(false);
});

const FORM = wordsOf(90);
/** A form of many fixed words, in which every fifteenth is followed by a number. */
const report = (): string[] =>
  FORM.flatMap((fixed, index) => (index % 15 === 0 ? [fixed, String(below(9000))] : [fixed]));

test('filled-in forms with other numbers are no versions', () => {
  expect(shareOf(() => isVersion(report(), report()))).toBeLessThanOrEqual(0.01);
});

test('the key of the same words disregards case, marks and white space, and no other word', () => {
  const key = (text: string) => sameWordsKey(shinglesOf(text));
  const text = 'The council of Arles met on Monday, and it chose "a new mayor" before noon.';
  expect(key(text)).toBe(key('THE COUNCIL of Arles met\non Monday — and it chose a new mayor before noon'));
  expect(key(text)).not.toBe(key(text.replace('Monday', 'Tuesday')));
  expect(key('Too few words to be sure.')).toBeNull();
});
