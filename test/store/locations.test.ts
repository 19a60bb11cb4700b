/** Where entities lie follows from their identifiers, after every reseed, correction and migration. */
import { expect, test } from 'vitest';
import type { EntityKey, Identifier } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import { locate } from '../../src/store/database/locations.ts';
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

test('check reports a location that the identifiers do not give', () => {
  const store = open(newBase());
  reseedTo(store, { articles, known: [known(SPRINGFIELD, FRANCE)] });
  store.db.exec("UPDATE locations SET country = 'DE'");
  const defect = {
    table: 'locations',
    key: SPRINGFIELD,
    message: 'does not follow from the identifiers of the entity',
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
