/** Rows take few bytes, and say what they would say in more. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleRecord } from '../../src/model.ts';
import { packIds, unpackIds } from '../../src/store/database/packed-ids.ts';
import { defineMigrationFunctions, listMigrations } from '../../src/store/database/version.ts';
import { articleOf } from './article-of.ts';
import { olderBase, seeded } from './base.ts';

const score = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000),
  fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0),
  fc.constant(null),
);

const scored = (scores: readonly (number | null)[]): ArticleRecord => {
  const article = articleOf('scored', scores.map((_, index) => `[Ada](person/ada-${index})`).join(' '));
  const mentions = article.mentions.map((mention, index) => ({ ...mention, score: scores[index] ?? null }));
  return { ...article, mentions };
};

test('a score comes back as it was, whatever its decimals', () => {
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 20 }), (scores) => {
      const store = seeded({ articles: [scored(scores)] });
      expect(store.db.prepare('SELECT score FROM mentions ORDER BY start').pluck().all()).toEqual(scores);
    }),
    { numRuns: 15 },
  );
});

test('a migration stores scores as a fresh load does', () => {
  const scores = [0, 0.001, 0.1, 0.29, 1 / 3, 0.57, 0.999, 0.9999, 1, null];
  const path = olderBase(29);
  const db = new Database(path);
  db.pragma('foreign_keys = OFF');
  const insert = db.prepare(`
    INSERT INTO mentions VALUES (1, ?, 99, 0, 1, 'PLACE', 'ACRONYM', 'REJECTED', NULL, ?, ?, 1, NULL, NULL, 0)`);
  for (const [start, each] of scores.entries()) insert.run(start, each, each);
  defineMigrationFunctions(db);
  db.exec(readFileSync(listMigrations()[29]?.file ?? '', 'utf8'));
  const rows = db.prepare('SELECT score, link_score, kind, form, status, typeof(score_code) FROM mentions').raw().all();
  db.close();
  const stored = seeded({ articles: [scored(scores)] }).db;
  const types = stored.prepare('SELECT typeof(score_code) FROM mentions ORDER BY start').pluck().all();
  expect(rows).toEqual(scores.map((each, at) => [each, each, 'PLACE', 'ACRONYM', 'REJECTED', types[at]]));
  expect(types.filter((type) => type === 'integer')).toHaveLength(7);
});

test('row ids come out of a blob as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 2 ** 52 - 1 })), (ids) => {
      const packed = packIds(ids);
      expect(unpackIds(packed)).toEqual(ids);
      // Where no number can begin.
      expect(unpackIds(Buffer.concat([Buffer.alloc(1), packed]).subarray(1))).toEqual(ids);
    }),
  );
});
