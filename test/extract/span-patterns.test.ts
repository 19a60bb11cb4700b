/** Spans agree with fixed patterns of the text, whatever the extractor found. */
import { expect, test } from 'vitest';
import type { DetectedSpan } from '../../src/extract/extractor.ts';
import { withSpanPatterns } from '../../src/extract/span-patterns.ts';
import { ASSERTER, gazetteer, marked, resolver } from './read.ts';

/** Surface and kind of each span, when an extractor found what is marked. */
function correct(source: string): string[] {
  const { article, detected } = marked(source);
  const found = withSpanPatterns({ id: 'marked', version: '1', extract: () => detected }, gazetteer);
  const spans = found.extract(article, Infinity) as DetectedSpan[];
  return spans.map(({ start, end, kind }) => `${kind} ${article.text.slice(start, end)}`);
}

test.each([
  ['found as a body', 'In [LOC Fargo], [ORG N.D.], it snowed.', ['PLACE Fargo', 'PLACE N.D.']],
  ['not found', 'In [LOC Fargo], ND, it snowed.', ['PLACE Fargo', 'PLACE ND']],
  ['joined with its town', 'In [ORG Macon, Ga.], it snowed.', ['PLACE Macon', 'PLACE Ga.']],
  ['of a senator', '[PER Ann Bell], [MISC D-Nev.], left.', ['PERSON Ann Bell', 'PLACE Nev.']],
  ['of a member, in brackets', '[PER Ann Bell] (R-TX) left.', ['PERSON Ann Bell', 'PLACE TX']],
  ['in capitals before a dash', 'RENO, NV - It snowed.', ['PLACE RENO', 'PLACE NV']],
  ['no state in capitals', 'BOMBS FELL ON PARIS, OR SO THEY SAY.', []],
  ['no state after a small letter', 'We left, OK?', []],
])('span patterns: a state is a place: %s', (_, source, spans) => {
  expect(correct(source)).toEqual(spans);
});

test.each([
  ['a town', '[PER TEL ZAYIT], [LOC Israel], Oct 10 ([ORG Reuters]) - It rained.', 'PLACE TEL ZAYIT'],
  ['a town not found', 'KOLDA, [LOC Senegal] ([ORG AP]) - It rained.', 'PLACE KOLDA'],
  ['a body', '[ORG NATO] - It rained.', 'ORGANIZATION NATO'],
])('span patterns: what stands first in a dateline is a place, unless it is a known body: %s', (_, source, span) => {
  expect(correct(source)[0]).toBe(span);
});

test.each([
  ['a city of the region', 'He moved to [ORG Salem], [LOC Oregon], in May.', 'PLACE Salem'],
  ['a city of another region', 'He left [ORG Mazda], [LOC Oregon], in May.', 'ORGANIZATION Mazda'],
  ['a city before a country', 'He left [ORG Salem], [LOC France], in May.', 'ORGANIZATION Salem'],
])('span patterns: a name before a region: %s', (_, source, span) => {
  expect(correct(source)[0]).toBe(span);
});

test('span patterns: a month and a day are no name', () => {
  expect(correct('[LOC NAIROBI], [LOC Dec 24] ([ORG AP]) - Rain. [PER May 5] was dry. [MISC May 5] too.')).toEqual([
    'PLACE NAIROBI',
    'ORGANIZATION AP',
    'OTHER May 5',
  ]);
});

test.each([
  [
    'a line in capitals',
    'Wanted persons\n\n[PER ROE], [PER Jane]\n[ORG POE], [PER Martin A.]',
    ['ROE, Jane', 'POE, Martin A.'],
  ],
  ['a line', 'Missing persons\n\n[PER Lindgren], [PER Anna]\n', ['Lindgren, Anna']],
  ['a sentence', 'It rained. [PER Tolland], [PER Mary R.] was on the list.', ['Tolland, Mary R.']],
  [
    'the other lines of a list',
    'Wanted persons\n\n[PER ROE], [PER Jane]\n[ORG POE], [PER Martin]\n[LOC CHIKWE], [LOC Zzobu]',
    ['ROE, Jane', 'POE, Martin', 'CHIKWE, Zzobu'],
  ],
  ['a line with a particle', 'Missing\n\nvan der [LOC Meer], [PER Anna]\n', ['van der Meer, Anna']],
  ['two surnames', 'Missing\n\n[PER Ruiz Salas], [PER Anna]\n', ['Ruiz Salas, Anna']],
  ['a known family name in capitals', 'Missing\n\n[ORG LEE], [PER Zzo-won]\n', ['LEE, Zzo-won']],
  [
    'the other lines of a list in small letters',
    'Missing\n\n[PER Roe], [PER Jane]\n[PER Poe], [PER Martin]\n[LOC Chikwe], [LOC Zzobu]\n[LOC Paris], [LOC France]',
    ['Roe, Jane', 'Poe, Martin', 'Chikwe, Zzobu', 'Paris', 'France'],
  ],
  ['a list', 'They came. [PER Tom], [PER Mary] and [PER Ben] sang.', ['Tom', 'Mary', 'Ben']],
  ['a town', 'Towns\n\n[LOC Salem], [LOC Oregon]', ['Salem', 'Oregon']],
])('span patterns: a surname before the given name belongs to one name: %s', (_, source, names) => {
  expect(correct(source).map((span) => span.replace(/^\w+ /, ''))).toEqual(names);
});

test('resolver: reads a surname before the given name as one name', () => {
  const { article, detected } = marked('Wanted persons\n\n[PER ROE, Jane]\n\n[PER Jane Roe] left. So did [PER Roe].');
  const { mentions, entities } = resolver.resolve(article, detected, ASSERTER);
  expect(new Set(mentions.map(({ entity }) => entity))).toEqual(new Set(['person/jane-roe']));
  expect(entities[0]?.name).toBe('Jane Roe');
});

test('span patterns: an office after "Mr." is no name, and a city before its region in brackets is a place', () => {
  expect(correct('Thank you, Mr. [PER Chairman]. Madam [PER Speaker], I left.')).toEqual([]);
  expect(correct('[PER Hamilton] ([LOC Ontario]) won. The mayor of [PER Hamilton] wept.')).toEqual([
    'PLACE Hamilton',
    'PLACE Ontario',
    'PLACE Hamilton',
  ]);
});
