/** Types of doubtful names by the words in and beside them, and names that the model took for one. */
import { expect, test } from 'vitest';
import type { DecodedName } from '../../../src/extract/tagger/decoder.ts';
import { withHeadWords } from '../../../src/extract/tagger/head-words.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { TYPES, type Type } from '../../../src/extract/tagger/labels.ts';
import { hashName, KNOWN, type Lexicon } from '../../../src/extract/tagger/lexicon.ts';
import { withMissedPeoples } from '../../../src/extract/tagger/missed-peoples.ts';
import { withoutMixtures } from '../../../src/extract/tagger/mixtures.ts';
import { withShortBodies } from '../../../src/extract/tagger/short-bodies.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';

const names = new Map([
  [hashName('ohio'), KNOWN.REGION],
  [hashName('turks'), KNOWN.DEMONYM],
]);
const none = new IntMap(0);
const lexicon: Lexicon = { names, nameParts: none, clusters: none, senses: none };
const cache = createWordCache(lexicon);

/** Words, and the names marked in them: "the [ORG Grand Hotel]". */
function read(marked: string, probability = 0.6) {
  const found: DecodedName[] = [];
  const plain: string[] = [];
  for (const part of marked.split(/(\[[A-Z]+ [^\]]+\])/)) {
    const [, type, name = part] = /^\[([A-Z]+) ([^\]]+)\]$/.exec(part) ?? [];
    const first = plain.length;
    plain.push(...name.split(' ').filter((word) => word !== ''));
    if (type) found.push({ first, last: plain.length - 1, type: TYPES.indexOf(type as Type), probability });
  }
  return { found, words: plain.map(cache) };
}

const show = (found: readonly DecodedName[], words: ReturnType<typeof read>['words']): string[] =>
  found.map(
    ({ first, last, type }) =>
      `${TYPES[type]} ${words
        .slice(first, last + 1)
        .map(({ plain }) => plain)
        .join(' ')}`,
  );

test.each([
  ['the last word', 'at the [ORG Grand Hotel]', 'LOC Grand Hotel'],
  ['the word before "of"', 'the [ORG Carnival of Oslo]', 'MISC Carnival of Oslo'],
  ['a site', 'at the [ORG Brandt Space Center]', 'LOC Brandt Space Center'],
  ['the ending of a fair', 'at [LOC Brew-Fest]', 'MISC Brew-Fest'],
  ['a ship', 'the vessel [ORG Aurora]', 'MISC Aurora'],
  ['a thing after it', 'the [ORG Yamal 3] pipeline', 'MISC Yamal 3'],
  ['a work that is called so', 'a song for children , called [ORG Ghost Boat]', 'MISC Ghost Boat'],
  ['a company before it', 'the operator [LOC Violet] grew', 'ORG Violet'],
  ['a thing called after somebody', 'on [PER Ida Moe Jr. Day]', 'MISC Ida Moe Jr. Day'],
  ['a road called after somebody', 'on [PER Ida Moe Jr. Boulevard]', 'LOC Ida Moe Jr. Boulevard'],
  ['none', 'a man called [ORG Ghost Boat]', 'ORG Ghost Boat'],
])('head words: give a doubtful name the type of %s', (_, marked, name) => {
  const { found, words } = read(marked);
  expect(show(withHeadWords(found, words), words)).toEqual([name]);
});

test('head words: a legal form makes a company, however sure the model is of another type', () => {
  const { found, words } = read('[PER Ida Moe Co] grew', 0.99);
  expect(show(withHeadWords(found, words), words)).toEqual(['ORG Ida Moe Co']);
});

test.each([
  ['a storm', 'when Storm [PER Wilbur] hit', 'MISC Storm Wilbur'],
  ['a tropical storm', 'when Tropical Storm [PER Wilbur] hit', 'MISC Tropical Storm Wilbur'],
  ['a storm with its word', 'when [PER Cyclone Wilbur] hit', 'MISC Cyclone Wilbur'],
  ['a mission', 'when [PER Artemis IV] flew', 'MISC Artemis IV'],
  ['a tournament', 'the [ORG Lake Champions League]', 'MISC Lake Champions League'],
  ['an avenue', 'on [ORG Ida Moe Avenue]', 'LOC Ida Moe Avenue'],
  ['two peoples', 'the [LOC Franco-Danish] talks', 'MISC Franco-Danish'],
  ['a company with its legal form', 'shares in [ORG Ida Moe] plc fell', 'ORG Ida Moe plc'],
])('head words: tell %s, however sure the model is of another name', (_, marked, name) => {
  const { found, words } = read(marked, 0.99);
  expect(show(withHeadWords(found, words), words)).toEqual([name]);
});

test('head words: a name alone is the storm of the article', () => {
  const { found, words } = read('Cyclone [PER Wilbur] hit . [PER Wilbur] and [PER Ida] left', 0.99);
  expect(show(withHeadWords(found, words), words)).toEqual(['MISC Cyclone Wilbur', 'MISC Wilbur', 'PER Ida']);
});

test('head words: leave a sure name as it is', () => {
  const { found, words } = read('at the [ORG Grand Hotel]', 0.99);
  expect(show(withHeadWords(found, words), words)).toEqual(['ORG Grand Hotel']);
});

test.each([
  ['a member of a party and the place', 'an [MISC Ohio Democrat]', ['LOC Ohio', 'MISC Democrat']],
  [
    'a museum and its university',
    'the [ORG Museum of Art at Brandt University]',
    ['ORG Museum of Art', 'ORG Brandt University'],
  ],
  [
    'a body and its part',
    "the [ORG University of Brandt 's Institute of Physics]",
    ['ORG University of Brandt', 'ORG Institute of Physics'],
  ],
  ['nothing else', 'the [ORG Bank of Brandt]', ['ORG Bank of Brandt']],
])('mixtures: separate %s', (_, marked, parts) => {
  const { found, words } = read(marked);
  expect(show(withoutMixtures(found, words), words)).toEqual(parts);
});

test('missed peoples: are found among words without capital, but not within a longer name', () => {
  const { found, words } = read('some Turks and the Turks Islands');
  expect(show(withMissedPeoples(found, words), words)).toEqual(['MISC Turks']);
});

test('short bodies: are the first word of a body of the article after "the"', () => {
  const { found, words } = read('The [ORG Church of Brandt] paid . the Church said so . a Church');
  expect(show(withShortBodies(found, words), words)).toEqual(['ORG Church of Brandt', 'ORG Church']);
});
