/** People of seed gazetteers who have one name, or names that differ by accents only, are never taken for one. */
import { expect, test } from 'vitest';
import { createGazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import { createResolver } from '../../src/extract/resolve/resolver.ts';
import type { EntityKey, EntityRecord } from '../../src/model.ts';
import { baked, resolve } from './read.ts';

const person = (key: string, name: string): EntityRecord => {
  return { key: `person/${key}` as EntityKey, kind: 'PERSON', name, aliases: [], identifiers: [], formerKeys: [] };
};
const resolver = createResolver(
  createGazetteer(baked, [
    person('renée-of-lyon', 'Renée Dubé'),
    person('renee-of-quebec', 'Renee Dube'),
    person('tom-the-baker', 'Tom Quist'),
    person('tom-the-judge', 'Tom Quist'),
  ]),
);
const linksOf = (source: string) =>
  resolve(source, resolver).mentions.map(({ entity, status, candidates }) =>
    status === 'CANDIDATE' ? candidates.map((one) => one.entity) : entity,
  );

test.each([
  ['with accents', '[PER Renée Dubé] spoke. [PER Dubé] left.', 'person/renée-of-lyon'],
  ['without', '[PER Renee Dube] spoke. [PER Dube] left.', 'person/renee-of-quebec'],
  ['in capitals', '[PER RENÉE DUBÉ] spoke. [PER Renée Dubé] left.', 'person/renée-of-lyon'],
])('resolver: exact spelling tells two people of the gazetteer apart: %s', (_, source, key) => {
  expect(linksOf(source)).toEqual([key, key]);
});

test('resolver: keeps both apart in one article', () => {
  expect(linksOf('[PER Renée Dubé] met [PER Renee Dube].')).toEqual(['person/renée-of-lyon', 'person/renee-of-quebec']);
});

test.each([
  ['a third spelling', '[PER Renée Dube] spoke.', ['person/renee-of-quebec', 'person/renée-of-lyon']],
  ['one name', '[PER Tom Quist] spoke.', ['person/tom-the-baker', 'person/tom-the-judge']],
])('resolver: leaves open which of two people of the gazetteer is meant: %s', (_, source, keys) => {
  const { entities } = resolve(source, resolver);
  expect(linksOf(source)).toEqual([keys]);
  expect(entities.map(({ key }) => key)).toEqual(keys);
});

test('resolver: leaves the surname of an open name open too', () => {
  const keys = ['person/tom-the-baker', 'person/tom-the-judge'];
  expect(linksOf('[PER Tom Quist] spoke. [PER Quist] left.')).toEqual([keys, keys]);
});
