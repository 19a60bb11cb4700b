/** Row ids are hashes: what has the row id of something else is reported and left out, and never mixed with it. */

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import { reportCollision } from '../../src/ingest/report-problems.ts';
import type { ArticleRecord, EntityRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import type { Store } from '../../src/store/database/open.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { addArticles, dumpOf, reseedTo, seeded } from './base.ts';
import { withRolesAndStatements } from './roles-and-statements-of.ts';
import { seedsOf } from './seed-arbitraries.ts';

/** Natural keys that get the row id of another one. */
const collide = vi.hoisted(() => ({ as: new Map<string, string>(), bits: 52 }));

vi.mock('../../src/store/write/row-ids.ts', () => ({
  rowId: (key: string): number => {
    const hash = createHash('sha256')
      .update(collide.as.get(key) ?? key)
      .digest('hex')
      .slice(0, 13);
    return Number(BigInt(`0x${hash}`) >> BigInt(52 - collide.bits));
  },
}));

beforeEach(() => {
  collide.as.clear();
  collide.bits = 52;
});

const LETTER = articleOf('letter', 'A letter\n\n[Ada](person/ada) wrote to [London](place/london).');

/** An article of its own entity, surface and statement. */
const other = (facts: Partial<ArticleRecord> = {}): ArticleRecord =>
  withRolesAndStatements(articleOf('notes', 'Some notes\n\n[Babbage](person/babbage) read them.', facts), 5);

const BABBAGE = 'person/babbage';
const asserted = (name: string): EntityRecord =>
  entityOf(BABBAGE, { aliases: [{ name: 'Charles', form: 'FULL_NAME', assertedBy: { ...TESTER, name } }] });
const statementOf = ({ key, statements: [first] }: ArticleRecord): string =>
  `${key}:${first?.cue.start}-${first?.cue.end}`;
const claimOf = (key: string): string => {
  collide.as.clear();
  const store = seeded({ articles: [LETTER, other()] });
  const select = store.db.prepare('SELECT record FROM claims JOIN entities AS e ON e.id = entity_id WHERE key = ?');
  return select.pluck().get(key) as string;
};
const asserterOf = (name: string): string => JSON.stringify(['EXTRACTOR', name, '1']);

const SAYING = withRolesAndStatements(LETTER, 5);

test.each<[of: string, () => { refused: string; stored: string; record?: ArticleRecord }]>([
  ['article', () => ({ refused: 'notes', stored: 'letter' })],
  ['entity', () => ({ refused: BABBAGE, stored: 'person/ada' })],
  ['surface', () => ({ refused: 'Babbage', stored: 'London' })],
  ['statement', () => ({ refused: statementOf(other()), stored: statementOf(SAYING) })],
  ['assertion', () => ({ refused: claimOf(BABBAGE), stored: claimOf('place/london') })],
  [
    'asserter',
    () => {
      const mentions = other().mentions.map((mention) => ({ ...mention, assertedBy: { ...TESTER, name: 'b' } }));
      return { refused: asserterOf('b'), stored: asserterOf('tester'), record: other({ mentions }) };
    },
  ],
  [
    'asserter',
    () => ({ refused: asserterOf('c'), stored: asserterOf('tester'), record: other({ entities: [asserted('c')] }) }),
  ],
])('an article with a colliding %s is reported and left out, and the others load', (of, colliding) => {
  const { refused, stored, record = other() } = colliding();
  const alone = dumpOf(seeded({ articles: [SAYING] }));
  collide.as.set(refused, stored);
  const store = seeded({ articles: [] });
  const report = reseedTo(store, { articles: [SAYING, record] });
  expect(report).toMatchObject({ added: 1, collisions: [{ of, stored, refused, file: 'notes.txt', line: null }] });
  expect(reportCollision(report.collisions[0] as (typeof report.collisions)[number])).toMatchObject({
    code: 'ID_COLLISION',
    severity: 'ERROR',
    file: 'notes.txt',
  });
  expect(dumpOf(store)).toEqual(alone);
  expect(check(store)).toEqual([]);
  // It is tried again, be it as an addition, and loads once what it collides with is gone.
  expect(addArticles(store, [record])).toMatchObject({ added: 0, collisions: [{ of }] });
  if (['surface', 'statement', 'assertion'].includes(of)) {
    expect(reseedTo(store, { articles: [] })).toMatchObject({ removed: 1 });
    expect(reseedTo(store, { articles: [record] })).toMatchObject({ added: 1, collisions: [] });
  }
});

test('an article that collides since it changed is removed, and counts as such', () => {
  const store = seeded({ articles: [SAYING, other()] });
  collide.as.set('Charles', 'London');
  const changed = articleOf('notes', 'Some notes\n\n[Charles](person/babbage) read them.');
  expect(reseedTo(store, { articles: [SAYING, changed] })).toMatchObject({ changed: 0, removed: 1, unchanged: 1 });
  collide.as.clear();
  expect(dumpOf(store)).toEqual(dumpOf(seeded({ articles: [SAYING] })));
});

test('an entity of a gazetteer that collides is reported and left out', () => {
  collide.as.set(BABBAGE, 'person/ada');
  const store = seeded({ articles: [LETTER] });
  const { collisions } = reseedTo(store, { articles: [LETTER], known: [asserted('people.yml')] });
  expect(collisions).toEqual([
    { of: 'entity', stored: 'person/ada', refused: BABBAGE, file: 'people.yml', line: null },
  ]);
  expect(check(store)).toEqual([]);
});

test('a name that collides is reported and left out, and the others stay', () => {
  const store = seeded({ articles: [LETTER, other()] });
  const idOf = store.db.prepare('SELECT id FROM entities WHERE key = ?').pluck();
  const asserter = store.db.prepare("SELECT id FROM asserters WHERE name = 'tester'").pluck().get();
  const aliasOf = (key: string, name: string): string => JSON.stringify([idOf.get(key), name, 'FULL_NAME', asserter]);
  collide.as.set(aliasOf(BABBAGE, 'Charles'), aliasOf('person/ada', 'Ada'));
  const named = other({ entities: [asserted('tester')] });
  expect(reseedTo(store, { articles: [LETTER, named] })).toMatchObject({
    changed: 1,
    collisions: [{ of: 'alias', stored: 'person/ada: Ada', refused: 'person/babbage: Charles' }],
  });
  const names = store.db.prepare('SELECT name FROM aliases ORDER BY name').pluck().all();
  expect(names).toEqual(expect.arrayContaining(['Ada', 'Babbage']));
  expect(names).not.toContain('Charles');
});

const OPTIONS = { by: 'editor', reason: null, preview: false, ifUnchangedSince: null, at: '2020-01-01T00:00:00Z' };

test('a correction that would make something with the row id of something else is refused, and changes nothing', () => {
  const store = seeded({ articles: [LETTER] });
  const before = dumpOf(store);
  collide.as.set(BABBAGE, 'person/ada');
  const create = { type: 'CREATE_ENTITY', kind: 'PERSON', name: 'Babbage', key: BABBAGE } as const;
  expect(() => applyChange(store, create as never, OPTIONS)).toThrow(
    expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining('"person/ada", which is stored') }),
  );
  expect(dumpOf(store)).toEqual(before);
});

const KEYS = ['one', 'two', 'three', 'four'];
/** A name that collides is left out by itself, and what follows from names with it. */
const OF_NAMES = ['aliases', 'likeness_keys', 'duplicates'];
const dumpWithoutNames = (store: Store): string[] =>
  dumpOf(store).filter((line) => !OF_NAMES.includes(JSON.parse(line).table));

test('whatever collides, what is stored is what the accepted articles alone would give', () => {
  let collisions = 0;
  fc.assert(
    fc.property(seedsOf(KEYS, 1), seedsOf(KEYS, 1), fc.integer({ min: 6, max: 12 }), (before, { articles }, bits) => {
      collide.bits = bits;
      const store = seeded({ articles: before.articles });
      const { collisions: found } = reseedTo(store, { articles });
      collisions += found.length;
      const names = new Set(found.filter(({ of }) => of === 'alias').map(({ refused }) => refused.split(': ')[0]));
      const defects = check(store).filter(({ table, key }) => !OF_NAMES.includes(table) || !names.has(key));
      expect(defects).toEqual([]);
      const refused = new Set(found.map(({ file }) => file));
      collide.bits = 52;
      const accepted = seeded({ articles: articles.filter(({ file }) => !refused.has(file)) });
      expect(dumpWithoutNames(store)).toEqual(dumpWithoutNames(accepted));
    }),
    { numRuns: 12 },
  );
  expect(collisions).toBeGreaterThan(0);
});
