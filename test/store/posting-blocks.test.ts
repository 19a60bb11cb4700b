/** Posting lists say the same after every history as after a fresh load, wherever blocks begin. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import type { Store } from '../../src/store/database/open.ts';
import { readBlock } from '../../src/store/database/postings/block.ts';
import { articlesOf, writeBlock } from '../../src/store/database/postings/block-articles.ts';
import { ARTICLES_IN_BLOCK } from '../../src/store/write/posting-blocks.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf } from './article-of.ts';
import { newBase, open, reseedTo, seeded } from './base.ts';

const isFirstOfBlock = (name: string): boolean => rowId(name as ArticleRecord['key']) % ARTICLES_IN_BLOCK === 0;

/** Names of articles: one in three begins a block. */
const names = Array.from({ length: 4000 }, (_, index) => `story-${index}`);
const NAMES = [
  ...names.filter(isFirstOfBlock).slice(0, 6),
  ...names.filter((name) => !isFirstOfBlock(name)).slice(0, 12),
];

const PEOPLE = ['ada', 'bob', 'cy'];

const story: fc.Arbitrary<ArticleRecord> = fc
  .record({
    name: fc.constantFrom(...NAMES),
    day: fc.integer({ min: 1, max: 4 }),
    source: fc.constantFrom('X', 'Y', null),
    sentences: fc.array(fc.subarray(PEOPLE), { minLength: 1, maxLength: 3 }),
  })
  .map(({ name, day, source, sentences }) => {
    const text = sentences
      .map((who) => `Here ${who.map((one) => `[${one}](person/${one})`).join(' ')} spoke.`)
      .join(' ');
    return articleOf(name, text, {
      source,
      publication: { at: `2005-01-0${day}T00:00:00Z`, precision: 'DAY' },
    });
  });

const edition = fc.uniqueArray(story, { selector: ({ key }) => key, maxLength: NAMES.length });

const blocksOf = (store: Store) =>
  store.db
    .prepare<[], { data: Buffer }>('SELECT * FROM posting_blocks ORDER BY first_published_at, first_article_id')
    .all()
    .map((row) => ({ ...row, data: row.data.toString('hex') }));

test('after any editions the blocks are those of a fresh load', () => {
  fc.assert(
    fc.property(fc.array(edition, { minLength: 2, maxLength: 4 }), (editions) => {
      const store = open(newBase());
      for (const articles of editions) reseedTo(store, { articles });
      expect(check(store)).toEqual([]);
      expect(blocksOf(store)).toEqual(blocksOf(seeded({ articles: editions.at(-1) ?? [] })));
    }),
    { numRuns: 6 },
  );
});

test('a block holds what it was made of, also with more sentences than 16 bits number', () => {
  const article = (id: number, sentences: number) => ({
    id,
    publishedAt: '2005-01-01T00:00:00Z',
    facets: ['', 'en', '', 'PERSON PLACE', 'DAY'],
    entities: Array.from({ length: sentences }, (_, index) => (index % 2 === 0 ? 2 ** 51 + 1 : 7)),
    sentences: Array.from({ length: sentences }, (_, index) => index),
  });
  for (const sentences of [0, 3, 40_000]) {
    const articles = [article(1, sentences), article(2, sentences)];
    expect(articlesOf(readBlock(writeBlock(articles)))).toEqual(articles);
  }
});
