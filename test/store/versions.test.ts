/** Near copies: versions of a story are found and linked, and a text that was filed twice counts once. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import type { Store } from '../../src/store/database/open.ts';
import { dumpOf, newBase, open, reseedTo, seeded } from './base.ts';
import { range, story } from './story.ts';

const SELECT_VERSIONS = `
  SELECT a.key, f.key AS first, round(likeness, 2) AS likeness, r.key AS repeats
  FROM versions AS v JOIN articles AS a ON a.id = article_id JOIN articles AS f ON f.id = first_id
    LEFT JOIN articles AS r ON r.id = repeats_id ORDER BY a.key`;

const versionsIn = (store: Store): unknown[] => store.db.prepare(SELECT_VERSIONS).raw().all();
const articleCount = (store: Store): unknown =>
  store.db.prepare("SELECT article_count FROM entities WHERE key = 'person/ada'").pluck().get();

describe('versions', () => {
  test('a story without its end is a copy of the one published before, a new one is none', () => {
    const store = seeded({
      articles: [
        story('late', range(0, 4), { at: '2020-01-02' }),
        story('early', range(0, 8), { at: '2020-01-01' }),
        story('other', range(10, 18), { at: '2020-01-03' }),
      ],
    });
    expect(versionsIn(store)).toEqual([
      ['early', 'early', 1, null],
      ['late', 'early', 1, null],
    ]);
  });

  test('undated articles come after dated ones', () => {
    const store = seeded({
      articles: [story('undated', range(0, 8)), story('dated', range(0, 7), { at: '2020-01-01' })],
    });
    expect(versionsIn(store)).toEqual([
      ['dated', 'dated', 1, null],
      ['undated', 'dated', 1, null],
    ]);
  });

  test('likeness is the share of the shorter story, and versions start at a half', () => {
    const store = seeded({
      articles: [
        story('first', range(0, 8), { at: '2020-01-01' }),
        story('most', [...range(0, 6), 20, 21], { at: '2020-01-02' }),
        story('less', [...range(0, 3), ...range(30, 35)], { at: '2020-01-02' }),
      ],
    });
    expect(versionsIn(store)).toEqual([
      ['first', 'first', 1, null],
      ['most', 'first', 0.74, null],
    ]);
  });
});

describe('repetitions', () => {
  const original = story('original', range(0, 5), { at: '2020-01-01' });
  const repeated = story('repeated', range(0, 5), { at: '2020-01-02', source: 'Herald' });
  const copied = story('copied', range(0, 6), { at: '2020-01-03' });

  test('the same words under another name do not count, near copies do', () => {
    const store = seeded({ articles: [original, repeated, copied] });
    expect(versionsIn(store)).toEqual([
      ['copied', 'original', 1, null],
      ['original', 'original', 1, null],
      ['repeated', 'original', 1, 'original'],
    ]);
    expect(articleCount(store)).toBe(2);
  });

  test('once the original is gone the repetition counts', () => {
    const store = seeded({ articles: [original, repeated] });
    expect(articleCount(store)).toBe(1);
    reseedTo(store, { articles: [repeated] });
    expect(versionsIn(store)).toEqual([]);
    expect(articleCount(store)).toBe(1);
    expect(check(store)).toEqual([]);
  });

  test('the repetition of a near copy repeats that copy', () => {
    const again = story('again', range(0, 6), { at: '2020-01-04' });
    const store = seeded({ articles: [original, copied, again] });
    expect(versionsIn(store)).toContainEqual(['again', 'original', 1, 'copied']);
  });
});

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const dates = fc.constantFrom('2020-01-01', '2020-01-02', '2020-01-03', null);

/** Parts of the same ten sentences, now and then with two others between. */
const version: fc.Arbitrary<ArticleRecord> = fc
  .record({
    key: fc.constantFrom(...KEYS),
    from: fc.constantFrom(0, 0, 0, 3),
    length: fc.constantFrom(2, 5, 5, 8),
    extra: fc.constantFrom<readonly number[]>([], [], [20], [30, 31, 32]),
    at: dates,
    source: fc.constantFrom('Post', 'Herald'),
  })
  .map(({ key, from, length, extra, at, source }) =>
    story(key, [...range(from, from + length), ...extra], { at, source }),
  );

const newsOf = (article: fc.Arbitrary<ArticleRecord>, maxLength: number) =>
  fc.uniqueArray(article, { maxLength, selector: ({ key }) => key });

test('of a first load only articles that share something are compared', () => {
  let comparisons = 0;
  const onStatement = (sql: string): void => {
    if (sql.includes('json_group_array(json_array(article_id, published))')) comparisons++;
  };
  const store = open(newBase(), { onStatement });
  const alone = range(0, 12).map((index) => story(`alone/${index}`, range(100 + 10 * index, 108 + 10 * index)));
  const alike = [story('early', range(0, 8), { at: '2020-01-01' }), story('late', range(0, 7), { at: '2020-01-02' })];
  reseedTo(store, { articles: [...alone, ...alike] });
  expect(comparisons).toBe(alike.length);
  expect(versionsIn(store)).toHaveLength(alike.length);
  expect(check(store)).toEqual([]);
});

test('any history of near copies ends in the same dump as a fresh seed of its last state, in any order', () => {
  fc.assert(
    fc.property(
      fc.array(newsOf(version, KEYS.length), { minLength: 1, maxLength: 5 }),
      fc.func(fc.integer()),
      (history, rank) => {
        const last = history.at(-1) as readonly ArticleRecord[];
        const lived = seeded({ articles: history[0] as readonly ArticleRecord[] });
        for (const articles of history.slice(1)) reseedTo(lived, { articles });
        const fresh = seeded({ articles: [...last].sort((one, other) => rank(one.key) - rank(other.key)) });
        expect(dumpOf(lived)).toEqual(dumpOf(fresh));
        expect(check(lived)).toEqual([]);
      },
    ),
    { numRuns: 60, endOnFailure: true },
  );
});

/** So many that a band has more first versions than are looked at: they share three sentences of nine. */
const formed: fc.Arbitrary<ArticleRecord> = fc
  .record({ number: fc.nat(89), day: fc.integer({ min: 10, max: 28 }), length: fc.constantFrom(4, 6, 6) })
  .map(({ number, day, length }) => {
    const own = range(100 + (number % 45) * 10, 100 + (number % 45) * 10 + length);
    return story(`form/${number}`, [0, 1, 2, ...own], { at: `2020-01-${day}` });
  });

test('any history of articles that fill in one form ends in the same dump as a fresh seed', () => {
  const news = fc.uniqueArray(formed, { minLength: 50, maxLength: 80, selector: ({ key }) => key });
  fc.assert(
    fc.property(fc.array(news, { minLength: 2, maxLength: 3 }), (history) => {
      const lived = seeded({ articles: history[0] as readonly ArticleRecord[] });
      for (const articles of history.slice(1)) reseedTo(lived, { articles });
      expect(dumpOf(lived)).toEqual(dumpOf(seeded({ articles: history.at(-1) as readonly ArticleRecord[] })));
      expect(check(lived)).toEqual([]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
});
