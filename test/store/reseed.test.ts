/** Reseeding: what articles and a gazetteer result in, table by table. */
import { expect, test } from 'vitest';
import type { Asserter, EntityKey } from '../../src/model.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { dumpOf, newBase, open, reseedTo, seeded } from './base.ts';

const ADA = '[Ada Lovelace](person/ada-lovelace)';
const ENGINE = articleOf(
  'engine',
  `${ADA} writes notes

${ADA} wrote to [Babbage](person/charles-babbage SHORT_NAME). The [English](place/england DEMONYM) read them.`,
  { publication: { at: '1843-09-01T00:00:00Z', precision: 'MONTH' }, source: 'Memoirs', language: 'en' },
);
const LETTER = articleOf('letter', `A letter\n\n[Countess Lovelace](person/ada-lovelace) met [someone](). `.trim(), {
  publication: { at: '1850-01-01T00:00:00Z', precision: 'YEAR' },
});

const rows = (store: ReturnType<typeof open>, sql: string): unknown[] => store.db.prepare(sql).all();

test('entities: counts articles, mentions and demonyms', () => {
  const store = seeded({ articles: [ENGINE, LETTER] });
  const counts = rows(
    store,
    `SELECT key, article_count AS articles, mention_count AS mentions, demonym_count AS demonyms,
       first_published_at AS first, last_published_at AS last FROM entities ORDER BY key`,
  );
  const never = { first: '', last: '' };
  const once = { first: '1843-09-01T00:00:00Z', last: '1843-09-01T00:00:00Z' };
  expect(counts).toEqual([
    { key: 'person/ada-lovelace', articles: 2, mentions: 3, demonyms: 0, ...once, last: '1850-01-01T00:00:00Z' },
    { key: 'person/charles-babbage', articles: 1, mentions: 1, demonyms: 0, ...once },
    { key: 'place/england', articles: 0, mentions: 0, demonyms: 1, ...never },
  ]);
});

test('salience: a mention in a headline weighs twice as much, the last word half of the first', () => {
  const store = seeded({ articles: [ENGINE] });
  const length = ENGINE.text.length;
  const weights = ENGINE.mentions.map(({ start }, index) => (index === 0 ? 2 : 1) * (1 - start / (2 * length)));
  const [headline = 0, ada = 0, babbage = 0] = weights;
  const saliences = store.db
    .prepare('SELECT salience FROM article_entities JOIN entities ON id = entity_id ORDER BY key')
    .pluck()
    .all() as number[];
  const total = headline + ada + babbage;
  expect(saliences[0]).toBeCloseTo((headline + ada) / total, 12);
  expect(saliences[1]).toBeCloseTo(babbage / total, 12);
  expect(saliences[2]).toBe(0);
});

test('entities: the name is the most frequent full name in the texts', () => {
  const store = seeded({ articles: [ENGINE, LETTER] });
  const names = () => store.db.prepare("SELECT name FROM entities WHERE key = 'person/ada-lovelace'").pluck().get();
  expect(names()).toBe('Ada Lovelace');
  reseedTo(store, { articles: [LETTER] });
  expect(names()).toBe('Countess Lovelace');
  reseedTo(store, { articles: [LETTER], known: [entityOf('person/ada-lovelace', { name: 'Augusta Ada King' })] });
  expect(names()).toBe('Augusta Ada King');
});

test('entities: a name from a shipped gazetteer takes precedence over the texts', () => {
  const assertedBy: Asserter = { type: 'GAZETTEER', name: 'baked', version: '1' };
  const entities = [
    entityOf('person/ada-lovelace', {
      name: 'Ada King',
      aliases: [{ name: 'Ada King', form: 'FULL_NAME', assertedBy }],
    }),
  ];
  const store = seeded({ articles: [{ ...ENGINE, entities: [...entities, ...ENGINE.entities.slice(1)] }] });
  expect(rows(store, "SELECT name FROM entities WHERE key = 'person/ada-lovelace'")).toEqual([{ name: 'Ada King' }]);
});

test('aliases: include the name and every full name in the texts', () => {
  const store = seeded({ articles: [ENGINE, LETTER], known: [entityOf('place/england', { name: 'England' })] });
  const aliases = rows(
    store,
    `SELECT entities.key, aliases.name, type FROM aliases
       JOIN entities ON entities.id = entity_id JOIN asserters ON asserters.id = asserter_id
     WHERE aliases.name NOT IN ('ada-lovelace', 'charles-babbage', 'england') ORDER BY key, aliases.name`,
  );
  expect(aliases).toEqual([
    { key: 'person/ada-lovelace', name: 'Ada Lovelace', type: 'EXTRACTOR' },
    { key: 'person/ada-lovelace', name: 'Countess Lovelace', type: 'EXTRACTOR' },
    { key: 'place/england', name: 'England', type: 'GAZETTEER' },
  ]);
});

test('entities: are deleted with the last article that mentions them, unless the gazetteer names them', () => {
  const store = seeded({ articles: [ENGINE], known: [entityOf('place/paris')] });
  const report = reseedTo(store, { articles: [], known: [entityOf('place/paris')] });
  expect(report).toMatchObject({ added: 0, changed: 0, removed: 1, unchanged: 0 });
  expect(rows(store, 'SELECT key, in_gazetteer FROM entities')).toEqual([{ key: 'place/paris', in_gazetteer: 1 }]);
  reseedTo(store, { articles: [] });
  expect(dumpOf(store)).toEqual([]);
});

test('identifiers: belong to the first claimant in order of key, and to the next when that one is deleted', () => {
  const identifiers = [{ scheme: 'wikidata', value: 'Q7259', assertedBy: TESTER }];
  const one = entityOf('person/ada', { identifiers });
  const other = entityOf('person/lovelace', { identifiers });
  const store = open(newBase());
  const { conflicts } = reseedTo(store, { articles: [], known: [other, one] });
  expect(conflicts).toEqual([{ scheme: 'wikidata', value: 'Q7259', kept: 'person/ada', refused: ['person/lovelace'] }]);
  const owner = () => rows(store, 'SELECT scheme, value, key FROM identifiers JOIN entities ON id = entity_id');
  expect(owner()).toEqual([{ scheme: 'wikidata', value: 'Q7259', key: 'person/ada' }]);
  expect(reseedTo(store, { articles: [], known: [other] }).conflicts).toEqual([]);
  expect(owner()).toEqual([{ scheme: 'wikidata', value: 'Q7259', key: 'person/lovelace' }]);
});

test('former keys: redirect unless an entity still has that key', () => {
  const store = seeded({
    articles: [ENGINE],
    known: [entityOf('person/ada', { formerKeys: ['person/ada-lovelace' as EntityKey] })],
  });
  const redirects = () => rows(store, 'SELECT from_key, key FROM redirects JOIN entities ON id = entity_id');
  expect(redirects()).toEqual([]);
  reseedTo(store, {
    articles: [],
    known: [entityOf('person/ada', { formerKeys: ['person/ada-lovelace' as EntityKey] })],
  });
  expect(redirects()).toEqual([{ from_key: 'person/ada-lovelace', key: 'person/ada' }]);
});

test('full-text indexes: contain texts, names and surfaces until they are deleted', () => {
  const store = seeded({ articles: [ENGINE, LETTER] });
  const finds = (index: string, words: string) =>
    store.db.prepare(`SELECT count(*) FROM ${index} WHERE ${index} MATCH ?`).pluck().get(words);
  expect(finds('articles_fts', 'notes')).toBe(1);
  expect(finds('aliases_fts', 'countess')).toBe(1);
  expect(finds('surfaces_trigrams', 'unt')).toBe(1);
  reseedTo(store, { articles: [ENGINE] });
  expect(finds('articles_fts', 'notes')).toBe(1);
  expect(finds('articles_fts', 'letter')).toBe(0);
  expect(finds('aliases_fts', 'countess')).toBe(0);
  expect(finds('surfaces_trigrams', 'unt')).toBe(0);
});

test('kept articles: are not written', () => {
  const store = seeded({ articles: [ENGINE, LETTER] });
  const runs = () => rows(store, 'SELECT key, run_id FROM articles ORDER BY key');
  const report = reseedTo(store, { articles: [ENGINE, { ...LETTER, digest: 'f'.repeat(64), section: 'Letters' }] });
  expect(report).toMatchObject({ added: 0, changed: 1, removed: 0, unchanged: 1 });
  expect(runs()).toEqual([
    { key: 'engine', run_id: 1 },
    { key: 'letter', run_id: 2 },
  ]);
});
