/** Arbitrary seeds in which few entities are mentioned many times. */
import fc from 'fast-check';
import type { ArticleRecord, Asserter, EntityKey, EntityRecord } from '../../src/model.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import type { Seeds } from './base.ts';
import { withRolesAndStatements } from './roles-and-statements-of.ts';

const ENTITIES = ['person/ada', 'person/charles', 'place/london', 'organization/royal-society', 'other/prize'];
const BAKED: Asserter = { type: 'GAZETTEER', name: 'baked', version: '1' };

const entityKey = fc.constantFrom(...ENTITIES);
const form = fc.constantFrom('FULL_NAME', 'FULL_NAME', 'SHORT_NAME', 'ACRONYM', 'DEMONYM');
const status = fc.constantFrom('ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'CANDIDATE', 'REJECTED');
const surface = fc.constantFrom('Ada', 'Countess', 'É 😀', 'London', 'the Society');

const link = fc
  .tuple(surface, fc.option(entityKey), form, status)
  .map(([words, key, ...rest]) => `[${words}](${key ? [key, ...rest].join(' ') : ''})`);
const unsure = fc.constantFrom(
  '[She](person/ada&person/charles SHORT_NAME CANDIDATE)',
  '[It](person/ada&place/london&other/prize SHORT_NAME CANDIDATE)',
);
const sentence = fc.array(fc.oneof(link, link, unsure, fc.constant('word')), { minLength: 1, maxLength: 4 });
const source = fc
  .array(sentence, { minLength: 1, maxLength: 5 })
  .map((sentences) => sentences.map((words, at) => `${at % 3 === 2 ? 'By ' : ''}${words.join(' ')}.`).join('\n\n'));

const record: fc.Arbitrary<EntityRecord> = fc
  .record({
    key: entityKey,
    name: surface,
    asserter: fc.constantFrom(BAKED, TESTER),
    aliases: fc.uniqueArray(surface, { maxLength: 2 }),
    identifier: fc.option(fc.constantFrom('Q1', 'Q2')),
    former: fc.option(fc.constantFrom('person/ada', 'person/old')),
  })
  .map(({ key, name, asserter, aliases, identifier, former }) =>
    entityOf(key, {
      name,
      aliases: aliases.map((alias) => ({ name: alias, form: 'FULL_NAME', assertedBy: asserter })),
      identifiers: identifier ? [{ scheme: 'wikidata', value: identifier, assertedBy: asserter }] : [],
      formerKeys: former ? [former as EntityKey] : [],
    }),
  );
const records = fc.uniqueArray(record, { maxLength: 4, selector: ({ key }) => key });

/** An article with one of these keys. */
export const articleOfKey = (keys: readonly string[]): fc.Arbitrary<ArticleRecord> =>
  fc
    .record({
      key: fc.constantFrom(...keys),
      source,
      entities: records,
      year: fc.option(fc.constantFrom('1843', '1850')),
      draw: fc.nat(11),
      agency: fc.option(fc.constantFrom('Memoirs', 'Gazette')),
    })
    .map(({ key, source: text, entities, year, agency, draw }) => {
      const publication = year ? { at: `${year}-01-01T00:00:00Z`, precision: 'YEAR' as const } : null;
      return withRolesAndStatements(articleOf(key, text, { entities, source: agency, publication }), draw);
    });

/** At least `least` articles and at most one of each key, with what is known beforehand. */
export const seedsOf = (keys: readonly string[], least = 0): fc.Arbitrary<Seeds> =>
  fc.record({
    articles: fc.uniqueArray(articleOfKey(keys), {
      minLength: least,
      maxLength: keys.length,
      selector: ({ key }) => key,
    }),
    known: records,
  });
