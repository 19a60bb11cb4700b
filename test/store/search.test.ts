/** A search finds what has its words, best first, page by page, shows their positions, and takes any input. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleRecord, EntityRecord } from '../../src/model.ts';
import { DatelineError } from '../../src/problem.ts';
import type { Store } from '../../src/store/database/open.ts';
import { findHits, type SearchQuery } from '../../src/store/search/find-hits.ts';
import { SEARCHABLE, type Searchable, type SearchHit } from '../../src/store/search/hit.ts';
import { hitsOf } from '../../src/store/search/search.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { readValue } from '../../src/store/sql/read.ts';
import { fold } from '../../src/text/fold.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { seeded } from './base.ts';
import { shared } from './shared.ts';
import { fits, joined, type PlainTerm, typed } from './words.ts';

const countHits = (store: Store, { query, in: types }: SearchQuery): number =>
  readValue(store, hitsOf({ query: bind(query), in: types ?? SEARCHABLE }).count());

const alias = (name: string, form: 'FULL_NAME' | 'SHORT_NAME') => ({ name, form, assertedBy: TESTER });

const known: EntityRecord[] = [
  entityOf('person/ada-lovelace', {
    name: 'Ada Lovelace',
    aliases: [alias('Ada Lovelace', 'FULL_NAME'), alias('Countess of Lovelace', 'FULL_NAME')],
  }),
  entityOf('person/ralph-lovelace', { name: 'Ralph Lovelace', aliases: [alias('Lovelace', 'SHORT_NAME')] }),
  entityOf('place/paris-fr', { name: 'Paris' }),
  entityOf('place/paris-us', { name: 'Paris' }),
];

const articles: ArticleRecord[] = [
  articleOf(
    '1',
    '[Ada Lovelace](person/ada-lovelace) writes\n\n🎉 The café in [Paris](place/paris-us) was full. Café, she said.',
  ),
  articleOf('2', 'The engine\n\n[Lovelace](person/ada-lovelace SHORT_NAME) saw the engine in [Paris](place/paris-us).'),
  articleOf(
    '3',
    'An engineer\n\n[Lovelace](person/ralph-lovelace SHORT_NAME) of [Lovelace](person/ralph-lovelace SHORT_NAME CANDIDATE).',
  ),
  articleOf(
    '4',
    'Rejected\n\n[Lovelace Union]( FULL_NAME REJECTED) and [Byron Union]( FULL_NAME) in [Paris](place/paris-fr).',
  ),
];

const store = shared({ articles, known });

const find = (query: string, type: Searchable, from: Store = store()): SearchHit[] =>
  joined(100, false, (page) => findHits(from, { query, in: [type] }, page));

const nameOf = ({ type, id, start, end }: SearchHit, from: Store = store()): string => {
  const table = type === 'ENTITY' ? 'entities' : 'articles';
  const key = from.db.prepare(`SELECT key FROM ${table} WHERE id = ?`).pluck().get(id) as string;
  return type === 'MENTION' ? `${key}:${start}-${end}` : key;
};
const names = (query: string, type: Searchable): string[] => find(query, type).map((hit) => nameOf(hit));

const textOf = ({ id, name }: SearchHit, from: Store = store()): string =>
  name ?? (from.db.prepare('SELECT text FROM article_texts WHERE article_id = ?').pluck().get(id) as string);
const surfaces = (hit: SearchHit, from: Store = store()): string[] =>
  hit.highlights.map(({ start, end }) => textOf(hit, from).slice(start, end));

describe('search of articles', () => {
  test('finds those with all the words, in any case and with any accents', () => {
    expect(names('CAFE paris', 'ARTICLE')).toEqual(['1']);
    expect(names('engine ada', 'ARTICLE')).toEqual([]);
  });
  test('shows the words as printed, also behind an emoji', () => {
    expect(find('cafe', 'ARTICLE').map((hit) => surfaces(hit))).toEqual([['café', 'Café']]);
  });
  test('finds a phrase as a whole, and shows it as one highlight', () => {
    expect(find('"saw the engine"', 'ARTICLE').map((hit) => surfaces(hit))).toEqual([['saw the engine']]);
    expect(names('"the saw engine"', 'ARTICLE')).toEqual([]);
  });
  test('finds those with a word that begins with a prefix', () => {
    expect(names('engin*', 'ARTICLE').toSorted()).toEqual(['2', '3']);
    expect(names('engin', 'ARTICLE')).toEqual([]);
  });
  test('leaves out those with an excluded word', () => {
    expect(names('paris -café', 'ARTICLE').toSorted()).toEqual(['2', '4']);
    expect(names('paris -"the engine" -caf*', 'ARTICLE')).toEqual(['4']);
  });
  test('lists those with the word in the title first', () => {
    expect(names('engine', 'ARTICLE')).toEqual(['2']);
    expect(names('lovelace', 'ARTICLE')[0]).toBe('1');
  });
});

describe('search of entities', () => {
  test('finds each once, by the alias that matches best', () => {
    const hits = find('lovelace', 'ENTITY');
    expect(hits.map((hit) => [nameOf(hit), hit.name])).toEqual([
      ['person/ralph-lovelace', 'Lovelace'],
      ['person/ada-lovelace', 'Ada Lovelace'],
    ]);
  });
  test('finds those with all the words in one alias, and shows them in it', () => {
    const [hit] = find('countess lovelace', 'ENTITY');
    expect(hit && [nameOf(hit), ...surfaces(hit)]).toEqual(['person/ada-lovelace', 'Countess', 'Lovelace']);
    expect(names('ada countess', 'ENTITY')).toEqual([]);
  });
  test('leaves out those with an excluded word in any alias', () => {
    expect(names('lovelace -countess', 'ENTITY')).toEqual(['person/ralph-lovelace']);
  });
  test('lists those that match equally well by number of mentions', () => {
    expect(names('paris', 'ENTITY')).toEqual(['place/paris-us', 'place/paris-fr']);
  });
});

describe('search of mentions', () => {
  test('finds accepted ones, resolved or not', () => {
    expect(find('union', 'MENTION').map((hit) => surfaces(hit))).toEqual([['Union']]);
    expect(names('lovelace', 'MENTION')).toHaveLength(3);
  });
  test('shows their words in the text of their article', () => {
    const hits = find('love*', 'MENTION');
    expect(hits.map((hit) => surfaces(hit))).toEqual([['Lovelace'], ['Lovelace'], ['Lovelace']]);
  });
});

test('search: mentions that are not accepted leave no gap in a page', () => {
  const refused = ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => `[${letter} Union]( FULL_NAME REJECTED)`);
  const base = seeded({ articles: [articleOf('1', `${refused.join(' ')} [Union of all]()`)] });
  for (const page of [{ first: 1 }, { last: 1 }]) {
    expect(findHits(base, { query: 'union', in: ['MENTION'] }, page).rows).toHaveLength(1);
  }
});

describe('search of letters with a stroke or tie', () => {
  const text =
    'Kraków\n\n🎉 Œuvres by [Łukasz Þórðarson-Strauß](person/lukasz) of [Øster Æbeløstraße](place/oster), Aßlar.';
  const base = shared({
    articles: [articleOf('letters', text), articleOf('plain', 'Plain\n\n[Lukas](person/lukas) has oeuvres.')],
    known: [
      entityOf('person/lukasz', { name: 'Łukasz Þórðarson-Strauß' }),
      entityOf('place/oster', { name: 'Øster Æbeløstraße' }),
    ],
  });
  const shown = (query: string, type: Searchable): string[][] =>
    find(query, type, base()).map((hit) => surfaces(hit, base()));

  test('finds them typed plainly or as printed, and shows them as printed', () => {
    for (const query of ['lukasz thordarson-strauss', 'ŁUKASZ ÞÓRÐARSON-STRAUSS', 'łukasz "þórðarson strauß"'])
      for (const type of SEARCHABLE) expect(shown(query, type)).toEqual([['Łukasz', 'Þórðarson-Strauß']]);
    expect(shown('oster aebelo*', 'ENTITY')).toEqual([['Øster', 'Æbeløstraße']]);
    expect(shown('asslar', 'ARTICLE')).toEqual([['Aßlar']]);
    expect(shown('oeuvres', 'ARTICLE').toSorted()).toEqual([['oeuvres'], ['Œuvres']]);
  });
  test('leaves them out when they are excluded plainly', () => {
    expect(find('oeuvres -strauss', 'ARTICLE', base()).map((hit) => nameOf(hit, base()))).toEqual(['plain']);
    expect(find('oster -aebelostrasse', 'ENTITY', base())).toEqual([]);
  });
  test('counts the letters of a beginning as they are folded', () => {
    expect(shown('æ*', 'ENTITY')).toEqual([['Æbeløstraße']]);
    expect(() => shown('ø*', 'ENTITY')).toThrow(DatelineError);
  });
});

describe('search of ligatures and full-width letters', () => {
  const base = shared({
    articles: [articleOf('scan', 'Ｔｏｋｙｏ oﬃce\n\nThe oﬃcers of [ＮＨＫ ﬁlms](organization/nhk) met Андрей.')],
    known: [entityOf('organization/nhk', { name: 'ＮＨＫ ﬁlms' })],
  });
  const shown = (query: string, type: Searchable): string[][] =>
    find(query, type, base()).map((hit) => surfaces(hit, base()));

  test('finds them typed plainly or as printed, and shows them as printed', () => {
    for (const query of ['nhk films', 'ＮＨＫ ﬁlms', 'NHK "ﬁlms"'])
      for (const type of SEARCHABLE) expect(shown(query, type)).toEqual([['ＮＨＫ', 'ﬁlms']]);
    expect(shown('oﬃcers', 'ARTICLE')).toEqual([['oﬃcers']]);
    expect(shown('officers андреи', 'ARTICLE')).toEqual([['oﬃcers', 'Андрей']]);
    expect(shown('offic*', 'ARTICLE')).toEqual([['oﬃce', 'oﬃcers']]);
    expect(find('tokyo', 'ARTICLE', base())).toHaveLength(1);
  });
});

test('search: takes the quotation marks of phones for those of a phrase', () => {
  expect(names('“saw the engine”', 'ARTICLE')).toEqual(['2']);
  expect(names('“the saw engine”', 'ARTICLE')).toEqual([]);
});

describe('search: pages', () => {
  test('run from entities through articles to mentions, and joined are the whole list, from either end', () => {
    for (const types of [null, [...SEARCHABLE], ['MENTION', 'ENTITY']] as const) {
      const query = { query: 'lovelace', in: types };
      const whole = findHits(store(), query, { first: 100 }).rows;
      expect(whole).toHaveLength(countHits(store(), query));
      expect(whole.map(({ type }) => type)).toEqual(
        SEARCHABLE.flatMap((each) => whole.filter(({ type }) => type === each).map(() => each)),
      );
      for (const size of [1, 2, 3, 4, 100]) {
        for (const backward of [false, true]) {
          expect(joined(size, backward, (page) => findHits(store(), query, page))).toEqual(whole);
        }
      }
    }
  });
  test('lie between two cursors of any types', () => {
    const query = { query: 'lovelace' };
    const { rows, cursors } = findHits(store(), query, { first: 100 });
    for (let from = 0; from < rows.length; from++) {
      for (let to = 0; to < rows.length; to++) {
        const between = { after: cursors[from], before: cursors[to] };
        expect(findHits(store(), query, { first: 100, ...between }).rows).toEqual(rows.slice(from + 1, to));
        expect(findHits(store(), query, { last: 2, ...between }).rows).toEqual(rows.slice(from + 1, to).slice(-2));
      }
    }
  });
  test('are empty when no type is searched', () => {
    const nowhere = { query: 'lovelace', in: [] };
    expect(findHits(store(), nowhere, {})).toEqual({ rows: [], cursors: [], hasNext: false, hasPrevious: false });
    expect(countHits(store(), nowhere)).toBe(0);
  });
  test('refuse cursors of anything else', () => {
    const [entity] = findHits(store(), { query: 'paris', in: ['ENTITY'] }, {}).cursors;
    for (const after of ['', 'x', Buffer.from('[]').toString('base64url'), entity]) {
      expect(() => findHits(store(), { query: 'paris', in: ['ARTICLE', 'MENTION'] }, { after })).toThrow(DatelineError);
    }
  });
});

const VOCABULARY = ['an', 'ana', 'anah', 'bob', 'bo', 'Éva', 'eve', 'of', 'zürich', 'Łana', 'aßan', 'æb', 'Øf'];
const word = fc.constantFrom(...VOCABULARY);
const term: fc.Arbitrary<PlainTerm> = fc.record({
  words: fc.array(word.map(fold), { minLength: 1, maxLength: 2 }),
  prefix: fc.boolean(),
});
const terms = fc
  .tuple(fc.array(term, { minLength: 1, maxLength: 2 }), fc.array(term, { maxLength: 2 }))
  .map(([wanted, unwanted]) => [...wanted, ...unwanted.map((one) => ({ ...one, excluded: true }))]);
const texts = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 });

/** Articles of those words, the first of each also a mention of an entity of that name. */
const articlesFrom = (wordLists: readonly (readonly string[])[]): ArticleRecord[] =>
  wordLists.map(([first, ...more], index) => {
    const key = `other/${fold(first as string)}`;
    const named = entityOf(key, { name: first as string });
    return articleOf(`${index}`, `[${first}](${key}) ${more.join(', ')}`, { entities: [named] });
  });

test('search: finds exactly what a plain reading of the words finds, and shows only them', () => {
  fc.assert(
    fc.property(texts, fc.array(terms, { minLength: 1, maxLength: 8 }), (wordLists, queries) => {
      const records = articlesFrom(wordLists);
      const base = seeded({ articles: records });
      for (const query of queries) {
        const hits = find(typed(query), 'ARTICLE', base);
        const fitting = records.filter(({ text }) => fits(query, text)).map(({ key }) => key as string);
        expect(hits.map((hit) => nameOf(hit, base)).toSorted()).toEqual(fitting.toSorted());
        expect(countHits(base, { query: typed(query), in: ['ARTICLE'] })).toBe(fitting.length);
        const firsts = wordLists.filter(([first]) => fits(query, first as string));
        expect(find(typed(query), 'MENTION', base)).toHaveLength(firsts.length);
        for (const hit of hits) {
          expect(hit.highlights.length).toBeGreaterThan(0);
          for (const surface of surfaces(hit, base))
            expect(query.some((one) => fits([{ ...one, excluded: false }], surface))).toBe(true);
        }
      }
    }),
    { numRuns: 15 },
  );
});

test('search: takes any input: it answers, or says what is wrong with the query', () => {
  const pieces = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.constantFrom(
      '"',
      '*',
      '-',
      '^',
      ':',
      '(',
      ')',
      '{',
      '}',
      '+',
      'NEAR(',
      ' AND ',
      ' OR ',
      ' NOT ',
      'title:',
      "'",
      '\\',
      '\0',
      '\ud800',
      ' ',
      'lovelace',
      'pa*',
    ),
  );
  const queries = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(queries, (query) => {
      try {
        const { rows } = findHits(store(), { query }, { first: 100 });
        expect(rows).toHaveLength(countHits(store(), { query }));
      } catch (error) {
        if (!(error instanceof DatelineError)) throw error;
        expect(['BAD_USER_INPUT', 'LIMIT_EXCEEDED']).toContain(error.code);
      }
    }),
    { numRuns: 1000 },
  );
});

const codeOf = (query: string): string => {
  try {
    findHits(store(), { query }, {});
    return 'NONE';
  } catch (error) {
    return (error as DatelineError).code;
  }
};

test.each([
  ['', 'BAD_USER_INPUT'],
  ['-lovelace', 'BAD_USER_INPUT'],
  ['"" * -', 'BAD_USER_INPUT'],
  ['a*', 'BAD_USER_INPUT'],
  ['ada -"lovelace b*"*', 'BAD_USER_INPUT'],
  [`${'ab* '.repeat(5)}`, 'LIMIT_EXCEEDED'],
  [`${'ab* '.repeat(4)}`, 'NONE'],
  ['ab '.repeat(17), 'LIMIT_EXCEEDED'],
  ['ab '.repeat(16), 'NONE'],
  ['a'.repeat(1001), 'LIMIT_EXCEEDED'],
])('search: the query %j gives %s', (query, code) => {
  expect(codeOf(query)).toBe(code);
});

test('search: shows at most 100 highlights', () => {
  const base = seeded({ articles: [articleOf('long', `so ${'so it goes '.repeat(150)}`)] });
  expect(find('so', 'ARTICLE', base)[0]?.highlights).toHaveLength(100);
});
