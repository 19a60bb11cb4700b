/** Words that name somebody or something have one type in an article, and common words that begin sentences have none. */
import { expect, test } from 'vitest';
import type { DecodedName } from '../../../src/extract/tagger/decoder.ts';
import { hashText } from '../../../src/extract/tagger/hash.ts';
import { IntMap } from '../../../src/extract/tagger/int-map.ts';
import { TYPES, type Type } from '../../../src/extract/tagger/labels.ts';
import { hashName, KNOWN, NAME_PART } from '../../../src/extract/tagger/lexicon.ts';
import { withOneKind } from '../../../src/extract/tagger/one-kind.ts';
import { withoutOpeners } from '../../../src/extract/tagger/openers.ts';
import { createWordCache } from '../../../src/extract/tagger/word-features.ts';
import { sequenceOfWords } from '../../../src/extract/tagger/word-sequence.ts';

const none = new IntMap(0);
const senses = new IntMap(4);
for (const word of ['lava', 'mud', 'rue', 'clay']) senses.set(hashText(word), 1);
const nameParts = new IntMap(1);
nameParts.set(hashText('rue'), NAME_PART.GIVEN);
const names = new Map([[hashName('clay'), KNOWN.CITY]]);
const cache = createWordCache({ names, nameParts, clusters: none, senses });

type Marked = readonly [type: Type, first: number, last: number, probability: number];
const toNames = (marked: readonly Marked[]) =>
  marked.map(
    ([type, first, last, probability]): DecodedName => ({ first, last, type: TYPES.indexOf(type), probability }),
  );

function kinds(text: string, marked: readonly Marked[]): string[] {
  const words = text.split(' ');
  return withOneKind(toNames(marked), words.map(cache)).map(
    ({ first, last, type }) => `${TYPES[type]} ${words.slice(first, last + 1).join(' ')}`,
  );
}

test('one kind: a surname is the person whose full name the article has, but for a place that it is in', () => {
  const text = 'Ida Florence spoke . Florence wept in Florence .';
  expect(
    kinds(text, [
      ['PER', 0, 1, 1],
      ['LOC', 4, 4, 0.9],
      ['LOC', 7, 7, 0.9],
    ]),
  ).toEqual(['PER Ida Florence', 'PER Florence', 'LOC Florence']);
});

test('one kind: the plural of a surname is the family', () => {
  expect(
    kinds('Ida Florence spoke of the Florences .', [
      ['PER', 0, 1, 1],
      ['ORG', 5, 5, 0.9],
    ]),
  ).toEqual(['PER Ida Florence', 'PER Florences']);
});

test('one kind: a name of several words has the type that is the likeliest in all', () => {
  const text = 'Roa Bay Hotel stood . Roa Bay Hotel fell . Roa Bay Hotel burnt .';
  expect(
    kinds(text, [
      ['ORG', 0, 2, 0.9],
      ['LOC', 5, 7, 0.6],
      ['LOC', 10, 12, 0.5],
    ]),
  ).toEqual(['LOC Roa Bay Hotel', 'LOC Roa Bay Hotel', 'LOC Roa Bay Hotel']);
});

test('one kind: the first word of a company is the company', () => {
  const text = 'Workers of Ostby Instruments left . Ostby will pay .';
  expect(
    kinds(text, [
      ['ORG', 2, 3, 1],
      ['PER', 6, 6, 0.8],
    ]),
  ).toEqual(['ORG Ostby Instruments', 'ORG Ostby']);
});

test('one kind: what is called a company once is one', () => {
  const names: Marked[] = [
    ['ORG', 2, 2, 0.9],
    ['LOC', 5, 5, 0.9],
  ];
  expect(kinds('the operator Ostby grew . Ostby fell .', names)).toEqual(['ORG Ostby', 'ORG Ostby']);
  expect(kinds('the river Ostby grew . Ostby fell .', names)).toEqual(['ORG Ostby', 'LOC Ostby']);
});

test('one kind: a doubtful person is the body whose word begins a longer name', () => {
  const text = 'Bryne gives the Bryne Prize . Bryne grew .';
  const names = (probability: number): Marked[] => [
    ['PER', 0, 0, probability],
    ['MISC', 3, 4, 1],
    ['ORG', 6, 6, 0.6],
  ];
  expect(kinds(text, names(0.7))).toEqual(['ORG Bryne', 'MISC Bryne Prize', 'ORG Bryne']);
  expect(kinds(text, names(0.99))[0]).toBe('PER Bryne');
});

test('one kind: most names of a word decide the doubtful ones', () => {
  const text = 'Bryne beat Viking . Bryne led . Bryne fell . Bryne rose .';
  const names: Marked[] = [0, 4, 7, 10].map((i) => [i === 7 ? 'PER' : 'ORG', i, i, 0.7]);
  expect(kinds(text, names)).toEqual(['ORG Bryne', 'ORG Bryne', 'ORG Bryne', 'ORG Bryne']);
  const sure: Marked[] = names.map(([type, first, last]) => [type, first, last, 0.99]);
  expect(kinds(text, sure)[2]).toBe('PER Bryne');
});

test('openers: a common word at the beginning of a sentence is no name, unless it has a capital within another or is sure', () => {
  const left = (sentences: string[], marked: readonly Marked[]) =>
    withoutOpeners(
      toNames(marked),
      sequenceOfWords(
        sentences.map((each) => each.split(' ')),
        cache,
      ),
    ).length;
  expect(left(['Lava flowed .'], [['PER', 0, 0, 0.6]])).toBe(0);
  expect(left(['Lava flowed .', 'We saw Lava .'], [['PER', 0, 0, 0.6]])).toBe(1);
  expect(left(['Lava flowed .'], [['PER', 0, 0, 0.99]])).toBe(1);
  expect(left(['Ostby flowed .'], [['PER', 0, 0, 0.6]])).toBe(1);
  expect(left(['Clay flowed .'], [['LOC', 0, 0, 0.6]])).toBe(1);
  expect(left(['Clay supplier Ostby left .'], [['LOC', 0, 0, 0.6]])).toBe(0);
  expect(left(['Rue flowed .'], [['PER', 0, 0, 0.85]])).toBe(0);
  expect(left(['Rue flowed .'], [['PER', 0, 0, 0.92]])).toBe(1);
});
