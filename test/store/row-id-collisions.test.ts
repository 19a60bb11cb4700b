/** Row ids are hashes: what has the row id of something else is reported and left out, and never mixed with it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reportCollision } from '../../src/ingest/report-problems.ts';
import type { ArticleRecord, Asserter, EntityRecord } from '../../src/model.ts';
import { check } from '../../src/store/check/check.ts';
import { applyChange } from '../../src/store/corrections/apply-change.ts';
import type { Store } from '../../src/store/database/open.ts';
import { rowId } from '../../src/store/write/row-ids.ts';
import { articleOf, entityOf, TESTER } from './article-of.ts';
import { addArticles, dumpOf, reseedTo, seeded } from './base.ts';
import { withRolesAndStatements } from './roles-and-statements-of.ts';

/** Pairs whose row ids are equal, found among 130 to 270 million. */
type Pair = readonly [stored: string, refused: string];
/** As keys of articles and of entities, and as surfaces. */
const WORDS: Pair = ['news/34922279', 'news/88277486'];
/** Of articles whose statements have their cue from 14 to 18. */
const SAYING: Pair = ['news/41225291', 'news/45385597'];
/** Names of extractors of version 1. */
const MODELS: Pair = ['model-13418566', 'model-109337206'];
/** Of `person/babbage`, asserted by the tester. */
const NAMES: Pair = ['Charles 31153834', 'Charles 126807034'];
/** Former keys of `person/babbage` in an assertion without other names. */
const FORMER: Pair = ['person/old-103026802', 'person/old-143999837'];

const BABBAGE = 'person/babbage';

interface Words {
  readonly key?: string;
  /** What follows "Babbage said". */
  readonly rest?: string;
  readonly babbage?: Partial<EntityRecord>;
  readonly assertedBy?: Asserter;
}

/** An article whose statement has its cue, "said", from 14 to 18. */
function saying({ key = 'letter', rest = 'so', babbage = {}, assertedBy = TESTER }: Words): ArticleRecord {
  const entities = [entityOf(BABBAGE, { name: 'Babbage', ...babbage })];
  const article = articleOf(key, `News\n\n[Babbage](${BABBAGE}) said ${rest}.`, { entities });
  const mentions = article.mentions.map((mention) => ({ ...mention, assertedBy }));
  return withRolesAndStatements({ ...article, mentions, digest: JSON.stringify([rest, babbage, assertedBy]) }, 0);
}

const modelOf = (name: string): Asserter => ({ ...TESTER, name });
const namedBy = (name: string) => ({
  aliases: [{ name: 'Charles', form: 'FULL_NAME', assertedBy: modelOf(name) } as const],
});
const named = (name: string) => ({ aliases: [{ name, form: 'FULL_NAME', assertedBy: TESTER } as const] });
const statementOf = (key: string): string => `${key}:14-18`;
const asserterOf = (name: string): string => JSON.stringify(['EXTRACTOR', name, '1']);

test.each<[of: string, pair: Pair, wordsOf: (one: string) => Words, keyOf: (one: string) => string]>([
  ['article', WORDS, (key) => ({ key }), (key) => key],
  ['entity', WORDS, (key) => ({ rest: `[it](${key})` }), (key) => key],
  ['surface', WORDS, (words) => ({ rest: `[${words}](other/it)` }), (words) => words],
  ['statement', SAYING, (key) => ({ key }), statementOf],
  ['assertion', FORMER, (key) => ({ babbage: { formerKeys: [key] as never } }), (key) => expect.stringContaining(key)],
  ['asserter', MODELS, (name) => ({ assertedBy: modelOf(name) }), asserterOf],
  ['asserter', MODELS, (name) => ({ babbage: namedBy(name) }), asserterOf],
])('an article with a colliding %s is reported and left out, and the others load', (of, pair, wordsOf, keyOf) => {
  const [first, second] = pair.map((one, place) => saying({ key: place === 0 ? 'letter' : 'notes', ...wordsOf(one) }));
  const [letter, notes] = [first as ArticleRecord, second as ArticleRecord];
  const [stored, refused] = pair.map(keyOf);
  const alone = dumpOf(seeded({ articles: [letter] }));
  const store = seeded({ articles: [] });
  const report = reseedTo(store, { articles: [letter, notes] });
  expect(report).toMatchObject({ added: 1, collisions: [{ of, stored, refused, file: notes.file, line: null }] });
  expect(reportCollision(report.collisions[0] as (typeof report.collisions)[number])).toMatchObject({
    code: 'ID_COLLISION',
    severity: 'ERROR',
    file: notes.file,
  });
  expect(dumpOf(store)).toEqual(alone);
  expect(check(store)).toEqual([]);
  // It is tried again, be it as an addition, and loads once what it collides with is gone.
  expect(addArticles(store, [notes])).toMatchObject({ added: 0, collisions: [{ of }] });
  if (['surface', 'statement', 'assertion'].includes(of)) {
    expect(reseedTo(store, { articles: [] })).toMatchObject({ removed: 1 });
    expect(reseedTo(store, { articles: [notes] })).toMatchObject({ added: 1, collisions: [] });
  }
});

test('an article that collides since it changed is removed, and counts as such', () => {
  const letter = saying({ rest: `[${WORDS[0]}](other/it)` });
  const store = seeded({ articles: [letter, saying({ key: 'notes' })] });
  const changed = saying({ key: 'notes', rest: `[${WORDS[1]}](other/it)` });
  expect(reseedTo(store, { articles: [letter, changed] })).toMatchObject({ changed: 0, removed: 1, unchanged: 1 });
  expect(dumpOf(store)).toEqual(dumpOf(seeded({ articles: [letter] })));
});

const LETTER = saying({ rest: `[it](${WORDS[0]})` });

test('an entity of a gazetteer that collides is reported and left out', () => {
  const store = seeded({ articles: [LETTER] });
  const known = [entityOf(WORDS[1], { name: 'It', ...namedBy('people.yml') })];
  const { collisions } = reseedTo(store, { articles: [LETTER], known });
  expect(collisions).toEqual([{ of: 'entity', stored: WORDS[0], refused: WORDS[1], file: 'people.yml', line: null }]);
  expect(check(store)).toEqual([]);
});

test('a name that collides is reported and left out, and the others stay', () => {
  const letter = saying({ babbage: named(NAMES[0]) });
  const store = seeded({ articles: [letter, saying({ key: 'notes' })] });
  const changed = saying({ key: 'notes', babbage: named(NAMES[1]) });
  expect(reseedTo(store, { articles: [letter, changed] })).toMatchObject({
    changed: 1,
    collisions: [{ of: 'alias', stored: `${BABBAGE}: ${NAMES[0]}`, refused: `${BABBAGE}: ${NAMES[1]}` }],
  });
  const names = store.db.prepare('SELECT name FROM aliases ORDER BY name').pluck().all();
  expect(names).toEqual(['Babbage', NAMES[0]]);
});

const OPTIONS = { by: 'editor', reason: null, preview: false, ifUnchangedSince: null, at: '2020-01-01T00:00:00Z' };

test('a correction that would make something with the row id of something else is refused, and changes nothing', () => {
  const store = seeded({ articles: [LETTER] });
  const before = dumpOf(store);
  const create = { type: 'CREATE_ENTITY', kind: 'OTHER', name: 'It', key: WORDS[1] } as const;
  expect(() => applyChange(store, create as never, OPTIONS)).toThrow(
    expect.objectContaining({ code: 'CONFLICT', message: expect.stringContaining(`"${WORDS[0]}", which is stored`) }),
  );
  expect(dumpOf(store)).toEqual(before);
});

/** A name that collides is left out by itself, and what follows from names with it. */
const OF_NAMES = ['aliases', 'likeness_keys', 'duplicates'];
const dumpWithoutNames = (store: Store): string[] =>
  dumpOf(store).filter((line) => !OF_NAMES.includes(JSON.parse(line).table));

const link = fc
  .tuple(fc.constantFrom('it', ...WORDS), fc.constantFrom('other/it', ...WORDS))
  .map(([words, key]) => `[${words}](${key})`);
const babbage = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...FORMER).map((key) => ({ formerKeys: [key] as never })),
  fc.constantFrom(...NAMES).map(named),
  fc.constantFrom(...MODELS).map(namedBy),
);
const words = fc.record({
  key: fc.constantFrom('other', ...WORDS, ...SAYING),
  rest: fc.array(link, { minLength: 1, maxLength: 2 }).map((links) => links.join(' ')),
  babbage,
  assertedBy: fc.constantFrom(TESTER, TESTER, ...MODELS.map(modelOf)),
});
const seeds = fc
  .uniqueArray(words, { minLength: 1, maxLength: 5, selector: ({ key }) => key })
  .map((articles) => articles.map(saying));

test('whatever collides, what is stored is what the accepted articles alone would give', () => {
  const of = new Set<string>();
  fc.assert(
    fc.property(seeds, seeds, (before, articles) => {
      const store = seeded({ articles: before });
      const { collisions } = reseedTo(store, { articles });
      for (const collision of collisions) of.add(collision.of);
      const names = new Set(
        collisions.filter((each) => each.of === 'alias').map(({ refused }) => refused.split(': ')[0]),
      );
      const defects = check(store).filter(({ table, key }) => !OF_NAMES.includes(table) || !names.has(key));
      expect(defects).toEqual([]);
      const refused = new Set(collisions.map(({ file }) => file));
      const accepted = seeded({ articles: articles.filter(({ file }) => !refused.has(file)) });
      expect(dumpWithoutNames(store)).toEqual(dumpWithoutNames(accepted));
    }),
    { numRuns: 15 },
  );
  expect([...of].sort()).toEqual(expect.arrayContaining(['article', 'asserter', 'entity', 'statement', 'surface']));
});

test('the pairs do collide', () => {
  const pairs = [WORDS, SAYING.map(statementOf), MODELS.map(asserterOf)];
  for (const [stored = '', refused = ''] of pairs) expect(rowId(refused)).toBe(rowId(stored));
});
