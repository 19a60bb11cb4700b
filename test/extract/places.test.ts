/** Which place of several with one name is meant: by the state or country beside it, throughout an article. */
import { expect, test } from 'vitest';
import { resolve } from './read.ts';

const keysOf = (source: string) => resolve(source).pairs.map(([, key]) => key);

test.each([
  ['AP', 'Fires burned in [LOC Reno], [LOC Nev.], on Sunday.', 'place/nevada-us-nv'],
  ['with two stops', 'Fires burned in [LOC Fargo], [LOC N.D.], on Sunday.', 'place/north-dakota-us-nd'],
  ['of a province', 'Fires burned in [LOC Regina], [LOC Sask.], on Sunday.', 'place/saskatchewan-ca-sk'],
  ['postal', 'Fires burned in [LOC Reno], [LOC NV], on Sunday.', 'place/nevada-us-nv'],
  ['after a party', 'So did [PER Ann Bell], D-[LOC Wis.], on Sunday.', 'place/wisconsin-us-wi'],
  ['postal, after a party', 'So did [PER Ann Bell] (R-[LOC OK]).', 'place/oklahoma-us-ok'],
])('resolver: reads the abbreviation of a state: %s', (_, source, key) => {
  expect(keysOf(source).at(-1)).toBe(key);
});

test.each([
  ['S. Sudan', 'place/south-sudan'],
  ['N. Korea', 'place/north-korea'],
  ['N. Ireland', 'place/northern-ireland'],
  ['N.Z.', 'place/new-zealand'],
])('resolver: reads a country by its abbreviation: %s', (name, key) => {
  expect(keysOf(`Envoys of [LOC ${name}] agreed.`)).toEqual([key]);
});

test('resolver: takes no two capitals for a state where they stand alone', () => {
  expect(keysOf('He flew to [LOC LA] on Sunday.')).not.toEqual(['place/louisiana-us-la']);
});

test.each([
  ['a city of ancient name', '[LOC Athens], [LOC Georgia], is quiet. Few left [LOC Athens].', 'place/athens-us'],
  ['also before it', 'Few left [LOC Rome]. A mill in [LOC Rome], [LOC Georgia], burned.', 'place/rome-us'],
  ['named like a country', 'In [LOC Lebanon], [LOC Ohio], it rained. [LOC Lebanon] slept.', 'place/lebanon-us-4516412'],
  ['in Scotland', 'Snow fell in [LOC Perth], [LOC Scotland]. [LOC Perth] slept.', 'place/perth-gb'],
  ['in Canada', 'Snow fell in [LOC London], [LOC Ontario]. [LOC London] slept.', 'place/london-ca'],
  ['in the north of', 'In [LOC Tripoli], in the north of [LOC Lebanon], it rained.', 'place/tripoli-lb'],
  [
    'a port in',
    'Ships left [LOC Cartagena], a port in southern [LOC Spain]. [LOC Cartagena] slept.',
    'place/cartagena-es',
  ],
])('resolver: keeps to the place that the article fixes: %s', (_, source, key) => {
  const { pairs } = resolve(source);
  const [, name] = /\[LOC ([^\]]+)\]/.exec(source) ?? [];
  const keys = pairs.filter(([surface]) => surface === name).map(([, found]) => found);
  expect(keys).toEqual(keys.map(() => key));
});

test('resolver: prefers a town in the state that the article names to a city abroad', () => {
  expect(keysOf('Rain fell on [LOC Tennessee]. Many left [LOC Bristol].')[1]).toMatch(/^place\/bristol-us/);
  expect(keysOf('Rain fell on [LOC Wales]. Many left [LOC Bristol].')[1]).toBe('place/bristol-gb');
});

test('resolver: takes a town of the state that is named for the one meant, where no city that all know is called so', () => {
  const of = (text: string) => keysOf(text)[0];
  expect(of('A barn in [LOC Georgetown] burned. [LOC Texas] sent help.')).toMatch(/^place\/georgetown-us/);
  expect(of('A barn in [LOC Georgetown] burned. [LOC Guyana] sent help.')).toBe('place/georgetown-gy');
  expect(of('A barn in [LOC Paris] burned. [LOC Texas] sent help.')).toBe('place/paris-fr');
  const [columbus] = keysOf('A bus left [LOC Columbus]. [LOC Savannah] in [LOC Georgia] waits.');
  expect(columbus).toBe(keysOf('A bus left [LOC Columbus], [LOC Georgia].')[0]);
});

test('resolver: keeps a country beside a town of its name when the article names it otherwise too', () => {
  const keys = keysOf('[DEM Lebanese] envoys met in [LOC Lebanon], [LOC Ohio]. They flew home to [LOC Lebanon].');
  expect([keys[0], keys.at(-1)]).toEqual(['place/lebanon', 'place/lebanon']);
});

test('resolver: keeps towns of one name in two states apart, and leaves the bare name to a human', () => {
  const { pairs, mentions } = resolve(
    '[LOC Salem], [LOC Oregon], wrote to [LOC Salem], [LOC Massachusetts]. Now [LOC Salem] waits.',
  );
  const keys = pairs.filter(([surface]) => surface === 'Salem').map(([, key]) => key);
  expect(keys[0]).not.toBe(keys[1]);
  expect(mentions.at(-1)).toMatchObject({ entity: null, status: 'CANDIDATE' });
  const candidates = mentions.at(-1)?.candidates.map(({ entity }) => entity);
  expect(new Set(candidates)).toEqual(new Set(keys.slice(0, 2)));
});

test('resolver: gives a town that the gazetteer lacks a key with its state', () => {
  expect(keysOf('A barn in [LOC Moscow], [LOC Kansas], burned. [LOC Moscow] has one fire engine.')).toEqual([
    'place/moscow-us-ks',
    'place/kansas-us-ks',
    'place/moscow-us-ks',
  ]);
});

test('resolver: does not take a list for a town and its state', () => {
  expect(keysOf('Fires burned in [LOC Oregon], [LOC Ohio] and [LOC Michigan].')[0]).toBe('place/oregon-us-or');
  expect(keysOf('They toured [LOC Lima], [LOC Texas] and [LOC London].')[0]).toBe('place/lima-pe');
});

test.each([
  ['by a city', 'Voters lined up in [LOC Savannah]. [LOC Georgia] counts them today.', 'place/georgia-us-ga'],
  ['by the dateline', '[LOC ATLANTA] - [LOC Georgia] counts votes.', 'place/georgia-us-ga'],
  ['by an office', '[LOC Georgia]’s secretary of state counts votes. So does [LOC Georgia].', 'place/georgia-us-ga'],
  ['by its police', 'A bus fell, [LOC Georgia] troopers said. So did [LOC Georgia].', 'place/georgia-us-ga'],
  ['not where the country is named', '[DEM Georgian] envoys left [LOC Atlanta]. [LOC Georgia] paid.', 'place/georgia'],
  ['not without a city', '[LOC Georgia] counts votes.', 'place/georgia'],
])('resolver: takes the name of a country for a state: %s', (_, source, key) => {
  expect(keysOf(source).at(-1)).toBe(key);
});

test('resolver: takes no name as evidence for itself', () => {
  expect(keysOf('[LOC BEIRUT] - Troops left [LOC Tripoli]. [LOC Tripoli] is calm.')).toEqual([
    'place/beirut-lb',
    'place/tripoli-lb',
    'place/tripoli-lb',
  ]);
});

test.each([
  ['Frankfurt', 'place/frankfurt-am-main-de'],
  ['Hull', 'place/kingston-upon-hull-gb'],
  ['Rostov', 'place/rostov-on-don-ru'],
])('resolver: means the largest city that English news calls %s', (name, key) => {
  expect(keysOf(`Snow closed the airport of [LOC ${name}].`)).toEqual([key]);
});

test.each([
  [
    '[LOC Santiago] ([LOC Cuba]) was calm. Police in [LOC Santiago] wept.',
    ['santiago-de-cuba-cu', 'cuba', 'santiago-de-cuba-cu'],
  ],
  ['Rain fell in [LOC Hamilton] ([LOC Ontario]).', ['hamilton-ca', 'ontario-ca-on']],
  ['[LOC LONDON] - The loan came from [LOC Washington].', ['london-gb', 'washington-us']],
])(
  'resolver: tells a town by the region in brackets, and not by the dateline alone when it is far smaller: %s',
  (source, keys) => {
    expect(keysOf(source)).toEqual(keys.map((key) => `place/${key}`));
  },
);

test('resolver: a dateline is a place in a report of sport too', () => {
  const source =
    'Boston tops Denver\n\n[LOC DENVER] - [LOC Boston] beat [LOC Denver] 112-108 in overtime. It was the season final.';
  const { pairs } = resolve(source);
  expect(pairs.map(([surface, key]) => [surface, key?.split('/')[0]])).toEqual([
    ['DENVER', 'place'],
    ['Boston', 'organization'],
    ['Denver', 'organization'],
  ]);
});

test.each([
  ['a short name, by its country', '[DEM Cuban] police left [LOC Havana] for [LOC Santiago].', 'santiago-de-cuba-cu'],
  [
    'one of a country, by its state',
    '[LOC Kentucky] police left [LOC Lexington] for [LOC Georgetown].',
    'georgetown-us-4292686',
  ],
  ['a capital, unless the state of the town is named', '[DEM American] envoys met in [LOC Athens].', 'athens-gr'],
])('resolver: tells places of one name apart: %s', (_, source, key) => {
  expect(keysOf(source).at(-1)).toBe(`place/${key}`);
});

test('resolver: gives a title to the person whose office the article tells', () => {
  const source = 'The mayor, [PER Cheryl Boone], praised [PER Derek Boone]. Mayor [PER Boone] will run again.';
  expect(keysOf(source).at(-1)).toBe('person/cheryl-boone');
});
