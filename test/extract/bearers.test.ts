/** A part of a person's name, initials and nicknames are that person, whatever kind the extractor found. */
import { expect, test } from 'vitest';
import { resolve } from './read.ts';

test.each([
  ['a country', '[PER Rosa Cuba] won. [LOC Cuba] said so.', 'Cuba', 'person/rosa-cuba'],
  ['a city', '[PER Ivan Bergen] lost. Critics blamed [LOC Bergen].', 'Bergen', 'person/ivan-bergen'],
  ['a body', '[PER Amir al-Dari] fled. Police seek [ORG al-Dari].', 'al-Dari', 'person/amir-al-dari'],
  ['a demonym', '[PER Pole Hansen] won. [DEM Pole] wept.', 'Pole', 'person/pole-hansen'],
  ['a Korean name', '[PER Han Ji-won] spoke. [LOC Han] left.', 'Han', 'person/han-ji-won'],
  ['after a title', 'Ms. [LOC Sydney] spoke.', 'Sydney', 'person/sydney'],
  ['before the full name', '[LOC Cuba] Wins\n\n[PER Rosa Cuba] won on Sunday.', 'Cuba', 'person/rosa-cuba'],
])('resolver: a surname is the person who bears it: %s', (_, source, surface, key) => {
  const { pairs, mentions } = resolve(source);
  expect(pairs.filter(([name]) => name === surface)).toEqual([[surface, key]]);
  expect(mentions.every(({ kind }) => kind === 'PERSON')).toBe(true);
});

test.each([
  ['in', '[PER Rosa Cuba] sang in [LOC Cuba] twice.'],
  ['home to', '[PER Rosa Cuba] flew home to [LOC Cuba].'],
  ['troops from', '[PER Rosa Cuba] praised troops from [LOC Cuba].'],
  ['the president of', '[PER Rosa Cuba] met the president of [LOC Cuba].'],
  ['its government', '[PER Rosa Cuba] met [LOC Cuba]’s government.'],
  ['a list', '[PER Rosa Cuba] read about [LOC Haiti] and [LOC Cuba].'],
])('resolver: a surname is the place where the text speaks for it: %s', (_, source) => {
  expect(resolve(source).pairs.at(-1)).toEqual(['Cuba', 'place/cuba']);
});

test.each([
  ['born in', '[PER Rosa Cuba] was born in [PER Cuba].', 'place/cuba'],
  ['moved to', '[PER Rosa Cuba] moved to [PER Cuba] in May.', 'place/cuba'],
  ['flies home from', '[PER Rosa Cuba] flies home from [PER Cuba] soon.', 'place/cuba'],
  ['not of whom it is', '[PER Rosa Cuba] moved to [PER Cuba]’s old flat.', 'person/rosa-cuba'],
  ['not where a ball goes', 'The ball went to [PER Rosa Cuba], and back to [PER Cuba].', 'person/rosa-cuba'],
  ['not where no place is called so', '[PER Rosa Quib] moved to [PER Quib] in May.', 'person/rosa-quib'],
])('resolver: a surname taken for the person is the place where somebody lives or goes: %s', (_, source, key) => {
  expect(resolve(source).pairs.at(-1)?.[1]).toBe(key);
});

test('resolver: a name alone is no person where the article means the place elsewhere, unless it acts like one', () => {
  const { pairs } = resolve('[PER Rosa Cuba] sang in [LOC Cuba]. Many like [LOC Cuba]. [LOC Cuba] said she was glad.');
  expect(pairs.slice(1).map(([, key]) => key)).toEqual(['place/cuba', 'place/cuba', 'person/rosa-cuba']);
});

test('resolver: a given name that is a city remains one', () => {
  expect(resolve('[PER Vienna Holt] sang. Critics like [LOC Vienna].').pairs[1]?.[1]).toBe('place/vienna-at');
});

test('resolver: a company named after a person remains one', () => {
  const { pairs } = resolve('[PER Tom Veltri] founded [ORG Veltri Inc.] in 1990. [ORG Veltri] makes shoes.');
  expect(pairs.at(-1)).toEqual(['Veltri', 'organization/veltri']);
});

test.each([
  ['three words', '[PER Lena Bruun Dahl] died. [ORG LBD] was 87.', 'person/lena-bruun-dahl'],
  ['a hyphen', '[PER Greta Holm-Vik] spoke. [MISC GHV] left.', 'person/greta-holm-vik'],
  ['of nobody', '[PER Lena Bruun Dahl] died. [ORG LBX] was 87.', 'organization/lbx'],
  ['of two', '[PER Lena Bruun Dahl] and [PER Lars Berg Dunn] left. [ORG LBD] was 87.', 'organization/lbd'],
  ['of a known body', '[PER Ada Fenn Petersen] writes. [ORG AFP] reported it.', 'organization/agence-france-presse'],
])('resolver: initials are a person of the article: %s', (_, source, key) => {
  expect(resolve(source).pairs.at(-1)?.[1]).toBe(key);
});

test.each([
  ['known as', '[PER Joan Petrie], known as [LOC Dusty], won. [LOC Dusty] sang.', 'person/joan-petrie'],
  ['better known as', '[PER Joan Petrie], better known as “[ORG Dusty]”, won. [PER Dusty] sang.', 'person/joan-petrie'],
  ['in two plain words', '[PER Joan Petrie], known as [PER Tin Hat], won. [PER Tin Hat] sang.', 'person/joan-petrie'],
  ['is called', '[PER Joan Petrie] is called [MISC JJ]. [ORG JJ] sang.', 'person/joan-petrie'],
  [
    'alias, after the age',
    '[PER Joan Petrie], 34, alias [PER Big Sam], won. [PER Big Sam] sang.',
    'person/joan-petrie',
  ],
  ['goes by', '[PER Joan Petrie] goes by “[MISC Tin Hat]”. [MISC Tin Hat] sang.', 'person/joan-petrie'],
  ['performs as', '[PER Joan Petrie], who performs as [PER Ann Hall], won. [PER Ann Hall] sang.', 'person/joan-petrie'],
  ['aka in brackets', '[PER Joan Petrie] (aka [PER Dusty]) won. [PER Dusty] sang.', 'person/joan-petrie'],
  ['born', '[PER Dusty], born [PER Joan Petrie], won. [PER Dusty] sang.', 'person/joan-petrie'],
])('resolver: a nickname is the person whom the article calls so: %s', (_, source, key) => {
  expect(
    resolve(source)
      .pairs.slice(1)
      .map(([, found]) => found),
  ).toEqual([key, key]);
});

test('resolver: a whole name before the real name in brackets is that person', () => {
  const { pairs } = resolve('[PER Ann Hall] (real name [PER Joan Petrie]) won. [PER Ann Hall] sang.');
  expect(pairs.map(([, key]) => key)).toEqual(Array.from({ length: 3 }, () => 'person/joan-petrie'));
});

test('resolver: a nickname of one is not another of that given name', () => {
  const { pairs } = resolve('[PER Joan Petrie], known as [PER Dusty], won. [PER Dusty Hall] sang. [PER Dusty] wept.');
  expect(pairs.slice(1).map(([, key]) => key)).toEqual([
    'person/joan-petrie',
    'person/dusty-hall',
    'person/joan-petrie',
  ]);
});
