/** Stories made from patterns are annotated, and a blank has one name throughout a story. */
import { expect, test } from 'vitest';
import { Blanks } from '../../../model/train/blanks.ts';
import { NameSupply } from '../../../model/train/name-supply.ts';
import { fillStory, readStories } from '../../../model/train/stories.ts';
import { namesOf, TYPES } from '../../../src/extract/tagger/labels.ts';

const blanks = new Blanks(new NameSupply(1));

/** The names of a story by sentence, as TYPE words. */
function namesIn(pattern: string[]): string[][] {
  const { sentences, labels } = fillStory(pattern, blanks);
  let at = 0;
  return sentences.map((words) => {
    const own = labels.subarray(at, at + words.length);
    at += words.length;
    return namesOf(own).map(({ first, last, type }) => `${TYPES[type]} ${words.slice(first, last + 1).join(' ')}`);
  });
}

test('a blank has the same name throughout a story, and names as they stand may hold blanks', () => {
  const [[club = '', police = ''] = [], [again] = []] = namesIn([
    '{club.a} called the [ORG {town.t} Police].',
    'Fans of {club.a} fled from {town.t}.',
  ]);
  expect(club).toMatch(/^ORG \S/);
  expect(again).toBe(club);
  expect(police).toMatch(/^ORG .+ Police$/);
});

test('a surname is the one of the person with the same letter, and capitals are kept', () => {
  const [[person = ''] = [], [surname = ''] = [], [shouted = ''] = []] = namesIn([
    '{person.p} spoke.',
    'Then {surname.p} left.',
    '{SURNAME.P}: I did not.',
  ]);
  expect(person.endsWith(surname.replace('PER ', ''))).toBe(true);
  expect(shouted.replace('PER ', '')).toBe(surname.replace('PER ', '').toUpperCase());
});

test('an unknown blank is an error', () => {
  expect(() => fillStory(['{planet.a} turned.'], blanks)).toThrow('no blank is called planet');
});

test('all patterns can be filled, and most of their sentences have names', () => {
  const stories = readStories('patterns').map(namesIn);
  expect(stories.length).toBeGreaterThan(30);
  const sentences = stories.flat();
  expect(sentences.filter((names) => names.length > 0).length / sentences.length).toBeGreaterThan(0.7);
});

test('all names of the written stories are annotated as they are divided into words', () => {
  const stories = readStories('stories');
  expect(stories.length).toBeGreaterThan(50);
  const marked = stories.flat().flatMap((line) => [...line.matchAll(/\[(?:PER|ORG|LOC|MISC) [^\]]+\]/g)]);
  const plain = (name: string): string => name.replace(/[[\]\s]/g, '');
  expect(stories.flatMap(namesIn).flat().map(plain)).toEqual(marked.map(([name]) => plain(name)));
});
