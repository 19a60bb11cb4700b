/** Frequent words are ranked from their champion lists, exactly as the full-text index ranks them, after any change. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import type { Store } from '../../src/store/database/open.ts';
import { findHits } from '../../src/store/search/find-hits.ts';
import { SCORE } from '../../src/store/search/ranked.ts';
import { hitsOf } from '../../src/store/search/search.ts';
import { bind } from '../../src/store/sql/expression.ts';
import { articleOf } from './article-of.ts';
import { open, reseedTo, seeded } from './base.ts';
import { countOf } from './read.ts';
import { statementsOf } from './walks.ts';

/** More than make a word frequent, with "river" in all of them, "mill" in most, of very different lengths. */
const COUNT = 640;

const textOf = (index: number, seed: number): string => {
  const at = (modulus: number): number => (index * 7919 + seed * 104_729) % modulus;
  const title = at(11) === 0 ? 'River' : 'News';
  const words = [...Array(1 + at(5)).fill('river'), ...Array(at(9) > 1 ? 1 + at(3) : 0).fill('Mill')];
  return `${title} ${index}\n\n${[...words, ...Array(at(97)).fill('other')].join(' ')} [Ada](person/ada).`;
};
const articlesOf = (from: number, to: number, seed = 0): ArticleRecord[] =>
  Array.from({ length: to - from }, (_, index) => articleOf(`news/${from + index}`, textOf(from + index, seed)));

const RANKED = `SELECT rowid AS id, ${SCORE} AS score FROM articles_fts WHERE articles_fts MATCH ? ORDER BY score DESC, id`;

const ranked = (store: Store, word: string) =>
  store.db.prepare(RANKED).all(`"${word}"`) as { id: number; score: number }[];

const countHits = (store: Store, word: string): number =>
  countOf(store, hitsOf({ query: bind(word), in: ['ARTICLE'] }));

const pagesOf = (store: Store, query: string, sizes: readonly number[]) => {
  let after: string | undefined;
  return sizes.flatMap((first) => {
    const page = findHits(store, { query, in: ['ARTICLE'] }, { first, ...(after !== undefined && { after }) });
    after = page.cursors.at(-1);
    return page.rows.map(({ id, score }) => ({ id, score }));
  });
};

const expectSame = (store: Store): void => {
  for (const word of ['river', 'mill', 'other', 'ada', 'news', 'absent']) {
    const expected = ranked(store, word);
    expect(pagesOf(store, word, [5, 20, 1, 100, 50]), word).toEqual(expected.slice(0, 176));
    expect(countHits(store, word)).toBe(expected.length);
  }
};

test('frequent words: pages are those of the index, and so are counts', () => {
  const store = seeded({ articles: articlesOf(0, COUNT) });
  expect(store.db.prepare('SELECT word FROM frequent_words ORDER BY word').pluck().all()).toEqual(
    expect.arrayContaining(['ada', 'news', 'other', 'river']),
  );
  expectSame(store);
  expect(check(store)).toEqual([]);
});

test('frequent words: hits are found without ranking all articles, and their number is the one that is kept', () => {
  const store = seeded({ articles: articlesOf(0, COUNT) });
  const statements = statementsOf(store.path, (reader) => {
    findHits(reader, { query: 'River', in: ['ARTICLE'] }, { first: 10 });
  });
  expect(statements.filter((sql) => /\brank\b/i.test(sql))).toEqual([]);
  store.db.exec("UPDATE frequent_words SET articles = 7 WHERE word = 'river'");
  expect(countHits(store, 'River')).toBe(7);
});

test('frequent words: any change of articles leaves the same pages as the index gives', () => {
  const changes = fc.record({
    from: fc.constantFrom(0, 10, 300),
    to: fc.constantFrom(600, COUNT, 900),
    seed: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 3 }), (history) => {
      const store = seeded({ articles: articlesOf(0, COUNT) });
      for (const { from, to, seed } of history) {
        reseedTo(store, { articles: [...articlesOf(from, 500), ...articlesOf(500, to, seed)] });
        expectSame(store);
        expect(check(store)).toEqual([]);
      }
    }),
    { numRuns: 5 },
  );
});

test('frequent words: a database of before them answers without, and has them after the next reseed', () => {
  const store = seeded({ articles: articlesOf(0, COUNT) });
  store.db.exec('DELETE FROM frequent_word_hits; DELETE FROM frequent_words');
  expectSame(store);
  reseedTo(store, { articles: articlesOf(0, COUNT + 1) });
  expect(store.db.prepare('SELECT count(*) FROM frequent_words').pluck().get()).toBeGreaterThan(3);
  expectSame(open(store.path, { readonly: true }));
});
