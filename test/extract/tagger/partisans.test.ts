/** Members of parties are names whatever the model made of them. */
import { expect, test } from 'vitest';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { TYPES } from '../../../src/extract/tagger/labels.ts';
import { withPartisans } from '../../../src/extract/tagger/partisans.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';

const none = new IntMap(0);
const cache = createWordCache({ names: none, nameParts: none, clusters: none, senses: none });

const [ORG, MISC] = [TYPES.indexOf('ORG'), TYPES.indexOf('MISC')];
const partisans = (text: string, found: readonly { first: number; last: number }[] = []) => {
  const words = text.split(' ');
  const names = found.map((name) => ({ ...name, type: ORG, probability: 1 }));
  return withPartisans(names, words.map(cache)).map(
    ({ first, last, type }) => `${TYPES[type]} ${words.slice(first, last + 1).join(' ')}`,
  );
};

test('partisans: are found, and are no body', () => {
  expect(partisans('A Tory and two Republicans met .')).toEqual(['MISC Tory', 'MISC Republicans']);
  expect(partisans('A Tory met them .', [{ first: 1, last: 1 }])).toEqual(['MISC Tory']);
  expect(MISC).not.toBe(ORG);
});

test('partisans: a party stands for its members before them only', () => {
  expect(partisans('A Labour MP left Labour .', [{ first: 4, last: 4 }])).toEqual(['MISC Labour', 'ORG Labour']);
});

test('partisans: are left alone inside longer names', () => {
  expect(partisans('The Republican Party met .', [{ first: 1, last: 2 }])).toEqual(['ORG Republican Party']);
});

test('partisans: are parted from the name of a person, and joined with their branch', () => {
  const names = [{ first: 1, last: 3, type: TYPES.indexOf('PER'), probability: 1 }];
  const words = 'The Tory Ida Moe met New Democrats .'.split(' ');
  const found = withPartisans(names, words.map(cache)).map(({ first, last }) => words.slice(first, last + 1).join(' '));
  expect(found).toEqual(['Tory', 'Ida Moe', 'New Democrats']);
});
