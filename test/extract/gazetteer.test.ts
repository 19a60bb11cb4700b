/** The baked gazetteer, and how entities of seeds are merged with it. */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCity, printCity } from '../../src/extract/gazetteer/baked.ts';
import { createGazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import type { EntityKey, EntityRecord } from '../../src/model.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { tokens } from '../../src/text/tokens.ts';
import { baked, gazetteer } from './read.ts';

const SEED = { type: 'SEED', name: 'gazetteer/places.yml', version: null } as const;
const keys = (name: string): string[] => gazetteer.lookup(name).map(({ entry }) => entry.record.key);
const namesIn = (text: string) => gazetteer.namesIn(text, tokens(text, { start: 0, end: text.length }));
const match = (text: string, at = 0) => namesIn(text).find(({ first }) => first === at);

test('gazetteer: is small, and has every country of ISO 3166 once', () => {
  expect(statSync(join(PACKAGE_ROOT, 'model', 'gazetteer.json')).size).toBeLessThan(2_500_000);
  const countries = baked.entities.filter(({ type }) => type === 'COUNTRY' || type === 'TERRITORY');
  const codes = countries.map(({ identifiers = [] }) => identifiers.map(({ value }) => value).join());
  expect(new Set(codes).size).toBe(250);
  expect(codes).toHaveLength(250);
});

test('gazetteer: has no two entities with one key', () => {
  const cities = baked.cities.map((rest, row) => parseCity(baked.cityNames[row] ?? '', rest));
  const key = ({ name, country, geonames, idInKey }: (typeof cities)[number]) =>
    gazetteer.lookup(name).find(({ entry }) => entry.record.identifiers.some(({ value }) => value === geonames))?.entry
      .record.key ?? `${name} ${country} ${idInKey}`;
  const all = [...baked.entities.map((entity) => entity.key), ...cities.map(key)];
  expect(new Set(all).size).toBe(all.length);
});

test.each([
  ['Türkiye', 'place/turkey'],
  ['turkey', 'place/turkey'],
  ['Holland', 'place/netherlands'],
  ['Swaziland', 'place/eswatini'],
  ['Ivory Coast', 'place/ivory-coast'],
  ["Cote d'Ivoire", 'place/ivory-coast'],
  ['Côte d’Ivoire', 'place/ivory-coast'],
  ['New York', 'place/new-york-city-us'],
  ['Washington', 'place/washington-us'],
  ['Bombay', 'place/mumbai-in'],
  ['St. Petersburg', 'place/saint-petersburg-ru'],
  ['Geneva', 'place/geneva-ch'],
  ['U.N.', 'organization/united-nations'],
  ['Welsh', 'place/wales'],
  ['Danes', 'place/denmark'],
  ['Dutch', 'place/netherlands'],
])('gazetteer: finds %s as %s', (name, key) => {
  expect(keys(name)[0]).toBe(key);
});

test('gazetteer: finds an acronym only in its own case', () => {
  expect(keys('US')).toEqual(['place/united-states']);
  expect(keys('us')).toEqual([]);
  expect(keys('WHO')).toEqual(['organization/world-health-organization']);
  expect(keys('Who')).toEqual([]);
});

test('gazetteer: adds its id to the key of the smaller of two cities with one name and country', () => {
  const springfields = keys('Springfield').filter((key) => key.includes('-us'));
  expect(springfields[0]).toBe('place/springfield-us');
  expect(springfields.slice(1).every((key) => /^place\/springfield-us-\d+$/.test(key))).toBe(true);
});

test('gazetteer: finds the longest name, across tokens split at hyphens and full stops, and never in lower case', () => {
  expect(match('New York City council')?.end).toBe(3);
  expect(match('Guinea-Bissau voted')?.matches[0]?.entry.record.key).toBe('place/guinea-bissau');
  expect(match('Bosnia and Herzegovina voted')?.end).toBe(3);
  expect(match('the U.S. voted', 1)?.end).toBe(2);
  expect(match('reading is nice')).toBeUndefined();
  expect(match('')).toBeUndefined();
});

const record = (key: string, rest: Partial<EntityRecord> = {}): EntityRecord => ({
  key: key as EntityKey,
  kind: 'PLACE',
  name: 'Somewhere',
  aliases: [],
  identifiers: [],
  formerKeys: [],
  ...rest,
});

test('gazetteer: a seed replaces the entity with its identifier, key or former key, and keeps the baked names', () => {
  const seeded = createGazetteer(baked, [
    record('place/the-capital', { identifiers: [{ scheme: 'geonames', value: '2988507', assertedBy: SEED }] }),
    record('place/france', { name: 'La France' }),
    record('place/new', { formerKeys: ['place/spain' as EntityKey] }),
  ]);
  const first = (name: string) => seeded.lookup(name)[0]?.entry.record.key;
  expect(first('Paris')).toBe('place/the-capital');
  expect(first('French')).toBe('place/france');
  expect(seeded.lookup('French')[0]?.entry.record.name).toBe('La France');
  expect(first('Spaniards')).toBe('place/new');
  expect(seeded.lookup('Spain')).toHaveLength(1);
  expect(seeded.byKey('place/spain' as EntityKey)?.record.key).toBe('place/new');
  expect(seeded.byIdentifier({ scheme: 'geonames', value: '2988507' })?.record.key).toBe('place/the-capital');
  expect(seeded.byKey('place/nowhere' as EntityKey)).toBeNull();
});

test('gazetteer: a seed of another kind replaces nothing', () => {
  const seeded = createGazetteer(baked, [
    record('organization/team', {
      kind: 'ORGANIZATION',
      identifiers: [{ scheme: 'iso3166', value: 'FR', assertedBy: SEED }],
    }),
  ]);
  expect(seeded.lookup('France').map(({ entry }) => entry.record.key)).toContain('place/france');
});

test('gazetteer: has a digest that depends on the seeds, but not on their order', () => {
  const [a, b] = [record('place/a'), record('place/b')];
  expect(createGazetteer(baked, [a, b]).digest).toBe(createGazetteer(baked, [b, a]).digest);
  expect(createGazetteer(baked, [a]).digest).not.toBe(gazetteer.digest);
});

test('gazetteer: parses a city as it was printed', () => {
  const name = fc.stringMatching(/^[^|]+$/);
  const city = fc.record({
    name,
    country: fc.stringMatching(/^[A-Z]{2}$/),
    inhabitants: fc.nat(),
    geonames: fc.nat().map(String),
    isCapital: fc.boolean(),
    isPrincipal: fc.boolean(),
    idInKey: fc.boolean(),
    subdivision: fc.constantFrom('', 'ME', 'NSW'),
    also: fc.array(name),
  });
  fc.assert(
    fc.property(city, ({ subdivision, ...fields }) => {
      const printed = { ...fields, region: subdivision && `${fields.country}-${subdivision}` };
      const { names, rest } = printCity(printed);
      expect(parseCity(names, rest)).toEqual(printed);
    }),
  );
});
