/** Companies and clubs that bear the name of a person or a place, and bodies that every state has. */
import { expect, test } from 'vitest';
import type { DetectedSpan } from '../../src/extract/extractor.ts';
import { withKnownBodies } from '../../src/extract/known-bodies.ts';
import { gazetteer, marked, resolve } from './read.ts';

const keysOf = (source: string) => resolve(source).pairs.map(([, key]) => key);

test.each([
  ['a surname', '[PER Porsche] hired engineers.', 'organization/porsche'],
  ['two surnames', '[PER Morgan Stanley] cut jobs.', 'organization/morgan-stanley'],
  ['a town', '[LOC Nokia] cut jobs.', 'organization/nokia'],
  ['with its legal form', '[ORG Toyota Motor Corp] cut jobs. [LOC Toyota] fell.', 'organization/toyota'],
  ['of the article', '[ORG Selby Industries] cut jobs. [PER Selby] fell.', 'organization/selby-industries'],
  ['of the article, a town', '[ORG Corby Motors] cut jobs. [LOC Corby] fell.', 'organization/corby-motors'],
])('resolver: takes the name of a company for the company: %s', (_, source, key) => {
  expect(keysOf(source).at(-1)).toBe(key);
});

test.each([
  ['somebody bears it', '[PER Helen Ford] spoke. [PER Ford] left.', 'person/helen-ford'],
  ['after a title', 'Mr. [PER Ford] left.', 'person/ford'],
  ['in it', 'He was born in [LOC Nokia].', 'place/nokia-fi'],
  ['a large city', '[ORG Boston Industries] cut jobs. [LOC Boston] mourns.', 'place/boston-us'],
])('resolver: takes it for no company where %s', (_, source, key) => {
  expect(keysOf(source).at(-1)).toBe(key);
});

test.each([
  ['Group AG', 'Shares of [ORG QBN Group AG] rose. [ORG QBN] said so.'],
  ['Holdings Plc', 'Shares of [ORG Tarvin Holdings Plc] rose. [ORG Tarvin] said so.'],
])('resolver: a company is the same without %s', (_, source) => {
  expect(new Set(keysOf(source)).size).toBe(1);
});

test('resolver: a company with "Co" is the one that is known with "Company"', () => {
  expect(keysOf('[ORG Ford Motor Co] grew. [ORG Ford Motor Company] grew.')).toEqual(
    keysOf('[ORG Ford] grew. [ORG Ford] grew.'),
  );
});

test('resolver: the words of a name may be those that every object has', () => {
  expect(keysOf('[ORG Tarvin Constructor Works] grew.')).toEqual(['organization/tarvin-constructor-works']);
});

test('resolver: a body is not the event that bears its name', () => {
  expect(new Set(keysOf('[ORG Tarvin] gave the prize of the [MISC Tarvin Science Fair].')).size).toBe(2);
});

test.each([
  ['called', 'The [ORG QRS], called [ORG Tarvin]’s poodle, objected.', 2],
  ['a stock exchange', '[ORG Tarvin Corp] ([ORG NYSE]: TRV) fell.', 2],
  ['in brackets', 'The [ORG Northern Herders’ Front] ([ORG LTK]) left.', 1],
  ['or', 'The [ORG HRB], or [ORG Harbour Board], met.', 1],
  ['of other letters', 'The [ORG HRB], or [ORG Tarvin Mills], met.', 2],
])('resolver: an acronym is short for a name only where that can be: %s', (_, source, count) => {
  expect(new Set(keysOf(source)).size).toBe(count);
});

test.each([
  ['win', '[LOC Brighton] beat [LOC Leeds] 3-1. A late goal won the match.', 'organization/brighton-hove-albion'],
  ['a striker', 'A goal by [LOC Parma] striker [PER Ugo Riva] won the match.', 'organization/parma-calcio'],
  ['a transfer', 'The goalkeeper moves to [LOC Sunderland] for a season.', 'organization/sunderland-afc'],
  ['an unlisted one', '[LOC Omaha] lost 88-80 at home, their coach said.', 'organization/omaha'],
])('resolver: takes a city for its club in a report of sport: %s', (_, source, key) => {
  expect(keysOf(source)[0]).toBe(key);
});

test.each([
  ['elsewhere', 'The mayor of [LOC Leeds] beat a drum.', 'place/leeds-gb'],
  ['in the city', 'The match in [LOC Leeds] had no goal.', 'place/leeds-gb'],
  ['of countries', '[LOC Italy] beat [LOC France] 3-1 in the match. One goal was late.', 'place/italy'],
])('resolver: takes it for no club: %s', (_, source, key) => {
  expect(keysOf(source)[0]).toBe(key);
});

test.each([
  ['the dateline', 'NAIROBI, [LOC Kenya] - The [ORG Supreme Court] met. Aid goes to [LOC Somalia].', null],
  ['its sentence', '[DEM Norwegian] papers say the [ORG Supreme Court] met.', 'organization/supreme-court-no'],
  ['where it begins', '[LOC LONDON] - In [LOC Oslo], the [ORG Supreme Court] met.', 'organization/supreme-court-no'],
  [
    'not what is spoken of',
    '[ORG Congress] sends aid to [LOC Iraq]. Troops leave [LOC Iraq].',
    'organization/congress',
  ],
])('resolver: gives a body of state the country of %s', (_, source, key) => {
  const found = resolve(source).pairs.find(([surface]) => ['Supreme Court', 'Congress'].includes(surface))?.[1];
  expect(found).toBe(key ?? 'organization/supreme-court-ke');
});

test('resolver: gives a body of state the country that it has elsewhere in the article, unless it has two', () => {
  const later = 'Lawyers left the [ORG Supreme Court].';
  const keys = (before: string) => resolve(`${before} ${later}`).pairs.map(([, key]) => key);
  expect(keys('[DEM Norwegian] papers say the [ORG Supreme Court] met.').at(-1)).toBe('organization/supreme-court-no');
  const ofTwo = keys(
    '[DEM Norwegian] papers blame the [ORG Supreme Court]. [DEM Danish] ones thank the [ORG Supreme Court].',
  );
  expect(ofTwo.at(-1)).toBe('organization/supreme-court');
});

/** The surfaces of the spans, when an extractor found what is marked. */
function wholeNames(source: string): string[] {
  const { article, detected } = marked(source);
  const extractor = withKnownBodies({ id: 'marked', version: '1', extract: () => detected }, gazetteer);
  const spans = extractor.extract(article, Infinity) as DetectedSpan[];
  return spans.map(({ start, end }) => article.text.slice(start, end));
}

test.each([
  ['an ampersand', '[PER Johnson] & [PER Johnson] lost.', ['Johnson & Johnson']],
  ['a possessive', '[PER Moody]’s cut it.', ['Moody’s']],
  ['initials', 'They ate at P.F. Chang’s.', ['P.F. Chang’s']],
  ['but no possessive of somebody', '[PER Ann Moody] left. [PER Moody]’s son wept.', ['Ann Moody', 'Moody']],
  ['several words', '[PER Lloyd]’s of [LOC London] paid.', ['Lloyd’s of London']],
  ['nothing found', 'Then the Fed met.', ['Fed']],
  ['other words', '[PER Johnson] and [PER Johnson] lost.', ['Johnson', 'Johnson']],
])('known bodies: are found whole: %s', (_, source, names) => {
  expect(wholeNames(source)).toEqual(names);
});

test('resolver: a known company that is named before somebody of its name is no person', () => {
  const source =
    '[PER Ford] recalls cars\n\n[PER Ford] fell. Judge [PER Ellen Ford] hears the case. Judge [PER Ford] owns no car, [PER Ford] said.';
  expect(resolve(source).pairs.map(([, key]) => key)).toEqual([
    'organization/ford-motor-company',
    'organization/ford-motor-company',
    'person/ellen-ford',
    'person/ellen-ford',
    'organization/ford-motor-company',
  ]);
});
