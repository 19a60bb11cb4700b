/** What the resolver returns beyond clusters: keys, forms, identifiers, ambiguity. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createGazetteer } from '../../src/extract/gazetteer/gazetteer.ts';
import { createResolver } from '../../src/extract/resolve/resolver.ts';
import type { EntityKey, EntityRecord } from '../../src/model.ts';
import { ASSERTER, baked, extractor, marked, read, resolve, resolver } from './read.ts';

const SEED = { type: 'SEED', name: 'gazetteer/people.yml', version: null } as const;

type Fields = Partial<Omit<EntityRecord, 'key'>> & Pick<EntityRecord, 'kind' | 'name'> & { key: string };

function known(record: Fields): EntityRecord {
  return { aliases: [], identifiers: [], formerKeys: [], ...record, key: record.key as EntityKey };
}

test('resolver: gives people keys of their full names, and each alias its form', () => {
  const { entities, mentions } = resolve('[PER Ada Lovelace] spoke. Mrs. [PER Lovelace] left.');
  expect(entities).toHaveLength(1);
  expect(entities[0]).toMatchObject({ key: 'person/ada-lovelace', kind: 'PERSON', name: 'Ada Lovelace' });
  expect(entities[0]?.aliases.map(({ name, form }) => [name, form])).toEqual([
    ['Ada Lovelace', 'FULL_NAME'],
    ['Lovelace', 'SHORT_NAME'],
  ]);
  expect(mentions.map(({ form, assertedBy }) => [form, assertedBy])).toEqual([
    ['FULL_NAME', ASSERTER],
    ['SHORT_NAME', ASSERTER],
  ]);
});

test('resolver: leaves a nickname within a name out of its key, and puts a surname with its particles last', () => {
  const { entities } = resolve('[PER William "Bill" Moe] met [PER van der Meer, Anna]. [PER Bill Moe] left.');
  expect(entities.map(({ key, name }) => [key, name])).toEqual([
    ['person/anna-van-der-meer', 'Anna van der Meer'],
    ['person/william-moe', 'William Moe'],
  ]);
});

test('resolver: lists the candidates of an ambiguous name, leaves it to a human and adds no alias for it', () => {
  const { mention, entities } = resolve('[PER Rosa Ekman] and [PER Nils Ekman] ran. [PER Ekman] won.');
  expect(mention('Ekman')).toMatchObject({ status: 'CANDIDATE', form: 'SHORT_NAME', entity: null, linkScore: null });
  expect(mention('Ekman')?.candidates).toEqual([
    { entity: 'person/nils-ekman', score: 0.5 },
    { entity: 'person/rosa-ekman', score: 0.5 },
  ]);
  expect(entities.flatMap(({ aliases }) => aliases.map(({ name }) => name))).toEqual(['Nils Ekman', 'Rosa Ekman']);
});

test('resolver: does not take a woman for a man with the masculine form of her name', () => {
  const { pairs } = resolve(
    '[PER Anna Petrova] met [PER Ivan Petrov]. Mr. [PER Petrov] left. Ms. [PER Petrova] stayed.',
  );
  expect(pairs.slice(2)).toEqual([
    ['Petrov', 'person/ivan-petrov'],
    ['Petrova', 'person/anna-petrova'],
  ]);
});

test('resolver: gives first names before "and" the family name after them', () => {
  const { pairs } = resolve('[PER Daniel] and [PER Henrik Lindqvist] scored. [PER Daniel Lindqvist] scored twice.');
  expect(pairs[0]).toEqual(['Daniel', 'person/daniel-lindqvist']);
});

test('resolver: resolves demonyms to their countries, with ISO codes, and cities to GeoNames ids', () => {
  const { entities, pairs, mention } = resolve('[DEM French] police left [LOC Paris], in [LOC France].');
  expect(pairs).toEqual([
    ['French', 'place/france'],
    ['Paris', 'place/paris-fr'],
    ['France', 'place/france'],
  ]);
  expect(mention('French')).toMatchObject({ kind: 'PLACE', form: 'DEMONYM' });
  expect(entities.map(({ identifiers }) => identifiers.map(({ scheme, value }) => `${scheme} ${value}`))).toEqual([
    ['iso3166 FR'],
    ['geonames 2988507'],
  ]);
});

test.each([
  ['sovereign before all', '[LOC Georgia] protested.', 'place/georgia'],
  ['a state beside its city', 'He lives in [LOC Atlanta], [LOC Georgia].', 'place/georgia-us-ga'],
  ['an American is of the United States', '[DEM American] ships left.', 'place/united-states'],
  ['an old name', '[LOC Burma] agreed.', 'place/myanmar'],
  ['another', '[LOC Macedonia] agreed.', 'place/north-macedonia'],
  ['the name in English', '[LOC Turkey] agreed.', 'place/turkey'],
  ['a state that is no more', '[DEM Soviet] ships left.', 'place/soviet-union'],
  ['initials', 'The [LOC U.S.] agreed.', 'place/united-states'],
  ['capitals', '[LOC FRANCE] agreed.', 'place/france'],
  ['a province, by the word after it', 'Police in [LOC Kandahar] province left.', 'place/kandahar-af-kan'],
  ['a city by its size', 'Police in [LOC Birmingham] left.', 'place/birmingham-gb'],
  ['a city by its country', 'In the [LOC U.S.], police in [LOC Birmingham] left.', 'place/birmingham-us'],
  [
    'a city by the dateline',
    '[LOC KARACHI], March 3 (Reuters) - Trains to [LOC Hyderabad] stopped.',
    'place/hyderabad-pk',
  ],
  [
    'of several states the one around',
    'In [LOC Brazzaville], [DEM Congolese] troops left.',
    'place/republic-of-the-congo',
  ],
  ['a place nobody knows', 'Rain fell on [LOC Eldrith Hollow].', 'place/eldrith-hollow'],
])('resolver: resolves a place: %s', (_, source, key) => {
  expect(resolve(source).pairs.at(-1)?.[1]).toBe(key);
});

test('resolver: leaves "the North" unresolved', () => {
  expect(resolve('Rain fell in the [LOC North].').mentions[0]).toMatchObject({ entity: null, linkScore: null });
});

test('resolver: distinguishes the ministries of two states', () => {
  const { pairs } = resolve(
    'The [DEM Danish] [ORG Foreign Ministry] wrote to [LOC Norway]’s [ORG Ministry of Foreign Affairs].',
  );
  expect(pairs[1]?.[1]).toBe('organization/foreign-ministry-dk');
  expect(pairs[3]?.[1]).toBe('organization/foreign-ministry-no');
});

test('resolver: assigns a body of the United Nations to no state', () => {
  const { pairs } = resolve('[LOC France], [DEM French] papers say, left the [ORG UN Security Council].');
  expect(pairs.at(-1)?.[1]).toBe('organization/united-nations-security-council');
});

test('resolver: gives a people one key, singular or plural', () => {
  const keys = ['Two [MISC Sunnis] left.', 'A [MISC Sunni] cleric left.'].map((text) => resolve(text).pairs[0]?.[1]);
  expect(keys).toEqual(['other/sunni', 'other/sunni']);
});

test('resolver: gives a mention the kind of its entity, whatever kind the extractor found', () => {
  const { mentions } = resolve(
    'The [ORG Harbour Bank] closed. The [ORG Harbour Bank] reopened as the [MISC Harbour Bank].',
  );
  expect(mentions.map(({ kind }) => kind)).toEqual(['ORGANIZATION', 'ORGANIZATION', 'ORGANIZATION']);
  expect(resolve('The [MISC World Bank] agreed.').mention('World Bank')?.kind).toBe('ORGANIZATION');
});

test('resolver: makes one entity of one name, whatever kinds its mentions have', () => {
  const { entities } = resolve('The [LOC White House] agreed. The [ORG White House] signed.');
  expect(entities.map(({ key }) => key)).toEqual(['organization/white-house']);
});

test("resolver: prefers the entity of a seed to the baked one, with the seed's key and the names of both", () => {
  const paris = known({
    key: 'place/paris',
    kind: 'PLACE',
    name: 'Paris (France)',
    identifiers: [{ scheme: 'geonames', value: '2988507', assertedBy: SEED }],
  });
  const editor = known({
    key: 'person/countess-of-lovelace',
    kind: 'PERSON',
    name: 'Ada Lovelace',
    aliases: [{ name: 'Lovelace', form: 'SHORT_NAME', assertedBy: SEED }],
  });
  const seeded = createResolver(createGazetteer(baked, [paris, editor]));
  const { pairs, entities } = resolve('[PER Lovelace] left [LOC Paris].', seeded);
  expect(pairs).toEqual([
    ['Lovelace', 'person/countess-of-lovelace'],
    ['Paris', 'place/paris'],
  ]);
  expect(entities[1]).toMatchObject({
    name: 'Paris (France)',
    aliases: [{ name: 'Paris', assertedBy: { type: 'GAZETTEER' } }],
  });
});

test('resolver: keeps the entities of annotations, and resolves later references to them', () => {
  const { article, detected } = marked(
    '[PER Ada Lovelace] spoke in [LOC Paris]. Later [PER Lovelace] left [LOC Texas].',
  );
  const entities = [
    { key: 'person/countess' as EntityKey, name: null, identifiers: [] },
    { key: null, name: null, identifiers: [{ scheme: 'geonames', value: '4717560' }] },
    null,
    { key: null, name: 'Texas', identifiers: [{ scheme: 'wikidata', value: 'Q1439' }] },
  ];
  const annotated = detected.map(({ start, end, kind }, i) => ({
    span: { start, end },
    kind,
    form: null,
    entity: entities[i] ?? null,
  }));
  const resolution = resolver.resolveAnnotations(article, annotated, SEED);
  expect(resolution.mentions.map(({ entity }) => entity)).toEqual([
    'person/countess',
    'place/paris-us',
    'person/countess',
    'place/texas',
  ]);
  expect(resolution.mentions.every(({ score, assertedBy }) => score === null && assertedBy === SEED)).toBe(true);
  expect(resolution.entities.find(({ key }) => key === 'place/texas')?.identifiers).toContainEqual({
    scheme: 'wikidata',
    value: 'Q1439',
    assertedBy: SEED,
  });
});

const SENTENCES = [
  'President Ada Lovelace met Grace Hopper in Paris.',
  'Mr. Lovelace told Radio Harbour that France agreed.',
  'The International Fund for Rivers (IFR) left Georgia.',
  'IFR and the Georgian Foreign Ministry signed in Atlanta, Georgia.',
  'Hopper said Congolese troops entered Springfield.',
];

test('resolver: returns mentions in order and all their entities, deterministically, for any article', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.shuffledSubarray(SENTENCES).map((some) => some.join(' ')),
  );
  fc.assert(
    fc.property(text, (source) => {
      const article = read(source);
      const detected = extractor.extract(article);
      const resolution = resolver.resolve(article, detected, ASSERTER);
      expect(resolution.mentions.map(({ start, end }) => [start, end])).toEqual(
        detected.map(({ start, end }) => [start, end]),
      );
      const keys = resolution.entities.map(({ key }) => key);
      expect(keys).toEqual([...new Set(keys)].sort());
      const named = new Set(resolution.mentions.flatMap(({ entity }) => entity ?? []));
      expect(named).toEqual(new Set(keys));
      expect(resolver.resolve(article, detected, ASSERTER)).toEqual(resolution);
    }),
  );
});

test('resolver: returns a mention for every span, whatever the spans and kinds', () => {
  const kind = fc.constantFrom('PERSON', 'ORGANIZATION', 'PLACE', 'OTHER' as const);
  const source = fc.shuffledSubarray(SENTENCES, { minLength: 1 }).map((some) => some.join(' '));
  fc.assert(
    fc.property(
      source,
      fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 25 }), kind, fc.boolean())),
      (text, cuts) => {
        const article = read(text);
        let at = 0;
        const detected = cuts.flatMap(([gap, length, kind, demonym]) => {
          const start = at + gap;
          at = start + length;
          return at <= article.text.length ? [{ start, end: at, kind, demonym, score: 0.5 }] : [];
        });
        const { mentions } = resolver.resolve(article, detected, ASSERTER);
        expect(mentions).toHaveLength(detected.length);
      },
    ),
  );
});

test('resolver: gives the same entities whatever the order of the articles', () => {
  const articles = fc.shuffledSubarray(SENTENCES, { minLength: SENTENCES.length });
  const keysOf = (text: string) => {
    const article = read(text);
    return resolver.resolve(article, extractor.extract(article), ASSERTER);
  };
  const before = new Map(SENTENCES.map((text) => [text, keysOf(text)]));
  fc.assert(
    fc.property(articles, (order) => {
      for (const text of order) expect(keysOf(text)).toEqual(before.get(text));
    }),
    { numRuns: 20 },
  );
});
