/** Which pairs of entities are possible duplicates, and that they depend on names alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Alias, EntityRecord, Identifier } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import type { Store } from '../../src/store/database/open.ts';
import { sharedNeighbours } from '../../src/store/graph/shared-neighbours.ts';
import { allDuplicates, type DuplicateQuery, duplicatesOf } from '../../src/store/read/duplicates.ts';
import { createDuplicateWriter } from '../../src/store/write/duplicates.ts';
import { MOST_ALIKE } from '../../src/store/write/likeness.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { dumpOf, reseedTo, type Seeds, seeded } from './base.ts';
import { countOf, countOfEach, firstRows, idsOf, objectsOf, pageOfEach, rowsOfEach } from './read.ts';

function named(key: string, names: readonly string[], ...ids: Identifier[]): EntityRecord {
  const aliases: Alias[] = names.map((name) => ({
    name,
    form: /^\p{Lu}{2,}$/u.test(name) ? 'ACRONYM' : 'FULL_NAME',
    assertedBy: TESTER,
  }));
  const identifiers = ids.map((id) => ({ ...id, assertedBy: TESTER }));
  return entityOf(key, { name: names[0] ?? key, aliases, identifiers });
}

/** An article that mentions entities. */
const mentioning = (key: string, entities: readonly EntityRecord[]) =>
  articleOf(key, `${entities.map((one) => `[${one.name}](${one.key})`).join(' met ')}.`, { entities });

const seen = (store: Store): string[] =>
  firstRows(store, allDuplicates({}), ({ reason, score, name, other_name }) => ({
    reason,
    score,
    name,
    other_name,
  })).map(({ reason, score, name, other_name: otherName }) => `${reason} ${score} ${name} = ${otherName}`);

const ADA = named('person/ada-lovelace', ['Ada Lovelace']);
const BARDIEV = named('person/kasimir-bardiev', ['Kasimir Bardiev']);
const OSLO = named('place/oslo', ['Oslo']);
const BARDIYEV = named('person/kazimir-bardiyev', ['Kazimir Bardiyev']);

test('duplicates: entities with similar names are a pair, the strongest reason first', () => {
  const store = seeded({
    articles: [
      mentioning('a', [OSLO, ADA, BARDIEV, named('organization/hlr', ['HLR'])]),
      mentioning('b', [OSLO, BARDIYEV, named('organization/harbour-light-radio', ['Harbour Light Radio'])]),
      mentioning('c', [
        OSLO,
        named('person/lovelace', ['Lovelace']),
        named('other/harbour-light-radio', ['Harbour Light Radio']),
      ]),
    ],
  });
  expect(seen(store)).toEqual([
    'SPELLING 0.96 Kasimir Bardiev = Kazimir Bardiyev',
    'SURNAME 0.94 Ada Lovelace = Lovelace',
    'OTHER_KIND 0.93 Harbour Light Radio = Harbour Light Radio',
    'ACRONYM 0.85 Harbour Light Radio = HLR',
  ]);
  const parents = idsOf([BARDIYEV.key, ADA.key].map(rowId));
  const [spelled, lone] = pageOfEach(store, { parents, list: (id) => duplicatesOf(id, {}), page: {} }, (pair) => ({
    otherId: pair.other_id,
    reason: pair.reason,
    name: pair.name,
    otherName: pair.other_name,
  }));
  expect(spelled?.rows).toMatchObject([
    { otherId: rowId(BARDIEV.key), name: 'Kazimir Bardiyev', otherName: 'Kasimir Bardiev' },
  ]);
  expect(lone?.rows).toMatchObject([{ reason: 'SURNAME' }]);
  const countEach = (query: DuplicateQuery) => countOfEach(store, parents, (id) => duplicatesOf(id, query));
  expect(countEach({})).toEqual([1, 1]);
  expect(countEach({ kinds: ['PLACE'] })).toEqual([0, 0]);
  expect(countOf(store, allDuplicates({ kinds: ['PERSON'], minScore: 0.9 }))).toBe(2);
  expect(countOf(store, allDuplicates({ minScore: 0.935 }))).toBe(2);
  expect(countOf(store, allDuplicates({ reasons: ['ACRONYM', 'OTHER_KIND'] }))).toBe(2);
});

test('duplicates: entities with different identifiers, or both in the gazetteer of the seeds, are not a pair', () => {
  const one = named('place/harhov-ua', ['Harhov'], { scheme: 'geonames', value: '1' });
  const other = named('place/kharkhov-ru', ['Kharkhov'], { scheme: 'geonames', value: '2' });
  const unknown = named('place/harkhov', ['Harkhov']);
  const store = seeded({ articles: [mentioning('a', [one, BARDIEV]), mentioning('b', [other, unknown, BARDIYEV])] });
  expect(seen(store).filter((pair) => pair.includes('Bard'))).toHaveLength(1);
  expect(seen(store).filter((pair) => pair.includes('arhov = Kharkhov'))).toEqual([]);
  expect(seen(store).filter((pair) => pair.includes('Harkhov'))).toHaveLength(2);
  reseedTo(store, { articles: [], known: [BARDIEV, BARDIYEV] });
  expect(seen(store)).toEqual([]);
});

test('duplicates: a ministry of two states, or of an unknown state, is not a pair', () => {
  const keys = [
    'organization/foreign-ministry-fr',
    'organization/foreign-ministry-ru',
    'organization/foreign-ministry',
  ];
  const ministries = keys.map((key) => named(key, ['Foreign Ministry']));
  expect(seen(seeded({ articles: [mentioning('a', ministries)] }))).toEqual([]);
});

test('shared neighbours: are those of the latest articles of both, without the two', () => {
  const store = seeded({
    articles: [
      mentioning('a', [BARDIEV, ADA]),
      mentioning('b', [BARDIYEV, ADA]),
      mentioning('c', [BARDIEV, BARDIYEV, named('place/oslo', ['Oslo'])]),
    ],
  });
  const pair = { a: rowId(BARDIEV.key), b: rowId(BARDIYEV.key) };
  const parents = objectsOf([pair, { a: 1, b: 2 }]);
  const shared = rowsOfEach(store, { parents, rows: sharedNeighbours }, ({ name }) => ({ name }));
  expect(shared.map((rows) => rows.map(({ name }) => name))).toEqual([['Oslo', 'Ada Lovelace'], []]);
});

test('duplicates: a database migrated from before duplicates gets all pairs with the next reseed', () => {
  const articles = [mentioning('a', [BARDIEV]), mentioning('b', [BARDIYEV])];
  const store = seeded({ articles });
  store.db.exec('DELETE FROM duplicates; DELETE FROM likeness_keys');
  reseedTo(store, { articles: [...articles, mentioning('c', [ADA])] });
  expect(seen(store)).toEqual(['SPELLING 0.65 Kasimir Bardiev = Kazimir Bardiyev']);
  expect(check(store)).toEqual([]);
});

const SPELLINGS = [
  'Ada Lovelace',
  'Adda Lovelace',
  'A Lovelace',
  'Ada King Lovelace',
  'Lovelace',
  'Lovelace Ada',
  'ALS',
  'Ada Lovelace Society',
];
const entity = fc
  .record({
    key: fc.constantFrom('person/a', 'person/b', 'organization/c', 'organization/d', 'other/e'),
    names: fc.uniqueArray(fc.constantFrom(...SPELLINGS), { minLength: 1, maxLength: 3 }),
    id: fc.option(fc.constantFrom('1', '2')),
  })
  .map(({ key, names, id }) => named(key, names, ...(id ? [{ scheme: 'wikidata', value: id }] : [])));
const entities = fc.uniqueArray(entity, { minLength: 1, maxLength: 4, selector: ({ key }) => key });
const articles = fc
  .uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'z'), entities), { maxLength: 3, selector: ([key]) => key })
  .map((all) => all.map(([key, some]) => mentioning(key, some)));
const state = fc.record({ articles, known: entities });

test('duplicates: after any history the pairs are those of a fresh seed, and the check finds no defect', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 3 }), (history) => {
      const lived = seeded(history[0] as (typeof history)[number]);
      for (const next of history.slice(1)) reseedTo(lived, next);
      expect(dumpOf(lived)).toEqual(dumpOf(seeded(history.at(-1) as (typeof history)[number])));
      expect(check(lived)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

const SYLLABLES = ['bar', 'deg', 'fil', 'gom', 'kun', 'lex', 'mip'];

/** People whose names begin with A and end with one surname. */
const lovelaces = (count: number): EntityRecord[] =>
  Array.from({ length: count }, (_, i) => {
    const given = `A${[...i.toString(7)].map((digit) => SYLLABLES[Number(digit)]).join('')}`;
    return named(`person/${given.toLowerCase()}-lovelace`, [`${given} Lovelace`]);
  });
const LONE = named('person/lovelace', ['Lovelace']);

/** Articles about one entity, all in one town. */
const about = (one: EntityRecord, count: number) =>
  Array.from({ length: count }, (_, i) => mentioning(`${one.key}-${i}`, [one, OSLO]));

test('duplicates: a surname is most likely that of its most frequent bearer, and nobody if none has most of the articles', () => {
  const grace = named('person/grace-lovelace', ['Grace Lovelace']);
  const articles = [...about(ADA, 7), ...about(LONE, 2)];
  const store = seeded({ articles: [...articles, ...about(grace, 1)] });
  expect(seen(store)).toEqual(['SURNAME 0.75 Ada Lovelace = Lovelace']);
  reseedTo(store, { articles: [...articles, ...about(grace, 7)] });
  expect(seen(store)).toEqual([]);
  expect(check(store)).toEqual([]);
  reseedTo(store, { articles: [...about(ADA, 7), ...about(LONE, 16)] });
  expect(seen(store)).toEqual([]);
  reseedTo(store, { articles });
  expect(seen(store)).toEqual(['SURNAME 0.94 Ada Lovelace = Lovelace']);
  expect(check(store)).toEqual([]);
});

test('duplicates: entities with nobody beside both are less likely one', () => {
  const bardiev = mentioning('a', [BARDIEV, OSLO]);
  const apart = [bardiev, mentioning('b', [BARDIYEV]), mentioning('c', [ADA]), mentioning('d', [LONE])];
  const store = seeded({ articles: apart });
  expect(seen(store)).toEqual(['SPELLING 0.65 Kasimir Bardiev = Kazimir Bardiyev']);
  const together = [
    bardiev,
    mentioning('b', [BARDIYEV, OSLO]),
    mentioning('c', [ADA, OSLO]),
    mentioning('d', [LONE, OSLO]),
  ];
  reseedTo(store, { articles: together });
  expect(seen(store)).toEqual([
    'SPELLING 0.96 Kasimir Bardiev = Kazimir Bardiyev',
    'SURNAME 0.94 Ada Lovelace = Lovelace',
  ]);
  expect(check(store)).toEqual([]);
  reseedTo(store, { articles: apart });
  expect(seen(store)).toHaveLength(1);
});

test('duplicates: an entity known by an acronym alone may be the one that has the acronym among its names', () => {
  const radio = named('organization/harbour-light-radio', ['Radio of the Harbour', 'RLH']);
  const store = seeded({ articles: [mentioning('a', [radio]), mentioning('b', [named('organization/rlh', ['RLH'])])] });
  expect(seen(store)).toEqual(['ACRONYM 0.6 RLH = RLH']);
});

test('duplicates: places of one name in two countries are no pair', () => {
  const towns = ['place/lighthaven-gb', 'place/lighthaven-us-wa', 'place/lighthaven-us'].map((key) =>
    named(key, ['Lighthaven']),
  );
  expect(seen(seeded({ articles: [mentioning('a', towns)] }))).toEqual([]);
});

test('duplicates: another spelling of a name is no rival of it', () => {
  const adda = named('person/adda-lovelace', ['Adda Lovelace']);
  const store = seeded({ articles: [...about(ADA, 2), ...about(adda, 2), ...about(LONE, 1)] });
  expect(seen(store).filter((pair) => pair.startsWith('SURNAME'))).toEqual([
    'SURNAME 0.94 Ada Lovelace = Lovelace',
    'SURNAME 0.94 Adda Lovelace = Lovelace',
  ]);
});

test('duplicates: a key that many entities share makes no pairs until fewer share it', () => {
  const articles = [...about(ADA, 60), ...[LONE, ...lovelaces(MOST_ALIKE - 2)].flatMap((one) => about(one, 1))];
  const store = seeded({ articles });
  expect(seen(store)).toEqual([expect.stringMatching(/^SURNAME 0\.\d+ Ada Lovelace = Lovelace$/)]);
  reseedTo(store, { articles: [...articles, mentioning('more', lovelaces(MOST_ALIKE))] });
  expect(seen(store)).toEqual([]);
  expect(check(store)).toEqual([]);
  reseedTo(store, { articles });
  expect(seen(store)).toHaveLength(1);
  expect(check(store)).toEqual([]);
});

/** How many pairs a first load compares. */
function comparisonsOf(people: readonly EntityRecord[]): number {
  const store = seeded({ articles: people.map((one, i) => mentioning(`${i}`, [one])) });
  store.db.exec('DELETE FROM likeness_keys');
  return createDuplicateWriter(store, 100).begin([])();
}

test('duplicates: comparisons grow with the people, not with their square, when all share initial and surname', () => {
  const [few, many] = [8, 400].map((count) => comparisonsOf(lovelaces(count)));
  expect(few).toBe((8 * 7) / 2);
  expect(many).toBeLessThan(400);
});

const crowd = fc.subarray([LONE, ...lovelaces(MOST_ALIKE + 2)], { minLength: MOST_ALIKE - 4 });

test('duplicates: after any history around the limit of a key the pairs are those of a fresh seed', () => {
  fc.assert(
    fc.property(fc.array(crowd, { minLength: 2, maxLength: 4 }), (history) => {
      const states = history.map((people) => ({
        articles: [...about(ADA, 40), ...people.flatMap((one) => about(one, 1))],
      }));
      const lived = seeded(states[0] as Seeds);
      for (const next of states.slice(1)) reseedTo(lived, next);
      expect(dumpOf(lived)).toEqual(dumpOf(seeded(states.at(-1) as Seeds)));
      expect(check(lived)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
