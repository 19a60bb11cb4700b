/** Where entities lie follows from seeds and identifiers, after every reseed, correction and migration. */
import { expect, test } from 'vitest';
import type { EntityKey, Identifier, SeedPlace } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import { locate, placed } from '../../src/store/database/locations.ts';
import type { Store } from '../../src/store/database/open.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { newBase, open, reseedTo } from './base.ts';
import { OPTIONS } from './corrections/histories.ts';

const SPRINGFIELD = 'place/springfield' as EntityKey;
const SHELBYVILLE = 'place/shelbyville' as EntityKey;
const articles = [articleOf('a', '[Springfield](place/springfield) woke. So did [Shelbyville](place/shelbyville).')];

const known = (key: string, ...identifiers: readonly Identifier[]) =>
  entityOf(key, { identifiers: identifiers.map((each) => ({ ...each, assertedBy: TESTER })) });

const found = (store: Store) =>
  store.db.prepare('SELECT key, area, country, region, latitude FROM locations JOIN entities ON id = entity_id').all();

const byKey = (one: unknown, other: unknown): number =>
  (one as { key: string }).key < (other as { key: string }).key ? -1 : 1;

const ILLINOIS = { scheme: 'geonames', value: '4250542' };
const FRANCE = { scheme: 'iso3166', value: 'FR' };

const inIllinois = { key: SPRINGFIELD, area: '', country: 'US', region: 'US-IL', latitude: expect.closeTo(39.8, 1) };
const france = { key: SPRINGFIELD, area: 'FR', country: 'FR', region: '', latitude: expect.closeTo(46, 0) };

test('a reseed locates an entity by its identifiers, and forgets it with them', () => {
  const store = open(newBase());
  reseedTo(store, { articles, known: [known(SPRINGFIELD, FRANCE, ILLINOIS)] });
  expect(found(store)).toEqual([inIllinois]);
  reseedTo(store, { articles, known: [known(SPRINGFIELD, FRANCE)] });
  expect(found(store)).toEqual([france]);
  reseedTo(store, { articles, known: [known(SPRINGFIELD, { scheme: 'wikidata', value: 'Q1' })] });
  expect(found(store)).toEqual([]);
  expect(check(store)).toEqual([]);
});

test('a corrected identifier moves an entity, a merge takes the location along, undoing brings it back', () => {
  const store = open(newBase());
  reseedTo(store, { articles, known: [known(SPRINGFIELD, ILLINOIS)] });
  const identifier = { scheme: 'geonames', value: null };
  const { number } = applyChange(store, { type: 'SET_IDENTIFIER', entity: SPRINGFIELD, ...identifier }, OPTIONS);
  expect(found(store)).toEqual([]);
  applyChange(store, { type: 'UNDO', change: number ?? 0 }, OPTIONS);
  expect(found(store)).toEqual([inIllinois]);
  applyChange(store, { type: 'MERGE_ENTITIES', survivor: SHELBYVILLE, merged: [SPRINGFIELD] }, OPTIONS);
  expect(found(store)).toEqual([{ ...inIllinois, key: 'place/shelbyville' }]);
  expect(check(store)).toEqual([]);
});

const MINE = { latitude: 39.5, longitude: -89.25, country: null };

/** With what a seed says of where it lies. */
const seeded = (key: string, location: SeedPlace, ...identifiers: readonly Identifier[]) => ({
  ...known(key, ...identifiers),
  location,
});

test('the coordinates of a seed count before those of identifiers, and go with a reseed that has none', () => {
  const store = open(newBase());
  reseedTo(store, { articles, known: [seeded(SPRINGFIELD, MINE, ILLINOIS), seeded(SHELBYVILLE, MINE)] });
  const mine = { ...inIllinois, latitude: 39.5 };
  const nowhere = { key: SHELBYVILLE, area: '', country: '', region: '', latitude: 39.5 };
  expect(found(store).sort(byKey)).toEqual([nowhere, mine]);
  expect(check(store)).toEqual([]);
  reseedTo(store, { articles, known: [seeded(SPRINGFIELD, { ...MINE, latitude: 40 }, ILLINOIS), known(SHELBYVILLE)] });
  expect(found(store)).toEqual([{ ...mine, latitude: 40 }]);
  reseedTo(store, { articles, known: [known(SPRINGFIELD, ILLINOIS), known(SHELBYVILLE)] });
  expect(found(store)).toEqual([inIllinois]);
  expect(check(store)).toEqual([]);
});

test('a merge takes the coordinates of a seed along unless the survivor has its own, and undoing brings them back', () => {
  const store = open(newBase());
  const shelbyville = { ...MINE, latitude: 41 };
  reseedTo(store, { articles, known: [seeded(SPRINGFIELD, MINE)] });
  const before = found(store);
  const merge = { type: 'MERGE_ENTITIES', survivor: SHELBYVILLE, merged: [SPRINGFIELD] } as const;
  const { number } = applyChange(store, merge, OPTIONS);
  expect(found(store)).toEqual([{ ...(before[0] as object), key: SHELBYVILLE }]);
  reseedTo(store, { articles, known: [seeded(SPRINGFIELD, MINE), seeded(SHELBYVILLE, shelbyville)] });
  expect(found(store)).toMatchObject([{ key: SHELBYVILLE, latitude: 41 }]);
  expect(check(store)).toEqual([]);
  reseedTo(store, { articles, known: [seeded(SPRINGFIELD, MINE)] });
  applyChange(store, { type: 'UNDO', change: number ?? 0 }, OPTIONS);
  expect(found(store)).toEqual(before);
  expect(check(store)).toEqual([]);
});

test('the country of a seed counts before that of identifiers, with its region and part of the world', () => {
  const illinois = locate([ILLINOIS]);
  expect(placed({ ...MINE, country: 'US' }, illinois)).toMatchObject({ region: 'US-IL', point: { latitude: 39.5 } });
  expect(placed({ ...MINE, country: 'KG' }, illinois)).toMatchObject({
    ...{ country: 'KG', countryName: 'Kyrgyzstan', region: '', regionName: '' },
    ...{ subregion: 'CENTRAL_ASIA', continent: 'ASIA', area: '', point: { latitude: 39.5 } },
  });
  expect(placed(MINE, null)).toMatchObject({ country: '', subregion: '', continent: '' });
});

test('check reports a location that the identifiers do not give', () => {
  const store = open(newBase());
  reseedTo(store, { articles, known: [known(SPRINGFIELD, FRANCE)] });
  store.db.exec("UPDATE locations SET country = 'DE'");
  const defect = {
    table: 'locations',
    key: SPRINGFIELD,
    message: 'does not follow from seeds and identifiers of the entity',
  };
  expect(check(store)).toEqual([defect]);
});

test('the first scheme that is known locates, and of one scheme the least value', () => {
  const bishkek = { scheme: 'geonames', value: '1528675' };
  expect(locate([{ scheme: 'm49', value: '143' }, FRANCE, { scheme: 'geonames', value: '999' }])?.country).toBe('FR');
  expect(locate([{ scheme: 'geonames', value: '999' }, ILLINOIS, bishkek])).toMatchObject({ country: 'KG', area: '' });
  expect(locate([{ scheme: 'm49', value: '143' }])).toEqual({
    point: null,
    area: 'CENTRAL_ASIA',
    country: '',
    countryName: '',
    region: '',
    regionName: '',
    subregion: 'CENTRAL_ASIA',
    continent: 'ASIA',
  });
  expect(locate([{ scheme: 'wikidata', value: 'Q1' }])).toBeNull();
});
