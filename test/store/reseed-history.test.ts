/** Reseeding: what is stored depends on the seeds alone, not on their order or on what was stored before. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { articleOf } from './article-of.ts';
import { dumpOf, reseedTo, type Seeds, seeded } from './base.ts';
import { articleOfKey, seedsOf } from './seed-arbitraries.ts';

const KEYS = ['a', 'b', 'c', 'd', 'e'];
const seeds = seedsOf(KEYS);

test('any history of reseeds ends in the same dump as a fresh seed of its last state, in any order', () => {
  fc.assert(
    fc.property(fc.array(seeds, { minLength: 1, maxLength: 4 }), fc.func(fc.integer()), (history, rank) => {
      const last = history.at(-1) as Seeds;
      const shuffled = [...last.articles].sort((one, other) => rank(one.key) - rank(other.key));
      const fresh = seeded({ articles: shuffled, known: [...(last.known ?? [])].reverse() });
      const lived = seeded(history[0] as Seeds);
      for (const state of history.slice(1)) reseedTo(lived, state);
      expect(dumpOf(lived)).toEqual(dumpOf(fresh));
      expect(check(lived)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

const PUBLICATIONS: readonly ArticleRecord['publication'][] = [
  null,
  { at: '1843-01-01T00:00:00Z', precision: 'YEAR' },
  { at: '1843-01-01T00:00:00Z', precision: 'MONTH' },
  { at: '1843-02-03T00:00:00Z', precision: 'DAY' },
];

/** Articles of other texts have other sources and dates. */
const metadataOf = (text: string, index: number): Partial<ArticleRecord> => ({
  source: text.length % 2 ? null : `Gazette ${text.length % 5}`,
  section: index % 3 ? 'World' : null,
  language: 'en',
  publication: PUBLICATIONS[(text.length + index) % PUBLICATIONS.length] ?? null,
});

/** Enough articles for hubs: `london` appears in all of them, `ada` in every second, a guest in each. */
const crowd = (count: number, text: (index: number) => string): ArticleRecord[] =>
  Array.from({ length: count }, (_, index) => articleOf(`crowd/${index}`, text(index), metadataOf(text(index), index)));
const plain = (index: number): string =>
  `[London](place/london) and [guest](person/guest-${index % 7}).${index % 2 ? ' [Ada](person/ada) too.' : ''}`;
const changed = (index: number): string =>
  index % 5 ? plain(index) : `[London](place/london) met [guest](person/guest-${index % 3}) and [Ada](person/ada).`;

const crowds: fc.Arbitrary<Seeds> = fc
  .record({ count: fc.constantFrom(50, 64, 65, 80, 140), text: fc.constantFrom(plain, changed) })
  .map(({ count, text }) => ({ articles: crowd(count, text) }));

test('histories contain roles, statements and nested statements', () => {
  const drawn = fc.sample(articleOfKey(KEYS), { seed: 3, numRuns: 60 });
  for (const table of ['roles', 'statements'] as const) {
    expect(drawn.filter((record) => record[table].length > 0).length).toBeGreaterThan(20);
  }
  expect(drawn.some(({ statements }) => statements.some(({ parent }) => parent !== null))).toBe(true);
});

test('any history in which hubs come, change and go ends in the same dump as a fresh seed', () => {
  fc.assert(
    fc.property(fc.array(crowds, { minLength: 2, maxLength: 4 }), (history) => {
      const lived = seeded(history[0] as Seeds);
      for (const state of history.slice(1)) reseedTo(lived, state);
      expect(dumpOf(lived)).toEqual(dumpOf(seeded(history.at(-1) as Seeds)));
      expect(check(lived)).toEqual([]);
    }),
    { numRuns: 12 },
  );
});

test('a hub has a row for each neighbour, with the number of common articles and sentences', () => {
  const store = seeded({ articles: crowd(80, plain) });
  const rows = store.db
    .prepare(
      `SELECT o.key, articles, sentences FROM neighbours
         JOIN entities AS e ON e.hub = neighbours.hub JOIN entities AS o ON o.id = neighbour_id
       WHERE e.key = 'place/london' ORDER BY articles DESC, o.key`,
    )
    .raw()
    .all();
  expect(rows.slice(0, 3)).toEqual([
    ['person/ada', 40, 0],
    ['person/guest-0', 12, 12],
    ['person/guest-1', 12, 12],
  ]);
  expect(rows).toHaveLength(8);
});
